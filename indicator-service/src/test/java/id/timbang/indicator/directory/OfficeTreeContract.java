package id.timbang.indicator.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import id.timbang.contracts.OfficeChanged;
import id.timbang.kit.event.EventPublisher;
import id.timbang.kit.problem.Problem;
import id.timbang.kit.state.StateStore;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

/** What the tree of offices promises on whatever store; each test has a database of its own. */
abstract class OfficeTreeContract {

    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private MongoClient client;
    private MongoTemplate mongo;

    abstract String uri();

    @BeforeEach
    void connect() {
        client = MongoClients.create(uri());
        mongo = new MongoTemplate(client, "office-tree-" + UUID.randomUUID());
    }

    @AfterEach
    void disconnect() {
        threads.shutdownNow();
        mongo.getDb().drop();
        client.close();
    }

    private StateStore<OfficeChanged> offices() {
        MockProducer<String, byte[]> log =
                new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
        return new StateStore<>(
                mongo,
                "offices",
                OfficeChanged.class,
                new EventPublisher(log, Clock.systemUTC(), Duration.ofSeconds(5)));
    }

    /** As another instance of the service would have it. */
    private OfficeTree tree() {
        return new OfficeTree(mongo, offices());
    }

    private StateStore.Outcome<OfficeChanged> put(String id, String name, @Nullable String parent) {
        return tree().put(id, name, parent);
    }

    @Test
    void an_office_is_created_changed_and_left_alone() {
        put("top", "T", null);

        assertThat(put("a", "A", "top"))
                .isEqualTo(new StateStore.Outcome<>(new OfficeChanged("a", 1, "A", "top"), true, true, true));
        assertThat(put("a", "A", "top"))
                .isEqualTo(new StateStore.Outcome<>(new OfficeChanged("a", 1, "A", "top"), false, false, true));
        assertThat(put("a", "A2", null))
                .isEqualTo(new StateStore.Outcome<>(new OfficeChanged("a", 2, "A2", null), false, true, true));
    }

    @Test
    void what_would_make_a_circle_or_hang_in_the_air_is_refused() {
        put("a", "A", null);
        put("b", "B", "a");
        put("c", "C", "b");

        for (String wrong : List.of("a", "b", "c", "none")) {
            assertThatThrownBy(() -> put("a", "A", wrong))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("parentId");
        }
        assertThat(offices().find("office/a")).contains(new OfficeChanged("a", 1, "A", null));
    }

    @Test
    void a_circle_from_of_old_is_no_endless_way_and_can_be_mended() {
        offices().restoreAll(List.of(new OfficeChanged("a", 1, "A", "b"), new OfficeChanged("b", 1, "B", "a")));

        assertThat(put("c", "C", "a").created()).isTrue();
        assertThat(put("a", "A", null).changed()).isTrue();
    }

    @Test
    void a_change_whose_maker_crashed_is_done_by_the_next_and_counts_in_its_check() {
        put("a", "A", null);
        put("b", "B", null);
        mongo.getCollection("officeTree")
                .updateOne(
                        new Document("_id", "tree"),
                        new Document(
                                "$set",
                                new Document(
                                        "next",
                                        new Document("officeId", "a")
                                                .append("replaces", 1L)
                                                .append("name", "A")
                                                .append("parentId", "b"))));

        assertThatThrownBy(() -> put("b", "B", "a")).isInstanceOf(Problem.class);
        assertThat(offices().find("office/a")).contains(new OfficeChanged("a", 2, "A", "b"));
        assertThat(put("a", "A", null).state().version()).isEqualTo(3);
    }

    @Test
    void a_change_that_is_done_late_does_nothing() {
        put("a", "A", null);
        put("a", "A2", null);
        mongo.getCollection("officeTree")
                .updateOne(
                        new Document("_id", "tree"),
                        new Document(
                                "$set",
                                new Document(
                                        "next",
                                        new Document("officeId", "a")
                                                .append("replaces", 1L)
                                                .append("name", "late"))));

        put("b", "B", null);

        assertThat(offices().find("office/a")).contains(new OfficeChanged("a", 2, "A2", null));
    }

    @RepeatedTest(5)
    void whatever_is_put_under_whatever_at_once_there_is_never_a_circle(RepetitionInfo run) throws Exception {
        Random random = new Random(run.getCurrentRepetition());
        int count = 5;
        for (int n = 0; n < count; n++) {
            put("o" + n, "O", null);
        }
        List<int[]> moves = random.ints(60, 0, count * count)
                .mapToObj(n -> new int[] {n / count, n % count})
                .toList();

        List<Future<Boolean>> done = threads.invokeAll(moves.stream()
                .<Callable<Boolean>>map(move -> () -> {
                    try {
                        put("o" + move[0], "O", move[0] == move[1] ? null : "o" + move[1]);
                        return true;
                    } catch (Problem circle) {
                        return false;
                    }
                })
                .toList());

        for (Future<Boolean> one : done) {
            one.get();
        }
        assertThat(IntStream.range(0, count)).allSatisfy(n -> {
            Set<String> seen = new HashSet<>();
            for (String at = "o" + n; at != null; ) {
                assertThat(seen.add(at)).as("the way up from o%d: %s", n, seen).isTrue();
                at = offices().find("office/" + at).orElseThrow().parentId();
            }
        });
    }
}
