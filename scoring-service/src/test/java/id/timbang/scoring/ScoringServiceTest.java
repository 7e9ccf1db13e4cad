package id.timbang.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.timbang.contracts.AnswerSubmitted;
import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.Event;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.ObservationRetracted;
import id.timbang.contracts.OfficeChanged;
import id.timbang.contracts.ScorecardChanged;
import id.timbang.contracts.SurveyElement;
import id.timbang.contracts.Topic;
import id.timbang.embedded.EmbeddedInfrastructure;
import id.timbang.kit.event.EventPublisher;
import id.timbang.kit.identity.TestIdentity;
import id.timbang.scoring.score.Catalogue;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The running service on a real broker and store: events in, scores out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScoringServiceTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private ConfigurableApplicationContext service;
    private EventPublisher publisher;

    @BeforeAll
    void start() {
        service = start("timbang-scoring-" + run);
        publisher = service.getBean(EventPublisher.class);
        publish(new OfficeChanged("city", 1, "City", null), new OfficeChanged("office", 1, "Office", "city"));
        Catalogue.INDICATORS.values().forEach(this::publish);
        publish(Catalogue.SCORECARD);
        for (String employee : List.of("budi", "sari", "tono", "wati", "dewi", "agus")) {
            publish(employee(employee));
        }
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void an_observation_becomes_a_score_that_explains_itself() {
        publish(document("budi", "b-1"), document("budi", "b-2"), document("budi", "b-3"), document("budi", "b-3"));

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
        publish(document("sari", "s-1"), document("sari", "s-2"));
        publish(new ObservationRetracted("s-1", "siak", "sari", "wrong person"));

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
        publish(new AnswerSubmitted(
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
        publish(document("wati", "w-1"));
        await().untilAsserted(() -> assertThat(
                        get("/api/scores/wati?period=2025-10").at("/score").isNull())
                .isTrue());
        publish(new ScorecardChanged(
                "officer-old",
                1,
                "officer",
                java.time.YearMonth.of(2025, 1),
                java.time.YearMonth.of(2025, 12),
                "linear",
                List.of(Catalogue.item("documents", ScorecardChanged.Half.RESULTS, "100", "1", null, null))));
        publish(new ObservationRecorded(
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
        publish(new ScorecardChanged(
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
        publish(document("late", "l-1"));
        assertThat(status("/api/scores/late?period=2026-10")).isEqualTo(404);

        publish(employee("late"));
        await().untilAsserted(() -> assertThat(
                        get("/api/scores/late?period=2026-10").at("/score").asString(""))
                .isEqualTo("25.00"));
    }

    @Test
    void a_record_that_cannot_be_read_goes_to_quarantine_and_the_partition_goes_on() throws Exception {
        @SuppressWarnings("unchecked")
        Producer<String, byte[]> producer = service.getBean(Producer.class);
        producer.send(new ProducerRecord<>(
                        Topic.OBSERVATIONS.topicName(), "dewi", "{broken".getBytes(StandardCharsets.UTF_8)))
                .get();
        producer.send(new ProducerRecord<>(Topic.OBSERVATIONS.topicName(), "dewi", null))
                .get();
        publish(document("dewi", "d-1"));

        await().untilAsserted(() -> assertThat(get("/api/scores/dewi?period=2026-10")
                        .at("/items/0/evidence")
                        .intValue())
                .isEqualTo(1));
    }

    @Test
    void a_live_page_gets_a_snapshot_and_then_each_change() throws Exception {
        publish(document("agus", "a-1"));
        await().untilAsserted(() -> assertThat(get("/api/scores?period=2026-10&office=city")
                        .at("/items")
                        .toString())
                .contains("agus"));
        HttpResponse<java.io.InputStream> stream = http.send(
                asked(uri(service, "/api/scores/stream?period=2026-10&office=city"))
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            boolean hasAgus = false;
            while (!line.equals("event:snapshot-complete")) {
                hasAgus |= line.contains("\"employeeId\":\"agus\"");
                line = lines.readLine();
            }
            assertThat(hasAgus).isTrue();
            publish(document("agus", "a-2"));
            while (!(line.contains("\"employeeId\":\"agus\"") && line.contains("\"evidence\":2"))) {
                line = lines.readLine();
            }
        }
    }

    @Test
    void wrong_questions_are_answered_with_what_was_wrong() {
        assertThat(get("/api/scores/budi?period=2026-13").at("/detail").asString())
                .contains("2026-13");
        assertThat(status("/api/scores/budi?period=2026-13")).isEqualTo(400);
        assertThat(status("/api/scores/nobody")).isEqualTo(404);
        assertThat(status("/api/scores?office=nowhere")).isEqualTo(404);
        assertThat(status("/api/scores?size=100000")).isEqualTo(400);
        assertThat(status("/api/scores?sort=name")).isEqualTo(400);
        assertThat(status("/api/scores?page=abc")).isEqualTo(400);
    }

    @Test
    void a_service_on_an_empty_database_comes_to_the_same_scores() {
        publish(employee("again"), document("again", "again-1"), document("again", "again-2"));
        await().untilAsserted(() -> assertThat(get("/api/scores/again?period=2026-10")
                        .at("/items/0/evidence")
                        .intValue())
                .isEqualTo(2));
        try (ConfigurableApplicationContext fresh = start("timbang-scoring-fresh-" + run)) {
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(http.send(
                                    HttpRequest.newBuilder(uri(fresh, "/actuator/health"))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200));
            for (String employee : List.of("budi", "again")) {
                String path = "/api/scores/" + employee + "?period=2026-10";
                assertThat(get(fresh, path).at("/items"))
                        .isEqualTo(get(service, path).at("/items"));
                assertThat(get(fresh, path).at("/version").longValue())
                        .isGreaterThanOrEqualTo(
                                get(service, path).at("/version").longValue());
            }
        }
    }

    private static ConfigurableApplicationContext start(String database) {
        EmbeddedInfrastructure infrastructure = EmbeddedInfrastructure.shared();
        return ScoringService.application()
                .run(TestIdentity.shared()
                        .arguments(
                                "--server.port=0",
                                "--spring.kafka.bootstrap-servers=" + infrastructure.bootstrapServers(),
                                "--spring.mongodb.uri=" + infrastructure.mongoUri(database),
                                "--spring.cloud.stream.bindings.observations-in-0.group=" + database + "-o",
                                "--spring.cloud.stream.bindings.answers-in-0.group=" + database + "-a"));
    }

    private void publish(Event... events) {
        publisher.publishAll(Arrays.asList(events));
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
        return get(service, path);
    }

    private JsonNode get(ConfigurableApplicationContext from, String path) {
        return JSON.readTree(send(from, path).body());
    }

    private int status(String path) {
        return send(service, path).statusCode();
    }

    private static HttpRequest.Builder asked(URI uri) {
        return HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + TestIdentity.shared().auditor());
    }

    private HttpResponse<String> send(ConfigurableApplicationContext to, String path) {
        try {
            return http.send(asked(uri(to, path)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static URI uri(ConfigurableApplicationContext of, String path) {
        return URI.create("http://127.0.0.1:"
                + ((WebServerApplicationContext) of).getWebServer().getPort() + path);
    }
}
