package id.timbang.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.ObservationRetracted;
import id.timbang.contracts.OfficeChanged;
import id.timbang.scoring.score.Catalogue;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists and live pages, wrong questions, and the same answers from a database that is filled anew. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScoresOverHttpTest {

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String agus = "agus-" + run;
    private final String again = "again-" + run;
    private RunningService service;

    @BeforeAll
    void start() {
        service = RunningService.on("over-http-" + run, Clock.systemUTC());
        service.publish(new OfficeChanged("city", 1, "City", null), new OfficeChanged("office", 1, "Office", "city"));
        Catalogue.INDICATORS.values().forEach(service::publish);
        service.publish(Catalogue.SCORECARD, employee(agus), employee(again));
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void a_live_page_gets_a_snapshot_and_then_each_change() throws Exception {
        service.publish(document(agus, "a-1"));
        await().untilAsserted(() -> assertThat(service.get("/api/scores?period=2026-10&office=city&size=500")
                        .toString())
                .contains(agus));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                service.stream("/api/scores/stream?period=2026-10&office=city", RunningService.IDENTITY.auditor())
                        .body(),
                StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            boolean hasAgus = false;
            while (!line.equals("event:snapshot-complete")) {
                hasAgus |= line.contains(agus);
                line = lines.readLine();
            }
            assertThat(hasAgus).isTrue();
            service.publish(document(agus, "a-2"));
            while (!(line.contains(agus) && line.contains("\"evidence\":2"))) {
                line = lines.readLine();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/api/scores/nobody?period=2026-13, 400",
        "/api/scores?period=2026-Q5,        400",
        "/api/scores/nobody,                404",
        "/api/scores?office=nowhere,        404",
        "/api/scores?size=100000,           400",
        "/api/scores?sort=name,             400",
        "/api/scores?page=abc,              400",
    })
    void wrong_questions_are_answered_with_what_was_wrong(String path, int status) {
        var answer = service.get(path, RunningService.IDENTITY.auditor());

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(RunningService.json(answer).at("/detail").asString()).isNotBlank();
    }

    @Test
    void a_service_on_an_empty_database_comes_to_the_same_scores_and_evidence() {
        service.publish(
                document(again, "again-1"),
                document(again, "again-2"),
                new ObservationRetracted("again-2", "siak", again, "twice the same form"),
                document(again, "again-2").asCorrection(2));
        String score = "/api/scores/" + again + "?period=2026-10";
        String evidence = "/api/scores/" + again + "/evidence?period=2026-10";
        await().untilAsserted(
                        () -> assertThat(service.get(evidence).at("/items").toString())
                                .contains("\"number\":2", "twice the same form"));
        await().untilAsserted(() -> assertThat(
                        service.get(score).at("/items/0/evidence").intValue())
                .isEqualTo(2));
        try (RunningService fresh = RunningService.on("over-http-fresh-" + run, Clock.systemUTC())) {
            assertThat(fresh.get(score).at("/items"))
                    .isEqualTo(service.get(score).at("/items"));
            assertThat(fresh.get(score).at("/version").longValue())
                    .isGreaterThanOrEqualTo(service.get(score).at("/version").longValue());
            assertThat(fresh.get(evidence)).isEqualTo(service.get(evidence));
        }
    }

    private static EmployeeChanged employee(String id) {
        return new EmployeeChanged(id, 1, id, null, "office", "officer", null, null, null, null, null, null);
    }

    private static ObservationRecorded document(String employee, String id) {
        return new ObservationRecorded(
                id,
                "siak",
                employee,
                "documents",
                Instant.parse("2026-10-05T03:00:00Z"),
                null,
                null,
                null,
                null,
                Map.of());
    }
}
