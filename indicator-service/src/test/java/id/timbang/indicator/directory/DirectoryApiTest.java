package id.timbang.indicator.directory;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.Topic;
import id.timbang.indicator.Log;
import id.timbang.indicator.RunningService;
import id.timbang.indicator.RunningService.Answer;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Offices, employees and absences over HTTP. */
class DirectoryApiTest {

    private final RunningService service = RunningService.shared();
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String agency = "agency-" + run;
    private final String office = "office-" + run;

    @Test
    void an_office_is_created_changed_and_left_alone_and_each_change_is_told() {
        Answer created = service.put("/api/offices/" + agency, "{\"name\":\" Kota Surabaya \"}");
        Answer changed = service.put("/api/offices/" + agency, "{\"name\":\"Surabaya\"}");
        Answer same = service.put("/api/offices/" + agency, "{\"name\":\"Surabaya\",\"officeId\":\"" + agency + "\"}");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text("/name")).isEqualTo("Kota Surabaya");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().at("/version").intValue()).isEqualTo(2);
        assertThat(same.status()).isEqualTo(200);
        assertThat(same.body().at("/version").intValue()).isEqualTo(2);
        assertThat(service.get("/api/offices/" + agency).body()).isEqualTo(changed.body());
        assertThat(Log.of(Topic.DIRECTORY))
                .filteredOn(told -> told.key().equals("office/" + agency))
                .extracting(told -> told.envelope().id())
                .containsExactly("office/" + agency + "/1", "office/" + agency + "/2");
    }

    @Test
    void what_get_answers_can_be_put_back() {
        offices();
        String employee = "e-" + run;
        Answer created = service.put("/api/employees/" + employee, budi());

        Answer back = service.put("/api/employees/" + employee, created.body().toString());

        assertThat(created.status()).isEqualTo(201);
        assertThat(back.status()).isEqualTo(200);
        assertThat(back.body()).isEqualTo(created.body());
        assertThat(back.body().at("/version").intValue()).isEqualTo(1);
    }

    @Test
    void an_office_cannot_stand_below_itself() {
        offices();

        Answer answer = service.put("/api/offices/" + agency, "{\"name\":\"A\",\"parentId\":\"" + office + "\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/errors/0/field")).isEqualTo("parentId");
    }

    @Test
    void employees_of_an_office_are_listed_with_those_of_the_offices_below_it_page_by_page() {
        offices();
        IntStream.range(0, 3).forEach(n -> service.put("/api/employees/p" + n + "-" + run, budi()));
        service.put(
                "/api/employees/head-" + run,
                "{\"name\":\"Ani\",\"officeId\":\"" + agency + "\",\"position\":\"head\"}");

        Answer all = service.get("/api/employees?office=" + agency + "&size=3");
        Answer rest = service.get("/api/employees?office=" + agency + "&size=3&page=1");
        Answer below = service.get("/api/employees?office=" + office);

        assertThat(all.body().at("/total").intValue()).isEqualTo(4);
        assertThat(all.body().at("/items")).hasSize(3);
        assertThat(all.text("/items/0/employeeId")).isEqualTo("head-" + run);
        assertThat(rest.body().at("/items")).hasSize(1);
        assertThat(below.body().at("/total").intValue()).isEqualTo(3);
        assertThat(service.get("/api/employees?office=nowhere").status()).isEqualTo(404);
        assertThat(service.get("/api/employees?size=0").status()).isEqualTo(400);
        assertThat(service.get("/api/offices?page=x").status()).isEqualTo(400);
    }

    @Test
    void an_absence_is_kept() {
        offices();
        service.put("/api/employees/e-" + run, budi());
        String path = "/api/employees/e-" + run + "/absences/a-1";

        Answer created = service.put(path, "{\"from\":\"2026-11-09\",\"to\":\"2026-11-11\",\"kind\":\"ANNUAL_LEAVE\"}");

        assertThat(created.status()).isEqualTo(201);
        assertThat(service.get(path).body()).isEqualTo(created.body());
        assertThat(created.text("/to")).isEqualTo("2026-11-11");
        assertThat(service.put(path, "{\"from\":\"2026-11-09\",\"to\":\"2026-11-08\",\"kind\":\"X\"}")
                        .text("/errors/0/field"))
                .isEqualTo("to");
        assertThat(service.put("/api/employees/nobody/absences/a-1", "{}").status())
                .isEqualTo(404);
    }

    @Test
    void absences_are_listed_mended_and_taken_back() {
        offices();
        service.put("/api/employees/e-" + run, budi());
        service.put("/api/employees/e-" + run + "0", budi());
        String path = "/api/employees/e-" + run + "/absences";
        String leave = "{\"from\":\"2026-11-09\",\"to\":\"2026-11-11\",\"kind\":\"ANNUAL_LEAVE\"}";
        service.put(path + "/a-2", leave);
        service.put(path + "/a-1", leave);
        service.put("/api/employees/e-" + run + "0/absences/a-3", leave);

        service.put(path + "/a-1", leave.replace("11-11", "11-10"));
        service.put(path + "/a-2", leave.replace("ANNUAL_LEAVE", "CANCELLED"));

        Answer all = service.get(path);
        assertThat(all.body().at("/total").intValue()).isEqualTo(2);
        assertThat(all.text("/items/0/absenceId") + all.text("/items/0/to")).isEqualTo("a-12026-11-10");
        assertThat(all.text("/items/1/absenceId") + all.text("/items/1/kind")).isEqualTo("a-2CANCELLED");
        assertThat(service.get(path + "?size=1&page=1").text("/items/0/absenceId"))
                .isEqualTo("a-2");
        assertThat(service.put(path + "/a-4", leave.replace("ANNUAL_LEAVE", "cancelled"))
                        .text("/errors/0/field"))
                .isEqualTo("kind");
        assertThat(service.put(path + "/a-4", leave.replace("2026-11-11", "9999-11-11"))
                        .text("/errors/0/field"))
                .isEqualTo("to");
        assertThat(service.get("/api/employees/nobody/absences").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name         | {'officeId':'OFFICE','position':'p'}",
                "name         | {'name':'a\\u0000b','officeId':'OFFICE','position':'p'}",
                "name         | {'name':'a\\ud800b','officeId':'OFFICE','position':'p'}",
                "officeId     | {'name':'Budi','officeId':'nowhere','position':'p'}",
                "position     | {'name':'Budi','officeId':'OFFICE','position':' '}",
                "nip          | {'name':'Budi','officeId':'OFFICE','position':'p','nip':'12345'}",
                "supervisorId | {'name':'Budi','officeId':'OFFICE','position':'p','supervisorId':'x-RUN'}",
                "supervisorId | {'name':'Budi','officeId':'OFFICE','position':'p','supervisorId':'199004172015031001'}",
                "birthDate    | {'name':'Budi','officeId':'OFFICE','position':'p','birthDate':'2190-04-17'}",
                "activeTo     | {'name':'Budi','officeId':'OFFICE','position':'p','activeFrom':'2026-02-01','activeTo':'2026-01-01'}",
                "employeeId   | {'name':'Budi','officeId':'OFFICE','position':'p','employeeId':'other'}",
            })
    void a_wrong_field_is_named(String field, String json) {
        offices();

        Answer answer = service.put(
                "/api/employees/x-" + run,
                json.replace('\'', '"').replace("OFFICE", office).replace("RUN", run));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.text("/code")).isEqualTo("invalid");
        assertThat(answer.body().at("/errors")).hasSize(1);
        assertThat(answer.text("/errors/0/field")).isEqualTo(field);
        assertThat(answer.text("/detail")).startsWith(field + ": ").doesNotContain("199004172015031001");
        assertThat(service.get("/api/employees/x-" + run).status()).isEqualTo(404);
    }

    @Test
    void a_field_of_the_wrong_type_or_of_no_name_is_told_with_its_place() {
        offices();

        Answer wrongType = service.put("/api/employees/x-" + run, "{\"name\":\"Budi\",\n \"sex\":\"M\"}");
        Answer misspelt = service.put("/api/offices/x-" + run, "{\"name\":\"Budi\",\n \"parentID\":\"x\"}");

        assertThat(wrongType.status()).isEqualTo(400);
        assertThat(wrongType.body().at("/line").intValue()).isEqualTo(2);
        assertThat(wrongType.text("/detail")).contains("'sex'").contains("MALE");
        assertThat(misspelt.status()).isEqualTo(400);
        assertThat(misspelt.text("/detail")).contains("parentID");
    }

    @Test
    void an_id_that_is_a_personal_number_is_refused_and_not_repeated() {
        offices();

        for (String number : new String[] {"199004172015031001", "3578010101900001"}) {
            Answer answer = service.put("/api/employees/" + number, budi());

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text("/detail"))
                    .contains("tells birth date and sex")
                    .doesNotContain(number);
        }
    }

    @Test
    void a_nip_belongs_to_one_employee_until_it_is_taken_away() {
        offices();
        String nip = "\"nip\":\"" + nip() + "\",";
        service.put("/api/employees/n1-" + run, budi().replace("{", "{" + nip));

        Answer second = service.put("/api/employees/n2-" + run, budi().replace("{", "{" + nip));
        service.put("/api/employees/n1-" + run, budi());
        Answer third = service.put("/api/employees/n2-" + run, budi().replace("{", "{" + nip));

        assertThat(second.text("/errors/0/field")).isEqualTo("nip");
        assertThat(third.status()).isEqualTo(201);
    }

    private String nip() {
        return "1990041720" + (10_000_000 + Math.floorMod(run.hashCode(), 10_000_000));
    }

    private void offices() {
        service.put("/api/offices/" + agency, "{\"name\":\"Kota\"}");
        service.put("/api/offices/" + office, "{\"name\":\"Dukcapil\",\"parentId\":\"" + agency + "\"}");
    }

    private String budi() {
        return "{\"name\":\"Budi\",\"officeId\":\"" + office + "\",\"position\":\"officer\"}";
    }
}
