package id.timbang.indicator.directory.list;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.indicator.RunningService;
import id.timbang.indicator.RunningService.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Employees by list, over HTTP. */
class EmployeeImportTest {

    private final RunningService service = RunningService.shared();
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void office() {
        service.put("/api/offices/imp", "{\"name\":\"Dukcapil\"}");
    }

    @Test
    void a_list_is_taken_line_by_line_and_again_changes_nothing() {
        String list = """
                name,employeeId,position,officeId,nip,sex,birthDate,activeFrom,activeTo,supervisorId,grade
                "Santoso, Budi",e1-RUN,officer,imp,,MALE,1990-04-17,2015-03-01,,e2-RUN,III/b
                Ani,e2-RUN,head,imp,,female,,,,,
                """;

        Answer first = post(list);
        Answer again = post(list);
        Answer changed = post(list.replace("III/b", "III/c"));

        assertThat(first.status()).isEqualTo(200);
        assertReport(first, 2, 2, 0, 0);
        assertReport(again, 2, 0, 0, 2);
        assertReport(changed, 2, 0, 1, 1);
        Answer budi = service.get("/api/employees/e1-" + run);
        assertThat(budi.text("/name")).isEqualTo("Santoso, Budi");
        assertThat(budi.text("/grade")).isEqualTo("III/c");
        assertThat(budi.text("/supervisorId")).isEqualTo("e2-" + run);
        assertThat(budi.body().at("/version").intValue()).isEqualTo(2);
        assertThat(budi.body().at("/nip").isNull()).isTrue();
    }

    @Test
    void a_bad_line_is_told_by_its_number_and_the_good_ones_are_taken() {
        Answer answer = post("""
                employeeId,name,officeId,position,sex,birthDate,nip
                e1-RUN,Budi,imp,officer,MALE,1990-04-17,

                e2-RUN,"Ani
                Wati",imp,officer,,,
                e3-RUN,Tono,nowhere,officer,X,17-04-1990,123
                e4-RUN,Dewi,imp
                ,Agus,imp,officer,,,
                e1-RUN,Budi again,imp,officer,,,
                199004172015031001,Eko,imp,officer,,,
                e5-RUN,Sari,imp,officer,,,
                """);

        assertReport(answer, 8, 2, 0, 0);
        assertThat(answer.body().at("/rejected"))
                .extracting(rejected -> rejected.at("/line").intValue() + " "
                        + rejected.at("/problem").asString())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("4 name: has a control character"),
                        line -> assertThat(line)
                                .startsWith("6 ")
                                .contains("officeId: there is no office 'nowhere'")
                                .contains("sex: 'X' is neither")
                                .contains("birthDate: '17-04-1990' is no date")
                                .contains("nip: must have 18 digits"),
                        line -> assertThat(line).startsWith("7 line: has 3 fields, the header 7"),
                        line -> assertThat(line).isEqualTo("8 employeeId: is missing"),
                        line -> assertThat(line).startsWith("9 employeeId: ").contains("an earlier line"),
                        line -> assertThat(line).startsWith("10 employeeId: ").doesNotContain("199004172015031001"));
        assertThat(service.get("/api/employees/e1-" + run).text("/name")).isEqualTo("Budi");
    }

    @Test
    void a_column_that_is_absent_leaves_what_is_known() {
        post("employeeId,name,officeId,position,grade\ne1-RUN,Budi,imp,officer,III/b\n");

        Answer answer = post("employeeId,name,officeId,position\ne1-RUN,Budi S,imp,officer\n");
        Answer emptied = post("employeeId,name,officeId,position,grade\ne1-RUN,Budi S,imp,officer,\n");

        assertReport(answer, 1, 0, 1, 0);
        assertReport(emptied, 1, 0, 1, 0);
        assertThat(service.get("/api/employees/e1-" + run).body().at("/grade").isNull())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                                     | empty",
                "employeeId,name,officeId               | the column 'position' is missing",
                "employeeId,name,officeId,position,nik  | there is no column 'nik'",
                "employeeId,name,name,officeId,position | 'name' is there twice",
                "employeeId;name;officeId;position      | separated by commas",
            })
    void a_header_that_will_not_do_is_explained(String header, String detail) {
        Answer answer = post(header);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.text("/detail")).contains(detail);
    }

    @Test
    void a_list_that_breaks_off_within_a_quote_is_told_with_what_was_taken() {
        Answer answer = post("employeeId,name,officeId,position\ne1-RUN,Budi,imp,officer\ne2-RUN,\"Ani,imp,of\n"
                + "e3-RUN,Tono,imp,officer\n".repeat(5000));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/code")).isEqualTo("unreadable-csv");
        assertThat(answer.body().at("/line").intValue()).isEqualTo(2);
        assertThat(answer.body().at("/report/created").intValue()).isEqualTo(1);
    }

    @Test
    void a_quote_that_is_never_closed_does_not_swallow_the_rest_of_a_short_list_unsaid() {
        Answer answer = post("employeeId,name,officeId,position\nq1-RUN,Budi,imp,officer\nq2-RUN,\"Ani,imp,of\n"
                + "q3-RUN,Tono,imp,officer\n");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/code")).isEqualTo("unreadable-csv");
        assertThat(answer.text("/detail")).contains("opened in line 3", "never closed");
        assertThat(answer.body().at("/report/created").intValue()).isEqualTo(1);
    }

    @Test
    void a_byte_order_mark_is_passed_over_and_a_wrong_encoding_is_told() {
        Answer marked = post("\uFEFFemployeeId,name,officeId,position\ne1-RUN,Ñoño,imp,officer\n");
        Answer wrong = send(("employeeId,name,officeId,position\ne2-" + run + ",Ñoño,imp,officer\n")
                .getBytes(StandardCharsets.ISO_8859_1));

        assertReport(marked, 1, 1, 0, 0);
        assertThat(service.get("/api/employees/e1-" + run).text("/name")).isEqualTo("Ñoño");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text("/detail")).contains("character encoding");
    }

    @Test
    void a_long_list_is_taken() {
        String list = IntStream.range(0, 2000)
                .mapToObj(n -> "l" + n + "-RUN,Name " + n + ",imp,officer\n")
                .collect(Collectors.joining("", "employeeId,name,officeId,position\n", ""));

        assertReport(post(list), 2000, 2000, 0, 0);
    }

    private static void assertReport(Answer answer, int lines, int created, int updated, int unchanged) {
        assertThat(answer.body().at("/lines").intValue()).isEqualTo(lines);
        assertThat(answer.body().at("/created").intValue()).isEqualTo(created);
        assertThat(answer.body().at("/updated").intValue()).isEqualTo(updated);
        assertThat(answer.body().at("/unchanged").intValue()).isEqualTo(unchanged);
        assertThat(answer.body().at("/rejected")).hasSize(lines - created - updated - unchanged);
    }

    private Answer post(String list) {
        return send(list.replace("RUN", run).getBytes(StandardCharsets.UTF_8));
    }

    private Answer send(byte[] list) {
        return service.send("POST", "/api/employees/imports", "text/csv", BodyPublishers.ofByteArray(list));
    }
}
