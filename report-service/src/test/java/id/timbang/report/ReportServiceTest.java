package id.timbang.report;

import static id.timbang.report.Scores.NOVEMBER;
import static id.timbang.report.Scores.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.Period;
import id.timbang.contracts.Topic;
import id.timbang.embedded.EmbeddedInfrastructure;
import id.timbang.report.Api.Answer;
import java.time.LocalDate;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ReportServiceTest {

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.on("report-first");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void an_employees_report_tells_the_score_item_by_item() {
        service.office("told", null);
        service.employee("told-1", "told");
        service.publish(score("told-1", "told", 3, "91.50"));

        JsonNode report = awaitScore("/api/reports/employees/told-1?period=2026-11", "91.50");

        assertThat(report.path("name").asString()).isEqualTo("Name of told-1");
        assertThat(report.path("scored").booleanValue()).isTrue();
        assertThat(report.path("indicative").booleanValue()).isTrue();
        assertThat(report.path("predicate").asString()).isEqualTo("BAIK");
        assertThat(report.path("results").path("rating").asString()).isEqualTo("MEETS");
        assertThat(report.path("items").path(0).path("achievement").decimalValue())
                .isEqualByComparingTo("91.50");
        assertThat(report.has("rows")).isFalse();
        assertThat(service.api().get("/api/reports/employees/told-1").body())
                .as("the current month in the agency's zone")
                .isEqualTo(report);
    }

    @Test
    void a_lower_version_and_a_duplicate_change_nothing() {
        service.office("late", null);
        service.employee("late-1", "late");
        service.publish(score("late-1", "late", 5, "80.00"));
        service.publish(score("late-1", "late", 4, "70.00"));
        service.publish(score("late-1", "late", 5, "80.00"));
        // Behind the others on the same partition: once it is there, they have been read.
        service.publish(score("late-1", "late", 1, "60.00", Period.parse("2026-10")));
        service.publish(score("late-1", "late", 6, "81.00"));

        awaitScore("/api/reports/employees/late-1?period=2026-11", "81.00");
        service.publish(score("late-1", "late", 2, "50.00"));
        service.publish(score("late-1", "late", 7, "82.00", Period.parse("2026-09")));
        awaitScore("/api/reports/employees/late-1?period=2026-09", "82.00");

        JsonNode office = awaitScored("late", 1);
        assertThat(office.path("employees").size()).isEqualTo(1);
        assertThat(office.path("figures").path("mean").decimalValue()).isEqualByComparingTo("81.00");
    }

    @Test
    void an_offices_report_has_those_below_it_and_those_without_evidence() {
        service.office("tree", null);
        service.office("tree-desk", "tree");
        service.office("tree-window", "tree-desk");
        service.employee("tree-1", "tree");
        service.employee("tree-2", "tree-desk");
        service.employee("tree-3", "tree-window");
        service.employee("tree-4", "tree-window");
        service.publish(inService("tree-5", LocalDate.of(2026, 12, 1), null));
        service.publish(inService("tree-6", null, LocalDate.of(2026, 10, 31)));
        service.publish(score("tree-1", "tree", 1, "120.00"));
        service.publish(score("tree-2", "tree-desk", 1, "90.01"));
        service.publish(score("tree-3", "tree-window", 1, "45.00"));
        service.publish(score("tree-4", "tree-window", 1, null));

        JsonNode report = awaitScored("tree", 3);

        assertThat(report.path("name").asString()).isEqualTo("Office tree");
        assertThat(report.path("employees").values())
                .extracting(row -> row.path("employeeId").asString())
                .containsExactly("tree-1", "tree-2", "tree-3", "tree-4");
        JsonNode figures = report.path("figures");
        assertThat(figures.path("withoutEvidence").asInt()).isEqualTo(1);
        assertThat(figures.path("mean").decimalValue()).isEqualByComparingTo("85.00");
        assertThat(figures.path("median").decimalValue()).isEqualByComparingTo("90.01");
        assertThat(figures.path("coverage").decimalValue()).isEqualByComparingTo("80.00");
        assertThat(figures.path("bands"))
                .hasToString("{\"VERY_GOOD\":1,\"GOOD\":1,\"FAIR\":0,\"POOR\":0,\"VERY_POOR\":1}");
        assertThat(figures.path("predicates").path("BAIK").asInt()).isEqualTo(3);
        assertThat(report.path("positions").path(0).path("position").asString()).isEqualTo("officer");
        assertThat(report.path("positions").path(0).path("figures")).isEqualTo(figures);
        assertThat(awaitScored("tree-window", 1).path("figures").path("mean").decimalValue())
                .isEqualByComparingTo("45.00");
    }

    @Test
    void who_has_moved_is_found_at_the_office_of_the_latest_version_only() {
        service.office("from", null);
        service.office("to", null);
        service.employee("moved-1", "from");
        service.publish(score("moved-1", "from", 1, "80.00"));
        awaitScored("from", 1);

        service.publish(RunningService.employee("moved-1", 2, "Name", "to"));
        service.publish(score("moved-1", "to", 2, "85.00"));

        awaitScored("to", 1);
        assertThat(office("from").path("employees").isEmpty()).isTrue();

        // The directory moves a person on; the month stays where it was worked.
        service.publish(RunningService.employee("moved-1", 3, "Name", "from"));
        service.publish(score("moved-marker", "from", 1, "70.00"));
        awaitScored("from", 1);
        assertThat(office("from").path("employees").size()).isEqualTo(1);
        assertThat(office("to").path("employees").size()).isEqualTo(1);
    }

    @Test
    void without_data_the_answer_is_empty_and_not_zero() {
        service.office("empty", null);
        service.employee("empty-1", "empty");

        await().until(() -> service.api().get("/api/reports/employees/empty-1").status() == 200);
        JsonNode employee = service.api().get("/api/reports/employees/empty-1").body();
        JsonNode office = office("empty");

        assertThat(employee.path("scored").booleanValue()).isFalse();
        assertThat(employee.path("score").isNull()).isTrue();
        assertThat(employee.path("items").isEmpty()).isTrue();
        assertThat(office.path("figures").path("withoutEvidence").asInt()).isEqualTo(1);
        assertThat(office.path("figures").path("mean").isNull()).isTrue();
        assertThat(office.path("figures").path("bands").isNull()).isTrue();
        assertThat(office.path("employees").path(0).path("score").isNull()).isTrue();
    }

    @Test
    void csv_is_a_file_that_a_spreadsheet_does_not_run() {
        service.office("csv", null);
        service.publish(RunningService.employee("csv-1", 1, "=HYPERLINK(\"evil\")", "csv"));
        service.employee("csv-2", "csv");
        service.publish(score("csv-1", "csv", 1, "97.25"));
        awaitScored("csv", 1);
        await().until(() -> office("csv").path("employees").size() == 2);

        Answer office = service.api().get("/api/reports/offices/csv?period=2026-11", "text/csv");
        Answer employee = service.api().get("/api/reports/employees/csv-1?period=2026-11", "text/csv");

        assertThat(office.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(office.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"timbang-office-csv-2026-11.csv\"");
        assertThat(office.text()).isEqualTo("""
                        period,officeId,employeeId,name,position,score,coverage,resultsScore,resultsRating,\
                        behaviourScore,behaviourRating,predicate,policy\r
                        2026-11,csv,csv-1,"'=HYPERLINK(""evil"")",officer,97.25,80.00,97.25,MEETS,97.25,MEETS,BAIK,linear\r
                        2026-11,csv,csv-2,Name of csv-2,officer,,,,,,,,\r
                        """);
        assertThat(employee.text()).isEqualTo("""
                        period,employeeId,name,officeId,position,score,coverage,predicate,policy,\
                        indicator,half,evidence,actual,target,targetFrom,targetTo,achievement,weight,contribution\r
                        2026-11,csv-1,"'=HYPERLINK(""evil"")",csv,officer,97.25,80.00,BAIK,linear,\
                        documents,RESULTS,7,97.25,100,,,97.25,100,97.25\r
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "employees/nobody                  | */*             | 404 | unknown-employee     | nobody",
                "offices/nowhere                   | */*             | 404 | unknown-office       | nowhere",
                "offices/nowhere                   | text/csv        | 404 | unknown-office       | nowhere",
                "offices/nowhere?period=2026-13    | */*             | 400 | wrong-parameter      | 2026-Q4",
                "offices/nowhere?period=November   | text/csv        | 400 | wrong-parameter      | 2026-11",
                "offices/nowhere?period=2026-Q4    | */*             | 400 | period-not-available | 2026-Q4",
                "offices/nowhere?period=2026       | */*             | 400 | period-not-available | month",
                "offices/nowhere                   | application/pdf | 406 | not-acceptable       | text/csv",
                "employees/nobody                  | text/html       | 406 | not-acceptable       | application/json",
            })
    void what_cannot_be_answered_is_refused_with_the_reason(
            String path, String accept, int status, String code, String named) {
        Answer refused = service.api().get("/api/reports/" + path, accept);

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.body().path("code").asString()).isEqualTo(code);
        assertThat(refused.body().path("detail").asString()).contains(named);
    }

    @Test
    void an_empty_database_is_rebuilt_although_the_group_has_read_everything() {
        service.office("again", null);
        for (int i = 1; i <= 30; i++) {
            service.employee("again-" + i, "again");
            service.publish(score("again-" + i, "again", 1, "50.00"));
            service.publish(score("again-" + i, "again", 2, (70 + i) + ".00"));
        }
        unreadable();
        await().until(() ->
                office("again").path("figures").path("mean").toString().equals("85.50"));
        JsonNode before = office("again");
        service.close();

        service = RunningService.on("report-rebuilt");

        assertThat(office("again")).as("right after it is ready").isEqualTo(before);

        service.publish(score("again-30", "again", 3, "40.00"));
        await().until(() ->
                office("again").path("figures").path("mean").toString().equals("83.50"));
        service.close();
        service = RunningService.on("report-rebuilt");
        assertThat(office("again").path("figures").path("mean").toString()).isEqualTo("83.50");
    }

    private static EmployeeChanged inService(String employeeId, LocalDate from, LocalDate to) {
        return new EmployeeChanged(
                employeeId, 1, employeeId, null, "tree", "officer", null, null, null, null, from, to);
    }

    /** Neither garbage nor a deletion mark stops the reading. */
    private static void unreadable() {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", EmbeddedInfrastructure.shared().bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            String topic = Topic.SCORES.topicName();
            for (int partition = 0; partition < Topic.SCORES.partitions(); partition++) {
                producer.send(new ProducerRecord<>(topic, partition, "garbage", "{".getBytes()));
                producer.send(new ProducerRecord<>(topic, partition, "deleted", null));
            }
            producer.flush();
        }
    }

    private static JsonNode office(String officeId) {
        return service.api()
                .get("/api/reports/offices/" + officeId + "?period=" + NOVEMBER)
                .body();
    }

    private static JsonNode awaitScored(String officeId, int withEvidence) {
        await().untilAsserted(() -> assertThat(
                        office(officeId).path("figures").path("withEvidence").asInt())
                .isEqualTo(withEvidence));
        return office(officeId);
    }

    private static JsonNode awaitScore(String path, String score) {
        await().untilAsserted(() -> assertThat(
                        service.api().get(path).body().path("score").toString())
                .isEqualTo(score));
        return service.api().get(path).body();
    }
}
