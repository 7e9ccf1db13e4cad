package id.timbang.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.EventJson;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.OfficeChanged;
import id.timbang.contracts.ScoreAccessed;
import id.timbang.contracts.ScoreAccessed.AccessPurpose;
import id.timbang.contracts.ScoreAccessed.AccessedPart;
import id.timbang.contracts.Topic;
import id.timbang.embedded.EmbeddedInfrastructure;
import id.timbang.kit.event.EventPublisher;
import id.timbang.kit.identity.Role;
import id.timbang.kit.identity.TestIdentity;
import id.timbang.scoring.score.Catalogue;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who sees which scores at the running service. The city has a civil and a roads office, the harbour is another
 * agency; Wulan appraises Budi and Citra.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RightsTest {

    private static final TestIdentity IDENTITY = TestIdentity.shared();
    private static final List<String> CITY = List.of("r-budi", "r-citra", "r-dedi", "r-wulan", "r-rudi");
    private static final String LIST = "/api/scores?period=2026-10&size=100";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String budi = IDENTITY.person("r-budi", Role.EMPLOYEE);
    private final String wulan = IDENTITY.person("r-wulan", Role.EMPLOYEE, Role.SUPERVISOR);
    private ConfigurableApplicationContext service;

    @BeforeAll
    void start() {
        EmbeddedInfrastructure infrastructure = EmbeddedInfrastructure.shared();
        String run = "timbang-rights-" + UUID.randomUUID().toString().substring(0, 8);
        service = ScoringService.application()
                .run(IDENTITY.arguments(
                        "--server.port=0",
                        "--spring.kafka.bootstrap-servers=" + infrastructure.bootstrapServers(),
                        "--spring.mongodb.uri=" + infrastructure.mongoUri(run),
                        "--spring.cloud.stream.bindings.observations-in-0.group=" + run + "-o",
                        "--spring.cloud.stream.bindings.answers-in-0.group=" + run + "-a"));
        EventPublisher publisher = service.getBean(EventPublisher.class);
        publisher.publishAll(Stream.of("r-city", "r-civil/r-city", "r-roads/r-city", "r-harbour")
                .map(office -> office.split("/"))
                .map(office -> new OfficeChanged(office[0], 1, office[0], office.length == 1 ? null : office[1]))
                .toList());
        publisher.publishAll(Catalogue.INDICATORS.values());
        publisher.publish(Catalogue.SCORECARD);
        publisher.publishAll(List.of(
                employee("r-budi", "r-civil", "r-wulan"),
                employee("r-citra", "r-civil", "r-wulan"),
                employee("r-dedi", "r-civil", null),
                employee("r-wulan", "r-civil", null),
                employee("r-rudi", "r-roads", null),
                employee("r-hana", "r-harbour", null)));
        publisher.publishAll(Stream.concat(CITY.stream(), Stream.of("r-hana"))
                .map(id -> new ObservationRecorded(
                        "rights-" + id,
                        "siak",
                        id,
                        "documents",
                        Instant.parse("2026-10-05T03:00:00Z"),
                        null,
                        null,
                        null,
                        null,
                        Map.of()))
                .toList());
        await().untilAsserted(
                        () -> assertThat(ids(get(IDENTITY.auditor(), LIST))).contains("r-hana", "r-rudi"));
    }

    private static EmployeeChanged employee(String id, String office, @Nullable String supervisor) {
        return new EmployeeChanged(
                id, 1, "Somebody", null, office, "officer", supervisor, null, null, null, null, null);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void one_score_and_its_evidence_are_shown_to_those_it_concerns() {
        for (String part : List.of("", "/evidence")) {
            assertThat(allowed(budi, part)).containsExactly("r-budi");
            assertThat(allowed(wulan, part)).containsExactlyInAnyOrder("r-wulan", "r-budi", "r-citra");
            assertThat(allowed(IDENTITY.manager("r-city"), part)).containsExactlyInAnyOrderElementsOf(CITY);
            assertThat(allowed(IDENTITY.auditor(), part)).hasSize(6);
            assertThat(allowed(IDENTITY.manager("*"), part)).hasSize(6);
            assertThat(allowed(IDENTITY.registry("siak"), part)).isEmpty();
            assertThat(allowed(IDENTITY.reviewer(), part)).isEmpty();
        }
    }

    private Set<String> allowed(String token, String part) {
        return Stream.concat(CITY.stream(), Stream.of("r-hana"))
                .filter(id -> get(token, "/api/scores/" + id + part + "?period=2026-10")
                                .statusCode()
                        == 200)
                .collect(Collectors.toSet());
    }

    @Test
    void lists_and_streams_hold_exactly_those() throws Exception {
        Map<String, List<String>> seen = Map.of(
                budi,
                List.of("r-budi"),
                wulan,
                List.of("r-wulan", "r-budi", "r-citra"),
                IDENTITY.manager("r-city"),
                CITY,
                IDENTITY.manager("r-harbour"),
                List.of("r-hana"),
                IDENTITY.reviewer(),
                List.of());
        for (Map.Entry<String, List<String>> each : seen.entrySet()) {
            HttpResponse<String> list = get(each.getKey(), LIST);
            assertThat(ids(list)).containsExactlyInAnyOrderElementsOf(each.getValue());
            assertThat(json(list).path("total").asInt())
                    .isEqualTo(each.getValue().size());
            assertThat(snapshot(each.getKey(), "")).containsExactlyInAnyOrderElementsOf(each.getValue());
        }
        assertThat(ids(get(wulan, LIST + "&office=r-roads"))).isEmpty();
        assertThat(ids(get(IDENTITY.manager("r-city"), LIST + "&office=r-roads")))
                .containsExactly("r-rudi");
        assertThat(get(IDENTITY.registry("siak"), LIST).statusCode()).isEqualTo(403);
        assertThat(get(IDENTITY.registry("siak"), "/api/scores/stream").statusCode())
                .isEqualTo(403);
    }

    @Test
    void what_is_foreign_and_what_is_not_there_are_answered_alike() {
        String manager = IDENTITY.manager("r-city");
        for (String token : List.of(budi, wulan, manager)) {
            for (String path : List.of("/api/scores/%s", "/api/scores/%s/evidence")) {
                assertAlike(token, path.formatted("r-hana"), path.formatted("r-nobody"));
            }
            for (String path : List.of(LIST + "&office=%s", "/api/scores/stream?office=%s")) {
                assertAlike(token, path.formatted("r-harbour"), path.formatted("r-nowhere"));
            }
        }
        assertThat(get(IDENTITY.auditor(), "/api/scores/r-nobody").statusCode()).isEqualTo(404);
        assertThat(get(IDENTITY.auditor(), LIST + "&office=r-nowhere").statusCode())
                .isEqualTo(404);
    }

    private void assertAlike(String token, String foreign, String missing) {
        HttpResponse<String> refused = get(token, foreign);
        assertThat(refused.statusCode()).as(foreign).isEqualTo(403);
        assertThat(json(refused).path("code").asString()).isEqualTo("not-yours");
        assertThat(withoutAddress(get(token, missing))).isEqualTo(withoutAddress(refused));
    }

    private static String withoutAddress(HttpResponse<String> answer) {
        return answer.statusCode() + answer.body().replaceAll("\"instance\":\"[^\"]*\",?", "");
    }

    @Test
    void peers_are_figures_without_anybodys_id_and_a_few_are_not_told_of() {
        HttpResponse<String> own = get(budi, "/api/scores/r-budi?period=2026-10");

        assertThat(json(own).at("/peers/n").asInt()).isGreaterThanOrEqualTo(6);
        assertThat(own.body()).doesNotContain("r-citra").doesNotContain("r-wulan");
    }

    @Test
    void a_stream_ends_when_the_token_does() throws Exception {
        String ending = IDENTITY.sign(TestIdentity.claims("r-budi", Role.EMPLOYEE)
                .claim("employee_id", "r-budi")
                .expirationTime(Date.from(Instant.now().plus(Duration.ofSeconds(2))))
                .build());

        HttpResponse<Stream<String>> stream =
                http.send(asked(ending, "/api/scores/stream?period=2026-10"), HttpResponse.BodyHandlers.ofLines());

        // Reading comes to an end, and not by an error.
        assertThat(stream.body()
                        .filter(line -> line.contains("snapshot-complete"))
                        .count())
                .isEqualTo(1);
    }

    @Test
    void whoever_looks_is_written_down_with_the_reason() {
        get(wulan, "/api/scores/r-citra?period=2026-09");
        get(wulan, "/api/scores/r-citra?period=2026-09");
        get(IDENTITY.auditor(), "/api/scores/r-citra/evidence?period=2026-09");
        get(budi, "/api/scores/r-citra?period=2026-09");

        List<ScoreAccessed> looks = looksAt("r-citra").stream()
                .filter(look -> String.valueOf(look.period()).equals("2026-09"))
                .toList();
        assertThat(looks)
                .extracting(ScoreAccessed::viewer, ScoreAccessed::purpose, ScoreAccessed::what)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("r-wulan", AccessPurpose.SUPERVISION, AccessedPart.SCORE),
                        org.assertj.core.groups.Tuple.tuple("auditor", AccessPurpose.AUDIT, AccessedPart.EVIDENCE));
    }

    private static List<ScoreAccessed> looksAt(String employeeId) {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", EmbeddedInfrastructure.shared().bootstrapServers());
        try (KafkaConsumer<String, byte[]> log =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = log.partitionsFor(Topic.ACCESSES.topicName()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            log.assign(partitions);
            log.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = log.endOffsets(partitions);
            List<ScoreAccessed> looks = new java.util.ArrayList<>();
            while (partitions.stream().anyMatch(partition -> log.position(partition) < ends.get(partition))) {
                log.poll(Duration.ofMillis(200)).forEach(record -> {
                    try {
                        looks.add((ScoreAccessed) EventJson.read(record.value()).data());
                    } catch (id.timbang.contracts.UnreadableEventException impossible) {
                        throw new AssertionError(impossible);
                    }
                });
            }
            return looks.stream()
                    .filter(look -> look.employeeId().equals(employeeId))
                    .toList();
        }
    }

    private Set<String> snapshot(String token, String query) throws Exception {
        Set<String> ids = new TreeSet<>();
        HttpResponse<Stream<String>> stream = http.send(
                asked(token, "/api/scores/stream?period=2026-10" + query), HttpResponse.BodyHandlers.ofLines());
        try (Stream<String> lines = stream.body()) {
            lines.takeWhile(line -> !line.contains("snapshot-complete"))
                    .filter(line -> line.startsWith("data:"))
                    .map(line -> new JsonMapper().readTree(line.substring("data:".length())))
                    .forEach(score -> ids.add(score.path("employeeId").asString()));
        }
        return ours(ids);
    }

    private Set<String> ids(HttpResponse<String> list) {
        Set<String> ids = new TreeSet<>();
        json(list).path("items").forEach(item -> ids.add(item.path("employeeId").asString()));
        return ours(ids);
    }

    /** The log is shared with other tests, whose people the auditor sees as well. */
    private static Set<String> ours(Set<String> ids) {
        return ids.stream().filter(id -> id.startsWith("r-")).collect(Collectors.toSet());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return new JsonMapper().readTree(answer.body());
    }

    private HttpResponse<String> get(String token, String path) {
        try {
            return http.send(asked(token, path), HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private HttpRequest asked(String token, String path) {
        int port = ((WebServerApplicationContext) service).getWebServer().getPort();
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token)
                .build();
    }
}
