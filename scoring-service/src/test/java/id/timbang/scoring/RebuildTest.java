package id.timbang.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.EventJson;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.ObservationRetracted;
import id.timbang.contracts.OfficeChanged;
import id.timbang.contracts.ScoreChanged;
import id.timbang.contracts.Topic;
import id.timbang.kit.identity.TestIdentity;
import id.timbang.scoring.score.Catalogue;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.JsonNode;

/** The view is built from the log beside the running one, and takes over. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RebuildTest {

    private static final int EMPLOYEES = 40;
    private static final String PERIOD = "?period=2026-10";
    private static final String OPERATOR = TestIdentity.shared().manager("*");
    private static final Duration SOON = Duration.ofSeconds(30);

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final AtomicInteger told = new AtomicInteger();
    private RunningService service;

    @BeforeAll
    void start() {
        service = RunningService.withBroker(
                id.timbang.embedded.EmbeddedInfrastructure.shared().bootstrapServers(),
                "rebuild-" + run,
                Clock.systemUTC(),
                "--timbang.rebuilds.patience=1s",
                "--timbang.generations.grace=1s");
        service.publish(new OfficeChanged("city", 1, "City", null), new OfficeChanged("office", 1, "Office", "city"));
        Catalogue.INDICATORS.values().forEach(service::publish);
        service.publish(Catalogue.SCORECARD);
        for (int number = 0; number < EMPLOYEES; number++) {
            String id = employee(number);
            service.publish(
                    new EmployeeChanged(id, 1, id, null, "office", "officer", null, null, null, null, null, null));
        }
        for (int i = 0; i < 10 * EMPLOYEES; i++) {
            tell();
        }
        awaitAllCounted();
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void while_facts_keep_flowing_in_a_new_generation_takes_over_that_is_equal_to_the_digit() throws Exception {
        // Fifteen facts a second of each employee. Comparing waits for a moment in which both generations have
        // somebody's
        // month from the same facts, and of somebody with many more of them it may wait long.
        ScheduledExecutorService load = Executors.newSingleThreadScheduledExecutor();
        load.scheduleAtFixedRate(this::tellOfEach, 0, 1000 / 15, TimeUnit.MILLISECONDS);
        try {
            JsonNode done = rebuilt();

            assertThat(done.at("/state").asString()).isEqualTo("SWAPPED");
            assertThat(done.at("/comparison/equal").asBoolean()).isTrue();
            assertThat(done.at("/comparison/digestAfter").asString())
                    .isEqualTo(done.at("/comparison/digestBefore").asString())
                    .hasSize(64);
            assertThat(done.at("/comparison/scores").asInt()).isGreaterThanOrEqualTo(EMPLOYEES);
            assertThat(digest().at("/generation").asLong())
                    .isEqualTo(done.at("/generation").asLong());
        } finally {
            load.shutdown();
            assertThat(load.awaitTermination(SOON.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
        }
        awaitAllCounted();
    }

    @Test
    void at_rest_the_digest_is_the_same_before_and_after_and_that_of_the_log() throws Exception {
        String before = digest().at("/digest").asString();

        JsonNode done = rebuilt();

        assertThat(done.at("/comparison/digestBefore").asString()).isEqualTo(before);
        assertThat(done.at("/comparison/digestAfter").asString()).isEqualTo(before);
        assertThat(done.at("/progress/share").decimalValue()).isEqualByComparingTo("100");
        assertThat(digest().at("/digest").asString()).isEqualTo(before).isEqualTo(recomputed());
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        service.bean(MongoOperations.class).getCollectionNames())
                .as("what is over is dropped")
                .noneMatch(name -> name.matches(".*\\.g\\d+")
                        && !name.endsWith(".g" + done.at("/generation").asLong())));
    }

    /** From the text of the scores' topic, by what the README says of the digest; of those who are in this directory. */
    private String recomputed() throws Exception {
        Map<String, String> lines = new TreeMap<>();
        for (ScoreChanged score : Log.of(Topic.SCORES, ScoreChanged.class)) {
            String line =
                    EventJson.mapper().writeValueAsString(score).replaceFirst("\"version\":\\d+", "\"version\":0");
            if (score.period().isMonth()) {
                lines.put(score.key(), line + "\n");
            }
        }
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        lines.values().forEach(line -> sha256.update(line.getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(sha256.digest());
    }

    @Test
    void a_score_that_was_changed_by_hand_is_told_and_a_person_decides() {
        long current = digest().at("/generation").asLong();
        String right = score(employee(3));
        long before = version(employee(3));
        service.bean(MongoOperations.class)
                .getCollection("standings.g" + current)
                .updateOne(
                        Filters.eq("_id", employee(3) + "|2026-10"),
                        Updates.set("score.score", new Decimal128(new BigDecimal("119.99"))));
        assertThat(score(employee(3))).isEqualTo("119.99");

        String place = begun();
        await().atMost(SOON).until(() -> state(place).equals("DIFFERS"));

        JsonNode differs = service.get(place);
        assertThat(differs.at("/comparison/differing").asInt()).isEqualTo(1);
        assertThat(differs.at("/comparison/first/0/employeeId").asString()).isEqualTo(employee(3));
        assertThat(differs.at("/comparison/first/0/period").asString()).isEqualTo("2026-10");
        assertThat(differs.at("/detail").asString()).contains(place + "/decision");
        assertThat(digest().at("/generation").asLong())
                .as("nothing happens by itself")
                .isEqualTo(current);
        HttpResponse<String> second = service.post("/api/rebuilds", OPERATOR, "");
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(RunningService.json(second).at("/code").asString()).isEqualTo("rebuild-runs");
        assertThat(RunningService.json(second).at("/detail").asString()).contains(place);

        assertThat(decide(place, "SWAP").statusCode()).isEqualTo(200);
        await().atMost(SOON).until(() -> state(place).equals("SWAPPED"));
        assertThat(score(employee(3))).isEqualTo(right);
        ScoreChanged told = Log.of(Topic.SCORES, ScoreChanged.class).stream()
                .filter(each -> each.key().equals(employee(3) + "|2026-10"))
                .reduce((one, next) -> next)
                .orElseThrow();
        assertThat(told.score()).as("it is told to whoever follows the scores").isEqualByComparingTo(right);
        assertThat(told.version())
                .as("as a newer one, which stands")
                .isEqualTo(version(employee(3)))
                .isGreaterThan(before);
        assertThat(decide(place, "ABANDON").statusCode()).as("that is over").isEqualTo(409);
    }

    @Test
    void what_is_given_up_never_takes_over_however_soon_it_would_have() {
        for (int time = 0; time < 5; time++) {
            long current = digest().at("/generation").asLong();
            String place = begun();

            HttpResponse<String> decided = decide(place, "ABANDON");

            assertThat(decided.statusCode()).as(decided.body()).isEqualTo(200);
            assertThat(decide(place, "SWAP").statusCode()).isEqualTo(409);
            await().atMost(SOON)
                    .until(() -> !java.util.Set.of("RUNNING", "CAUGHT_UP").contains(state(place)));
            assertThat(state(place)).isEqualTo("ABANDONED");
            assertThat(service.get(place).at("/detail").asString()).isEqualTo("it was decided to give it up");
            assertThat(digest().at("/generation").asLong()).isEqualTo(current);
        }
    }

    @Test
    void the_version_of_a_score_never_goes_back_though_the_old_generations_was_lifted() {
        long current = digest().at("/generation").asLong();
        long far = version(employee(9)) + 1_000;
        // As if instances had known changes of the directory at different times, many times over.
        service.bean(MongoOperations.class)
                .getCollection("standings.g" + current)
                .updateOne(
                        Filters.eq("_id", employee(9) + "|2026-10"),
                        Updates.combine(Updates.set("version", far), Updates.set("score.version", far)));

        assertThat(rebuilt().at("/comparison/equal").asBoolean()).isTrue();

        assertThat(version(employee(9))).isEqualTo(far);
        for (int number = 0; number < EMPLOYEES; number++) {
            tell();
        }
        awaitAllCounted();
        assertThat(version(employee(9))).isEqualTo(far + 1);
    }

    @Test
    void a_score_that_was_lost_is_told_and_the_rebuild_can_be_given_up() {
        long current = digest().at("/generation").asLong();
        service.bean(MongoOperations.class)
                .getCollection("standings.g" + current)
                .deleteOne(Filters.eq("_id", employee(5) + "|2026-10"));

        String place = begun();
        await().atMost(SOON).until(() -> state(place).equals("DIFFERS"));
        assertThat(service.get(place).at("/comparison/first/0/employeeId").asString())
                .isEqualTo(employee(5));
        assertThat(decide(place, "ABANDON").statusCode()).isEqualTo(200);
        await().atMost(SOON).until(() -> state(place).equals("ABANDONED"));
        assertThat(digest().at("/generation").asLong()).isEqualTo(current);

        String next = begun();
        await().atMost(SOON).until(() -> state(next).equals("DIFFERS"));
        decide(next, "SWAP");
        await().atMost(SOON).until(() -> state(next).equals("SWAPPED"));
        awaitAllCounted();
    }

    @Test
    void retractions_and_repetitions_come_out_the_same() {
        service.publish(document(employee(7), "r-1"), document(employee(7), "r-1"), document(employee(7), "r-2"));
        service.publish(new ObservationRetracted("r-1", "siak", employee(7), "test"));
        service.publish(new ObservationRetracted("r-2", "siak", employee(7), "test"));

        assertThat(rebuilt().at("/comparison/equal").asBoolean()).isTrue();
        awaitAllCounted();
    }

    @Test
    void only_a_manager_of_every_agency_begins_and_only_who_sees_all_may_look() {
        for (String token : new String[] {
            TestIdentity.shared().manager("city"),
            TestIdentity.shared().auditor(),
            TestIdentity.shared().registry("siak")
        }) {
            assertThat(service.post("/api/rebuilds", token, "").statusCode()).isEqualTo(403);
        }
        for (String path : new String[] {"/api/rebuilds", "/api/rebuilds/1", "/api/scores/digest"}) {
            assertThat(service.get(path, TestIdentity.shared().manager("city")).statusCode())
                    .isEqualTo(403);
        }
        assertThat(service.get("/api/rebuilds/4711", OPERATOR).statusCode()).isEqualTo(404);
        assertThat(service.get("/api/scores/digest?period=2026", OPERATOR).statusCode())
                .isEqualTo(400);
        assertThat(decide("/api/rebuilds/4711", "NONE").statusCode()).isEqualTo(400);
        assertThat(decide("/api/rebuilds/4711", "PERHAPS").body()).contains("'PERHAPS' is not one of SWAP, ABANDON");
    }

    /** Begins one, and waits for its end. */
    private JsonNode rebuilt() {
        String place = begun();
        await().atMost(SOON)
                .until(() -> !java.util.Set.of("RUNNING", "CAUGHT_UP").contains(state(place)));
        return service.get(place);
    }

    private String begun() {
        HttpResponse<String> answer = service.post("/api/rebuilds", OPERATOR, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private String state(String place) {
        return service.get(place).at("/state").asString();
    }

    private HttpResponse<String> decide(String place, String decision) {
        return service.put(place + "/decision", OPERATOR, "{\"decision\": \"" + decision + "\"}");
    }

    private JsonNode digest() {
        return service.get("/api/scores/digest");
    }

    private String score(String employee) {
        return service.get("/api/scores/" + employee + PERIOD).at("/score").asString("");
    }

    private long version(String employee) {
        return service.get("/api/scores/" + employee + PERIOD).at("/version").asLong();
    }

    private String employee(int number) {
        return "rb-" + run + "-" + number;
    }

    private void tell() {
        int number = told.getAndIncrement();
        service.publish(document(employee(number % EMPLOYEES), "d-" + number));
    }

    private void tellOfEach() {
        for (int number = 0; number < EMPLOYEES; number++) {
            tell();
        }
    }

    /** Every fact that was told is counted once. */
    private void awaitAllCounted() {
        int all = told.get();
        for (int number = 0; number < EMPLOYEES; number++) {
            int own = (all - number + EMPLOYEES - 1) / EMPLOYEES;
            String path = "/api/scores/" + employee(number) + PERIOD;
            await().atMost(SOON).untilAsserted(() -> assertThat(
                            service.get(path).at("/items/0/evidence").intValue())
                    .isEqualTo(own));
        }
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
