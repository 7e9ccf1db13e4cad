package id.timbang.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndReplaceOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.result.UpdateResult;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;

/** What is done otherwise than by the library comes to the same as the library's way. */
class KeyedCollectionTest {

    private static final int UPDATES = 20_000;
    private static final int ROUNDS = 3_000;

    @Test
    void any_update_has_the_effect_and_the_answer_of_the_librarys() {
        MongoServer library = new MongoServer(new MemoryBackend());
        InetSocketAddress address = library.bind();
        try (EmbeddedStore store = EmbeddedStore.start();
                MongoClient one = MongoClients.create(store.uri());
                MongoClient other = MongoClients.create("mongodb://127.0.0.1:" + address.getPort())) {
            MongoCollection<Document> ours = one.getDatabase("x").getCollection("some");
            MongoCollection<Document> theirs = other.getDatabase("x").getCollection("some");
            Random random = new Random(20261127);
            for (int number = 0; number < UPDATES; number++) {
                long seed = random.nextLong();
                int way = random.nextInt(5);
                // Where nothing is found, an id not given would be by lot.
                Bson selector = way == 1 ? key(random) : selector(random);
                assertThat(updated(ours, selector, way, new Random(seed)))
                        .as("update %d, way %d, of %s", number, way, selector)
                        .isEqualTo(updated(theirs, selector, way, new Random(seed)));
                if (number % 20 == 0) {
                    assertThat(all(ours)).as("after update %d", number).isEqualTo(all(theirs));
                }
            }
            assertThat(all(ours)).hasSizeGreaterThan(5).isEqualTo(all(theirs));
        } finally {
            library.shutdownNow();
        }
    }

    private static Document key(Random random) {
        return new Document("_id", "k" + random.nextInt(12));
    }

    private static Bson selector(Random random) {
        Document key = key(random);
        return switch (random.nextInt(4)) {
            case 0 -> key;
            case 1 -> key.append("lock", (long) random.nextInt(3));
            case 2 -> new Document("lock", (long) random.nextInt(3)).append("a", value(random));
            default -> Filters.and(key, Filters.lt("lock", 2L));
        };
    }

    /** What comes of it: counts and the id of what is new, or the number of the error. */
    private static Object updated(MongoCollection<Document> some, Bson selector, int way, Random random) {
        try {
            return switch (way) {
                case 0 -> some.replaceOne(selector, document(random));
                case 1 -> some.replaceOne(selector, document(random), new ReplaceOptions().upsert(true));
                case 2 -> some.updateMany(selector, fields(random));
                default -> {
                    UpdateResult result = some.updateOne(selector, fields(random));
                    yield result.getMatchedCount() + " matched, " + result.getModifiedCount() + " modified";
                }
            };
        } catch (MongoException refused) {
            return refused.getCode();
        }
    }

    private static Document document(Random random) {
        Document document = new Document();
        if (random.nextInt(3) == 0) {
            document.append("_id", "k" + random.nextInt(12));
        }
        document.append("lock", (long) random.nextInt(3));
        IntStream.range(0, random.nextInt(4)).forEach(number -> document.append(name(random), value(random)));
        return document;
    }

    private static Document fields(Random random) {
        Document update = new Document();
        if (random.nextInt(4) > 0) {
            update.append("$set", new Document("lock", (long) random.nextInt(3)).append(path(random), value(random)));
        }
        if (random.nextInt(3) > 0) {
            update.append("$push", new Document(random.nextBoolean() ? "list" : path(random), pushed(random)));
        }
        if (update.isEmpty() || random.nextInt(6) == 0) {
            update.append("$inc", new Document("count", 1));
        }
        return update;
    }

    private static String name(Random random) {
        return List.of("a", "b", "list").get(random.nextInt(3));
    }

    private static String path(Random random) {
        return List.of("a", "b", "list", "a.b", "list.0", "_id").get(random.nextInt(6));
    }

    private static Object pushed(Random random) {
        return random.nextInt(4) == 0
                ? new Document("$each", Arrays.asList(value(random), value(random))).append("$slice", -3)
                : value(random);
    }

    private static Object value(Random random) {
        return switch (random.nextInt(7)) {
            case 0 -> 1;
            case 1 -> 7L;
            case 2 -> "text";
            case 3 -> null;
            case 4 -> new Document("b", random.nextInt(2));
            case 5 -> List.of("x", new Document("y", 1));
            default -> new Binary(new byte[] {1, 2, (byte) random.nextInt(2)});
        };
    }

    private static List<Document> all(MongoCollection<Document> some) {
        return some.find().sort(new Document("_id", 1)).into(new ArrayList<>());
    }

    @Test
    void what_is_answered_is_of_one_moment_whoever_writes_meanwhile() throws Exception {
        ExecutorService writer = Executors.newSingleThreadExecutor();
        try (EmbeddedStore store = EmbeddedStore.start();
                MongoClient client = MongoClients.create(store.uri())) {
            MongoCollection<Document> some = client.getDatabase("x").getCollection("some");
            for (int number = 0; number < 200; number++) {
                some.insertOne(state(number, 0));
            }
            Future<?> writing = writer.submit(() -> {
                for (int round = 1; round <= ROUNDS; round++) {
                    some.replaceOne(new Document("_id", round % 200), state(round % 200, round));
                    some.updateOne(
                            new Document("_id", (round + 7) % 200),
                            new Document("$set", new Document(state((round + 7) % 200, round))));
                }
            });
            while (!writing.isDone()) {
                some.find().forEach(KeyedCollectionTest::assertOneState);
                assertOneState(some.findOneAndReplace(
                        new Document("_id", 3),
                        state(3, 1),
                        new FindOneAndReplaceOptions().returnDocument(ReturnDocument.AFTER)));
            }
            writing.get();
        } finally {
            writer.shutdownNow();
        }
    }

    private static Document state(int number, int round) {
        Document state = new Document("_id", number);
        IntStream.range(0, 100).forEach(field -> state.append("f" + field, round));
        return state;
    }

    private static void assertOneState(Document document) {
        document.keySet().removeIf("_id"::equals);
        assertThat(document.values()).hasSize(100).containsOnly(document.get("f0"));
    }
}
