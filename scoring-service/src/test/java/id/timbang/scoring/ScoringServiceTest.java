package id.timbang.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.timbang.contracts.AnswerSubmitted;
import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.ObservationRetracted;
import id.timbang.contracts.OfficeChanged;
import id.timbang.contracts.ScorecardChanged;
import id.timbang.contracts.SurveyElement;
import id.timbang.contracts.Topic;
import id.timbang.kit.identity.TestIdentity;
import id.timbang.scoring.score.Catalogue;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** The running service on a real broker and store: events in, scores out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScoringServiceTest {

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private RunningService service;

    @BeforeAll
    void start() {
        service = RunningService.on("timbang-scoring-" + run, Clock.systemUTC());
        service.publish(new OfficeChanged("city", 1, "City", null), new OfficeChanged("office", 1, "Office", "city"));
        Catalogue.INDICATORS.values().forEach(service::publish);
        service.publish(Catalogue.SCORECARD);
        for (String employee : List.of("budi", "sari", "tono", "wati", "dewi")) {
            service.publish(employee(employee));
        }
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void an_observation_becomes_a_score_that_explains_itself() {
        service.publish(
                document("budi", "b-1"), document("budi", "b-2"), document("budi", "b-3"), document("budi", "b-3"));

        await().untilAsserted(() -> assertThat(
                        get("/api/scores/budi?period=2026-10").at("/score").asString(""))
                .isEqualTo("75.00"));
        JsonNode score = get("/api/scores/budi?period=2026-10");
        assertThat(score.at("/items/0/evidence").intValue()).isEqualTo(3);
        assertThat(score.at("/items/0/actual").intValue()).isEqualTo(3);
        assertThat(score.at("/coverage").asString("")).isEqualTo("30.00");
        assertThat(score.at("/scorecard/revision").intValue()).isEqualTo(1);
        assertThat(score.at("/predicate").isNull()).isTrue();
        assertThat(score.at("/peers/position").asString()).isEqualTo("officer");
        assertThat(score.at("/trend/0/day").asString()).isEqualTo("2026-10-05");

        JsonNode evidence = get("/api/scores/budi/evidence?period=2026-10&indicator=documents");
        assertThat(evidence.at("/total").intValue()).isEqualTo(3);
        assertThat(evidence.at("/items/0/reference").asString()).startsWith("ref-b-");
    }

    @Test
    void a_retracted_observation_counts_no_more_and_stays_readable_with_the_reason() {
        service.publish(document("sari", "s-1"), document("sari", "s-2"));
        service.publish(new ObservationRetracted("s-1", "siak", "sari", "wrong person"));

        await().untilAsserted(() -> assertThat(get("/api/scores/sari?period=2026-10")
                        .at("/items/0/evidence")
                        .intValue())
                .isEqualTo(1));
        List<String> reasons = get("/api/scores/sari/evidence?period=2026-10")
                .at("/items")
                .valueStream()
                .map(item -> item.at("/retracted/reason").asString(""))
                .toList();
        assertThat(reasons).containsExactlyInAnyOrder("wrong person", "");
    }

    @Test
    void answers_of_citizens_are_evidence_that_tells_the_day_only() {
        service.publish(new AnswerSubmitted(
                UUID.randomUUID().toString(),
                "skm",
                "office",
                "tono",
                "satisfaction",
                LocalDate.of(2026, 10, 6),
                Map.of(SurveyElement.TIME, 4, SurveyElement.COST, 3)));

        await().untilAsserted(() -> assertThat(get("/api/scores/tono?period=2026-10")
                        .at("/items/5/actual")
                        .asString(""))
                .isEqualTo("87.5"));
        assertThat(get("/api/scores/tono/evidence?period=2026-10")
                        .at("/items/0/occurredAt")
                        .asString())
                .isEqualTo("2026-10-06");
    }

    @Test
    void a_new_revision_of_the_scorecard_scores_everyone_on_it_anew() {
        service.publish(document("wati", "w-1"));
        await().untilAsserted(() -> assertThat(
                        get("/api/scores/wati?period=2025-10").at("/score").isNull())
                .isTrue());
        service.publish(new ScorecardChanged(
                "officer-old",
                1,
                "officer",
                java.time.YearMonth.of(2025, 1),
                java.time.YearMonth.of(2025, 12),
                "linear",
                List.of(Catalogue.item("documents", ScorecardChanged.Half.RESULTS, "100", "1", null, null))));
        service.publish(new ObservationRecorded(
                "w-old",
                "siak",
                "wati",
                "documents",
                Instant.parse("2025-10-05T03:00:00Z"),
                null,
                null,
                null,
                null,
                Map.of()));

        await().untilAsserted(() -> assertThat(
                        get("/api/scores/wati?period=2025-10").at("/score").asString(""))
                .isEqualTo("100.00"));
        service.publish(new ScorecardChanged(
                "officer-old",
                2,
                "officer",
                java.time.YearMonth.of(2025, 1),
                java.time.YearMonth.of(2025, 12),
                "linear",
                List.of(Catalogue.item("documents", ScorecardChanged.Half.RESULTS, "100", "2", null, null))));
        await().untilAsserted(() -> assertThat(
                        get("/api/scores/wati?period=2025-10").at("/score").asString(""))
                .isEqualTo("50.00"));
        assertThat(get("/api/scores/wati?period=2025-10")
                        .at("/scorecard/revision")
                        .intValue())
                .isEqualTo(2);
    }

    @Test
    void facts_told_before_the_employee_is_known_count_once_the_directory_has_caught_up() {
        service.publish(document("late", "l-1"));
        assertThat(service.get(
                                "/api/scores/late?period=2026-10",
                                TestIdentity.shared().auditor())
                        .statusCode())
                .isEqualTo(404);

        service.publish(employee("late"));
        await().untilAsserted(() -> assertThat(
                        get("/api/scores/late?period=2026-10").at("/score").asString(""))
                .isEqualTo("25.00"));
    }

    @Test
    void a_record_that_cannot_be_read_goes_to_quarantine_and_the_partition_goes_on() throws Exception {
        @SuppressWarnings("unchecked")
        Producer<String, byte[]> producer = service.bean(Producer.class);
        producer.send(new ProducerRecord<>(
                        Topic.OBSERVATIONS.topicName(), "dewi", "{broken".getBytes(StandardCharsets.UTF_8)))
                .get();
        producer.send(new ProducerRecord<>(Topic.OBSERVATIONS.topicName(), "dewi", null))
                .get();
        service.publish(document("dewi", "d-1"));

        await().untilAsserted(() -> assertThat(get("/api/scores/dewi?period=2026-10")
                        .at("/items/0/evidence")
                        .intValue())
                .isEqualTo(1));
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
                "ref-" + id,
                Map.of("kind", "F-1.02"));
    }

    private JsonNode get(String path) {
        return service.get(path);
    }
}
