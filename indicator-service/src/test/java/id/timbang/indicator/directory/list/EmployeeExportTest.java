package id.timbang.indicator.directory.list;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.embedded.EmbeddedBroker;
import id.timbang.indicator.RunningService;
import id.timbang.indicator.RunningService.Answer;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.identity.Role;
import id.timbang.kit.identity.TestIdentity;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list that goes out is the list that comes in. */
class EmployeeExportTest {

    private static final String HEADER =
            "employeeId,name,nip,officeId,position,supervisorId,grade,sex,birthDate,activeFrom,activeTo,assignedFrom";
    private static final List<String> TEXTS = List.of(
            "Budi, S.Kom",
            "O\"Neil",
            "=1+1",
            "-2",
            "+62",
            "@SUM(A1)",
            "'quoted'",
            "Ñoño 東京 \uD83D\uDE00",
            "a;b|c\\d",
            "\u2028",
            "\"\"",
            "#comment",
            "null",
            "\u00a0nbsp");

    private final RunningService service = RunningService.shared();
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String kota = "x-" + run;

    @BeforeEach
    void office() {
        service.put("/api/offices/" + kota, "{\"name\":\"Kota\"}");
    }

    @Test
    void what_goes_out_comes_in_unchanged_here_and_the_same_elsewhere(@TempDir Path directory) {
        String list = people(120);
        Answer first = post(service, list);
        service.put(
                "/api/employees/p0-" + run,
                "{\"name\":\"Moved\",\"officeId\":\"" + kota
                        + "\",\"position\":\"elsewhere\",\"assignedFrom\":\"2026-05-04\"}");
        String out = export(service, TestIdentity.shared().manager(Caller.EVERY_AGENCY));

        Answer back = post(service, out);

        assertThat(first.body().at("/rejected")).isEmpty();
        assertThat(back.body().at("/unchanged").intValue()).isEqualTo(120);
        assertThat(back.body().at("/lines").intValue()).isEqualTo(120);
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory);
                RunningService empty = RunningService.withBroker(broker.bootstrapServers(), "elsewhere-" + run)) {
            empty.put("/api/offices/" + kota, "{\"name\":\"Kota\"}");
            assertThat(post(empty, out).body().at("/created").intValue()).isEqualTo(120);
            assertThat(export(empty, TestIdentity.shared().manager(Caller.EVERY_AGENCY)))
                    .isEqualTo(out);
        }
    }

    @Test
    void it_is_an_attachment_with_the_header_of_an_import_and_quotes_where_they_are_needed() {
        post(service, HEADER + "\r\np-" + run + ",\"Budi, S.Kom\",," + kota + ",officer,,,,,,,\r\n");

        HttpResponse<byte[]> answer = asked(service, TestIdentity.shared().manager(Caller.EVERY_AGENCY));

        assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(HEADER + "\r\np-" + run + ",\"Budi, S.Kom\",," + kota + ",officer,,,,,,,\r\n");
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"employees.csv\"");
    }

    @Test
    void it_has_those_whom_the_caller_may_see_and_of_each_what_the_caller_may_see() {
        post(
                service,
                HEADER + "\nboss-" + run + ",Boss,," + kota + ",head,,,,,,,\nmine-" + run + ",Mine,50000000"
                        + "%010d".formatted(Integer.toUnsignedLong(run.hashCode())) + "," + kota + ",officer,boss-"
                        + run
                        + ",III/b,MALE,1990-04-17,,,\nother-" + run + ",Other,," + kota + ",officer,,,,,,,\n");
        TestIdentity identity = TestIdentity.shared();

        String supervisor = export(service, identity.person("boss-" + run, Role.EMPLOYEE, Role.SUPERVISOR));
        String employee = export(service, identity.person("other-" + run, Role.EMPLOYEE));

        assertThat(supervisor)
                .contains("mine-" + run + ",Mine,," + kota + ",officer,boss-" + run + ",III/b,,,,,")
                .contains("boss-" + run)
                .doesNotContain("other-" + run);
        assertThat(employee.lines()).hasSize(2).last().asString().startsWith("other-" + run);
        assertThat(export(service, identity.reviewer()).lines()).hasSize(1);
        assertThat(asked(service, identity.registry("siak")).statusCode()).isEqualTo(403);
        assertThat(new String(asked(service, identity.registry("siak")).body(), StandardCharsets.UTF_8))
                .contains("not-yours");
    }

    @Test
    void whoever_asks_for_nothing_special_gets_json() {
        for (String accept : List.of("*/*", "application/json", "text/html, */*;q=0.1")) {
            Answer answer = service.as(TestIdentity.shared().manager(Caller.EVERY_AGENCY))
                    .send("GET", "/api/employees", "", BodyPublishers.noBody(), "Accept", accept);
            assertThat(answer.type()).startsWith("application/json");
        }
    }

    private String people(int count) {
        Random random = new Random(run.hashCode());
        StringBuilder list = new StringBuilder(HEADER).append('\n');
        for (int n = 0; n < count; n++) {
            list.append("p").append(n).append('-').append(run);
            list.append(',').append(quoted(text(random))).append(',');
            list.append(
                    random.nextBoolean() ? "" : "4%017d".formatted(Integer.toUnsignedLong(run.hashCode()) * 1000 + n));
            list.append(',').append(kota).append(',').append(quoted(text(random)));
            list.append(',').append(random.nextBoolean() ? "" : "p" + (n + 1) % count + "-" + run);
            list.append(',').append(random.nextBoolean() ? "" : quoted(text(random)));
            list.append(',').append(List.of("", "MALE", "FEMALE").get(random.nextInt(3)));
            list.append(',').append(random.nextBoolean() ? "" : "1990-04-17");
            list.append(',').append(random.nextBoolean() ? "" : "2015-03-01");
            list.append(',').append(random.nextBoolean() ? "" : "2031-01-31");
            list.append(',').append(random.nextBoolean() ? "" : "2020-02-29").append('\n');
        }
        return list.toString();
    }

    private static String text(Random random) {
        return "N" + TEXTS.get(random.nextInt(TEXTS.size())) + TEXTS.get(random.nextInt(TEXTS.size()));
    }

    /** Written by RFC 4180, without the library that the service uses. */
    private static String quoted(String text) {
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }

    private Answer post(RunningService to, String list) {
        return to.send(
                "POST", "/api/employees/imports", "text/csv", BodyPublishers.ofString(list, StandardCharsets.UTF_8));
    }

    private String export(RunningService from, String token) {
        HttpResponse<byte[]> answer = asked(from, token);
        assertThat(answer.statusCode()).isEqualTo(200);
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> asked(RunningService from, String token) {
        String office = token.equals(TestIdentity.shared().manager(Caller.EVERY_AGENCY)) ? "?office=" + kota : "";
        return from.as(token).raw("GET", "/api/employees" + office, "Accept", "text/csv");
    }
}
