package id.timbang.indicator.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.timbang.embedded.EmbeddedInfrastructure;
import id.timbang.indicator.eventlog.EventLogClient.Answer;
import id.timbang.indicator.eventlog.reading.ReadLog;
import id.timbang.indicator.job.JobStates;
import id.timbang.indicator.observation.ObservationIntake;
import id.timbang.indicator.observation.form.ObservationInput;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.identity.TestIdentity;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

@SpringBootTest(
        classes = EventLogImportTest.EventLogsAlone.class,
        properties = {
            "spring.config.name=indicator-service",
            "spring.servlet.multipart.max-file-size=1MB",
            "timbang.event-logs.answer-within=5s"
        },
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class EventLogImportTest {

    private static final byte[] XES = ReadLog.resource("permits.xes");
    private static final String MAPPING = new String(ReadLog.resource("permits.yaml"), StandardCharsets.UTF_8);

    private static final TestIdentity IDENTITY = TestIdentity.shared();

    @TempDir
    private static Path scratch;

    /** The feature without the rest of the service, so that what it hands over can be looked at. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @ComponentScan(basePackageClasses = EventLogController.class)
    static class EventLogsAlone {
        @Bean
        ObservationIntake recordingIntake() {
            return new RecordingIntake();
        }
    }

    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry properties) {
        EmbeddedInfrastructure shared = EmbeddedInfrastructure.shared();
        properties.add("spring.kafka.bootstrap-servers", shared::bootstrapServers);
        properties.add("spring.mongodb.uri", () -> shared.mongoUri("event-log-import-test"));
        IDENTITY.settings().forEach((name, value) -> properties.add(name, () -> value));
        properties.add("timbang.event-logs.directory", () -> scratch);
    }

    private final RecordingIntake intake;
    private final JobStates<ImportState> store;
    private final Clock clock;
    private final EventLogClient client;
    private final EventLogClient auditor;

    EventLogImportTest(
            @Autowired ObservationIntake intake,
            @Autowired JobStates<ImportState> store,
            @Autowired Clock clock,
            @LocalServerPort int port) {
        this.intake = (RecordingIntake) intake;
        this.store = store;
        this.clock = clock;
        this.client = new EventLogClient(port, IDENTITY.manager(Caller.EVERY_AGENCY));
        this.auditor = new EventLogClient(port, IDENTITY.auditor());
    }

    @BeforeEach
    void startAnew() {
        intake.reset();
    }

    @AfterEach
    void nothing_is_left_on_disk() {
        await().untilAsserted(() -> {
            try (Stream<Path> left = Files.list(scratch)) {
                assertThat(left).isEmpty();
            }
        });
    }

    @Test
    void a_log_becomes_observations_and_the_answer_counts_them() {
        Answer answer = client.post(XES, MAPPING);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().get("state").asString()).isEqualTo("DONE");
        assertThat(counts(answer.body())).isEqualTo("cases 2, events 5, observations 7");
        assertThat(answer.body().get("ignored").toString()).isEqualTo("{\"not a person\":1}");
        assertThat(answer.body().get("rejected").toString()).isEqualTo("{}");
        assertThat(answer.body().get("percent").asInt()).isEqualTo(100);
        assertThat(intake.accepted()).hasSize(7);
    }

    @Test
    void packed_or_as_csv_or_sent_again_a_log_gives_the_very_same_observations() {
        client.post(XES, MAPPING);
        List<ObservationInput> first = intake.accepted();

        for (byte[] same : List.of(
                XES,
                ReadLog.gzip(XES),
                ReadLog.resource("permits.csv"),
                ReadLog.gzip(ReadLog.resource("permits.csv")))) {
            intake.reset();
            assertThat(client.post(same, MAPPING).status()).isEqualTo(200);
            assertThat(intake.accepted()).isEqualTo(first);
        }
    }

    @Test
    void a_mapping_that_will_not_do_is_answered_with_line_and_column() {
        Answer answer = client.post(XES, MAPPING.replace("later.exists", "latter.exists"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.body().get("code").asString()).isEqualTo("invalid-mapping");
        assertThat(answer.body().get("line").asInt()).isEqualTo(20);
        assertThat(answer.body().get("column").asInt()).isEqualTo(7);
        assertThat(answer.body().get("detail").asString()).contains("latter");
        assertThat(intake.accepted()).isEmpty();
    }

    @Test
    void a_missing_part_or_another_body_is_answered_by_what_is_expected() {
        Answer noLog = client.post(Map.of("mapping", MAPPING.getBytes(StandardCharsets.UTF_8)));
        assertThat(noLog.status()).isEqualTo(400);
        assertThat(noLog.body().get("detail").asString()).contains("'log'");

        Answer json = client.send(HttpRequest.newBuilder(client.base().resolve("/api/event-logs"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(json.status()).isEqualTo(415);
    }

    @Test
    void what_the_intake_refuses_is_counted_and_shown_and_the_rest_kept() {
        byte[] log = new String(XES, StandardCharsets.UTF_8)
                .replace("\"Citra\"", "\"" + RecordingIntake.STRANGER + "\"")
                .getBytes(StandardCharsets.UTF_8);

        Answer answer = client.post(log, MAPPING);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(counts(answer.body())).isEqualTo("cases 2, events 5, observations 5");
        assertThat(answer.body().get("rejected").toString()).isEqualTo("{\"unknown-employee\":2}");
        assertThat(answer.body().get("problems").get(0).toString())
                .isEqualTo("{\"case\":\"case-2\",\"event\":\"task-4\",\"line\":43,\"code\":\"unknown-employee\","
                        + "\"detail\":\"There is no such employee.\"}");
    }

    @Test
    void of_a_cut_log_the_whole_cases_are_kept_and_the_answer_says_where_it_ends() {
        Answer answer = client.post(Arrays.copyOf(XES, XES.length - 100), MAPPING);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.body().get("code").asString()).isEqualTo("log-cut");
        assertThat(answer.body().get("line").asInt()).isEqualTo(52);
        assertThat(answer.body().get("byte").asInt()).isEqualTo(XES.length - 100);
        assertThat(counts(answer.body())).isEqualTo("cases 1, events 4, observations 5");
        assertThat(answer.body().get("rejected").toString()).isEqualTo("{\"case-cut\":1}");
        assertThat(intake.accepted()).hasSize(5);

        assertThat(client.post(XES, MAPPING).status()).isEqualTo(200);
    }

    @Test
    void hostile_xml_is_refused_and_the_service_goes_on() {
        String doctype = "<!DOCTYPE log [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><log>&a;</log>";

        Answer answer = client.post(doctype.getBytes(StandardCharsets.UTF_8), MAPPING);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().get("code").asString()).isEqualTo("xml-doctype-refused");
        assertThat(client.post(XES, MAPPING).status()).isEqualTo(200);
    }

    @Test
    void an_upload_beyond_the_limit_is_refused() {
        Answer answer = client.post(new byte[1_100_000], MAPPING);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body().get("code").asString()).isEqualTo("upload-too-large");
    }

    @Test
    void without_the_broker_the_import_stops_and_may_be_repeated() {
        intake.loseBroker();

        Answer answer = client.post(XES, MAPPING);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("retry-after")).isNotEmpty();
        assertThat(answer.body().get("detail").asString()).contains("nothing counts twice");
        Answer later =
                client.get("/api/event-logs/" + answer.body().get("importId").asString());
        assertThat(later.status()).isEqualTo(200);
        assertThat(later.body().get("state").asString()).isEqualTo("FAILED");
        assertThat(later.body().get("problem").get("code").asString()).isEqualTo("event-log-unavailable");
    }

    @Test
    void a_long_import_is_answered_at_once_where_that_is_preferred_and_tells_its_progress() {
        CountDownLatch gate = intake.holdUp();

        Answer answer = client.post(XES, MAPPING, "Prefer", "respond-async");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("preference-applied")).isEqualTo("respond-async");
        String location = answer.header("location");
        assertThat(location).matches("/api/event-logs/[0-9a-f-]{36}");
        assertThat(client.get(location).body().get("state").asString()).isEqualTo("RUNNING");
        await().untilAsserted(() ->
                assertThat(client.get(location).body().get("bytesRead").asInt()).isEqualTo(XES.length));

        gate.countDown();
        await().untilAsserted(() ->
                assertThat(client.get(location).body().get("state").asString()).isEqualTo("DONE"));
        assertThat(counts(client.get(location).body())).isEqualTo("cases 2, events 5, observations 7");
        assertThat(client.get(location).body().has("finishedAt")).isTrue();
    }

    @Test
    void more_imports_than_may_run_at_once_are_sent_away() {
        CountDownLatch gate = intake.holdUp();
        List<String> running = Stream.of(1, 2)
                .map(n -> client.post(XES, MAPPING, "Prefer", "respond-async").header("location"))
                .toList();

        Answer third = client.post(XES, MAPPING);

        assertThat(third.status()).isEqualTo(429);
        assertThat(third.header("retry-after")).isNotEmpty();
        assertThat(third.body().get("code").asString()).isEqualTo("too-many-imports");
        gate.countDown();
        await().untilAsserted(() -> assertThat(running).allSatisfy(location -> assertThat(
                        client.get(location).body().get("state").asString())
                .isEqualTo("DONE")));
    }

    @Test
    void an_import_whose_service_is_gone_is_shown_as_interrupted() {
        Instant longAgo = clock.instant().minusSeconds(60);
        store.save(running("gone", longAgo));
        store.save(running("alive-elsewhere", clock.instant()));

        Answer gone = auditor.get("/api/event-logs/gone");
        assertThat(gone.body().get("state").asString()).isEqualTo("INTERRUPTED");
        assertThat(gone.body().get("problem").get("detail").asString()).contains("nothing counts twice");
        assertThat(auditor.get("/api/event-logs/alive-elsewhere")
                        .body()
                        .get("state")
                        .asString())
                .isEqualTo("RUNNING");
    }

    @Test
    void states_are_dropped_after_the_time_they_are_kept() {
        store.save(running("old", clock.instant()));
        store.dropFinishedBefore(clock.instant().plusSeconds(60));
        assertThat(store.find("old")).as("it runs").isPresent();

        client.post(XES, MAPPING);
        String id = client.post(XES, MAPPING).body().get("importId").asString();
        store.dropFinishedBefore(clock.instant().minusSeconds(60));
        assertThat(store.find(id)).isPresent();
        store.dropFinishedBefore(clock.instant().plusSeconds(60));
        assertThat(store.find(id)).isEmpty();
        assertThat(auditor.get("/api/event-logs/" + id).status()).isEqualTo(404);
    }

    private ImportState running(String id, Instant beatAt) {
        return new ImportState(
                id,
                "another process",
                "somebody else",
                ImportState.Stage.RUNNING,
                1,
                2,
                50,
                new ImportTally().counts(),
                null,
                beatAt,
                beatAt,
                null);
    }

    private static String counts(JsonNode body) {
        return "cases %s, events %s, observations %s"
                .formatted(body.get("cases"), body.get("events"), body.get("observations"));
    }
}
