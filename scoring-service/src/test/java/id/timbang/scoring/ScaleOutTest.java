package id.timbang.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.Topic;
import id.timbang.embedded.EmbeddedBroker;
import id.timbang.embedded.EmbeddedStore;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Instances of the service in processes of their own share the partitions of one broker and one store. One is killed in
 * the middle of work, one is stopped: the others take over, nothing is lost and nothing counted twice.
 */
@Timeout(180)
class ScaleOutTest {

    private static final Logger log = LoggerFactory.getLogger(ScaleOutTest.class);
    /** Consumers of an instance, as it is set where nobody sets it otherwise. */
    private static final int READERS = 2;

    private static final Duration TAKEN_OVER_WITHIN = Duration.ofSeconds(15);
    private static final Duration CAUGHT_UP_WITHIN = Duration.ofSeconds(30);
    private static final Duration SESSION = Duration.ofSeconds(6);
    private static final String GROUP = "scoring-service.observations";
    private static final String SHORT_CLAIM = "--timbang.generations.lease=5s";
    private static final Set<Integer> PARTITIONS =
            IntStream.range(0, Topic.OBSERVATIONS.partitions()).boxed().collect(Collectors.toSet());

    @TempDir
    Path directory;

    private SteadyLoad facts;
    private MongoCollection<Document> progress;
    private Admin admin;

    @Test
    void of_three_instances_one_is_killed_and_one_is_stopped_under_load() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"));
                EmbeddedStore store = EmbeddedStore.start();
                MongoClient mongo = MongoClients.create(store.uri());
                SteadyLoad steady = new SteadyLoad(broker.bootstrapServers());
                Admin asked = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin = asked;
            facts = steady;
            String uri = store.uri("scoring");
            progress = mongo.getDatabase("scoring").getCollection("progress.g1");
            try (Instance first = instance("first", broker, uri)) {
                first.awaitReady();
                facts.directory();
                try (Instance second = instance("second", broker, uri);
                        Instance third = instance("third", broker, uri)) {
                    second.awaitReady();
                    third.awaitReady();
                    await().atMost(CAUGHT_UP_WITHIN).until(() -> shares().size() == 3 * READERS);
                    assertThat(shares().values())
                            .as("each reader has its share")
                            .allSatisfy(share -> assertThat(share).hasSize(PARTITIONS.size() / (3 * READERS)));

                    facts.tellAtOnce(5_000);
                    ScheduledExecutorService load = facts.load();
                    try {
                        kill(second);
                        stop(third);
                    } finally {
                        SteadyLoad.end(load);
                    }
                    assertThat(shares()).hasSize(READERS);
                    facts.assertOracle(first);
                }
            }
        }
    }

    @Test
    void of_two_instances_the_one_that_rebuilds_is_killed_and_the_other_begins_anew() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"));
                EmbeddedStore store = EmbeddedStore.start();
                MongoClient mongo = MongoClients.create(store.uri());
                SteadyLoad steady = new SteadyLoad(broker.bootstrapServers());
                Admin asked = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin = asked;
            facts = steady;
            String uri = store.uri("scoring");
            progress = mongo.getDatabase("scoring").getCollection("progress.g1");
            // Long patience: a difference holds the rebuild up, so that it is killed in the middle on any machine.
            try (Instance first = instance("first", broker, uri, SHORT_CLAIM, "--timbang.rebuilds.patience=2s");
                    Instance second = instance("second", broker, uri, SHORT_CLAIM, "--timbang.rebuilds.patience=5m")) {
                first.awaitReady();
                second.awaitReady();
                facts.directory();
                await().atMost(CAUGHT_UP_WITHIN).until(() -> shares().size() == 2 * READERS);
                MongoCollection<Document> standings =
                        mongo.getDatabase("scoring").getCollection("standings.g1");
                String key = ofAnotherMonth(standings);
                standings.updateOne(Filters.eq("_id", key), Updates.set("score.policy", "changed by hand"));
                facts.tellAtOnce(5_000);
                ScheduledExecutorService load = facts.load();
                try {
                    assertThat(second.post("/api/rebuilds").statusCode()).isEqualTo(202);
                    assertThat(first.post("/api/rebuilds").statusCode())
                            .as("one runs, in another process")
                            .isEqualTo(409);
                    await().atMost(CAUGHT_UP_WITHIN).until(() -> state(first, 2).equals("CAUGHT_UP"));
                    MongoCollection<Document> quarters =
                            mongo.getDatabase("scoring").getCollection("longer");
                    String quarter = SteadyLoad.employee(0) + "|2026-Q3";
                    await().atMost(CAUGHT_UP_WITHIN).until(() -> quarters.countDocuments(Filters.eq(quarter)) == 1);
                    // As if it died when it knew a quarter to be due and had not made it.
                    quarters.deleteOne(Filters.eq(quarter));
                    second.kill();
                    await().atMost(CAUGHT_UP_WITHIN).until(() -> quarters.countDocuments(Filters.eq(quarter)) == 1);
                    assertThat(first.get("/api/scores/digest")
                                    .path("generation")
                                    .asInt())
                            .isEqualTo(1);
                    await().atMost(CAUGHT_UP_WITHIN).until(() -> state(first, 2).equals("ABANDONED"));

                    standings.updateOne(Filters.eq("_id", key), Updates.set("score.policy", "linear"));
                    assertThat(first.post("/api/rebuilds").statusCode()).isEqualTo(202);
                    await().atMost(Duration.ofSeconds(60))
                            .until(() -> state(first, 3).equals("SWAPPED"));
                } finally {
                    SteadyLoad.end(load);
                }
                JsonNode done = first.get("/api/rebuilds/3");
                log.info(
                        "rebuilt under load: {} of {} events, equal {}, {}",
                        done.at("/progress/applied"),
                        done.at("/progress/end"),
                        done.at("/comparison/equal"),
                        done.at("/comparison/digestAfter"));
                assertThat(done.at("/comparison/equal").asBoolean()).isTrue();
                facts.assertOracle(first);
            }
        }
    }

    private static String state(Instance instance, int generation) throws Exception {
        return instance.get("/api/rebuilds/" + generation).path("state").asString();
    }

    /** A standing that no later fact changes. */
    private String ofAnotherMonth(MongoCollection<Document> standings) {
        String key = SteadyLoad.employee(0) + "|2026-09";
        facts.publish(new ObservationRecorded(
                "september",
                "siak",
                SteadyLoad.employee(0),
                "hours",
                Instant.parse("2026-09-05T03:00:00Z"),
                BigDecimal.ONE,
                null,
                null,
                null,
                Map.of()));
        await().atMost(CAUGHT_UP_WITHIN)
                .until(() -> standings.countDocuments(new Document("_id", key).append("score.policy", "linear")) == 1);
        return key;
    }

    private void kill(Instance killed) throws Exception {
        Map<String, Set<Integer>> before = shares();
        killed.kill();
        long at = System.nanoTime();
        // What it had applied, and written, until it died.
        Set<Integer> moved = awaitAllMoveOn(applied());
        Duration lasted = Duration.ofNanos(System.nanoTime() - at);
        log.info(
                "killed: of {} partitions the last was taken over after {} ms; shares before {}",
                moved.size(),
                lasted.toMillis(),
                before.values());
        assertThat(lasted).isLessThan(TAKEN_OVER_WITHIN);
        await().atMost(CAUGHT_UP_WITHIN).until(() -> shares().size() == 2 * READERS);
    }

    private void stop(Instance stopped) throws Exception {
        stopped.stop();
        long at = System.nanoTime();
        awaitAllMoveOn(applied());
        Duration lasted = Duration.ofNanos(System.nanoTime() - at);
        log.info("stopped: the last partition was taken over after {} ms", lasted.toMillis());
        assertThat(lasted)
                .as("who goes says so: nobody waits for its session to end")
                .isLessThan(SESSION);
    }

    /** Waits until every partition has come further: facts of each are told without a break. */
    private Set<Integer> awaitAllMoveOn(Map<Integer, Long> from) {
        Set<Integer> moved = new TreeSet<>();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    applied().forEach((partition, next) -> {
                        if (next > from.getOrDefault(partition, 0L)) {
                            moved.add(partition);
                        }
                    });
                    return moved.containsAll(PARTITIONS);
                });
        return moved;
    }

    private Map<Integer, Long> applied() {
        Map<Integer, Long> applied = new HashMap<>();
        progress.find(Filters.regex("_id", "^" + Topic.OBSERVATIONS.topicName()))
                .forEach(document -> {
                    String partition = document.getString("_id");
                    applied.put(
                            Integer.parseInt(partition.substring(partition.lastIndexOf('-') + 1)),
                            document.getLong("next"));
                });
        return applied;
    }

    /** The partitions of each member that has some. */
    private Map<String, Set<Integer>> shares() throws Exception {
        Collection<MemberDescription> members = admin.describeConsumerGroups(List.of(GROUP))
                .describedGroups()
                .get(GROUP)
                .get()
                .members();
        Map<String, Set<Integer>> shares = new HashMap<>();
        members.forEach(member -> {
            Set<Integer> own = member.assignment().topicPartitions().stream()
                    .map(TopicPartition::partition)
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!own.isEmpty()) {
                shares.put(member.consumerId(), own);
            }
        });
        return shares.values().stream()
                        .flatMap(Set::stream)
                        .collect(Collectors.toSet())
                        .equals(PARTITIONS)
                ? shares
                : Map.of();
    }

    private Instance instance(String name, EmbeddedBroker broker, String uri, String... settings) {
        return Instance.start(name, directory, broker.bootstrapServers(), uri, settings);
    }
}
