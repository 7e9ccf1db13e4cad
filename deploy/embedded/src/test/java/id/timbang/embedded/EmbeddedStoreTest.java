package id.timbang.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;

class EmbeddedStoreTest {

    @Test
    void starts_empty_at_the_port_asked_for() {
        int port = Ports.free().client();
        try (EmbeddedStore store = EmbeddedStore.start(port)) {
            assertThat(store.uri()).isEqualTo("mongodb://127.0.0.1:" + port);
            assertThat(store.uri("scoring")).isEqualTo("mongodb://127.0.0.1:" + port + "/scoring");
            try (MongoClient client = MongoClients.create(store.uri())) {
                client.getDatabase("scoring").getCollection("tallies").insertOne(new Document("_id", 1));
            }
        }
        try (EmbeddedStore store = EmbeddedStore.start(port);
                MongoClient client = MongoClients.create(store.uri())) {
            assertThat(client.getDatabase("scoring").getCollection("tallies").countDocuments())
                    .isZero();
        }
    }

    @Test
    void a_taken_port_is_named() {
        try (EmbeddedStore other = EmbeddedStore.start()) {
            int port = Integer.parseInt(other.uri().substring(other.uri().lastIndexOf(':') + 1));
            assertThatThrownBy(() -> EmbeddedStore.start(port))
                    .isInstanceOf(EmbeddedStartException.class)
                    .hasMessageContaining("Port " + port)
                    .hasMessageContaining("taken by another program");
        }
    }

    @Test
    void a_condition_beside_the_key_is_held_and_the_document_is_found_by_its_key() {
        try (EmbeddedStore store = EmbeddedStore.start();
                MongoClient client = MongoClients.create(store.uri())) {
            MongoCollection<Document> few = client.getDatabase("x").getCollection("few");
            MongoCollection<Document> many = client.getDatabase("x").getCollection("many");
            fill(few, 10);
            fill(many, 20_000);

            assertThat(change(many, "k7", 2)).isZero();
            assertThat(change(many, "none", 1)).isZero();
            assertThat(change(many, "k7", 1)).isEqualTo(1);
            assertThat(change(many, "k7", 1)).isZero();
            assertThat(many.find(new Document("_id", "k7")).first()).containsEntry("version", 2L);

            thousandChanges(few);
            long amongFew = thousandChanges(few);
            // Reading the whole collection each time would take two thousand times as long.
            assertThat(thousandChanges(many)).isLessThan(100 * amongFew);
        }
    }

    @Test
    void documents_asked_for_by_their_keys_are_these_and_no_others() {
        try (EmbeddedStore store = EmbeddedStore.start();
                MongoClient client = MongoClients.create(store.uri())) {
            MongoCollection<Document> some = client.getDatabase("x").getCollection("some");
            fill(some, 10);

            assertThat(keys(some, Filters.in("_id", "k7", "none", "k3", "k7"))).containsExactlyInAnyOrder("k3", "k7");
            assertThat(keys(some, Filters.in("_id", List.of()))).isEmpty();
            assertThat(keys(some, Filters.and(Filters.in("_id", "k7", "k3"), Filters.eq("version", 2L))))
                    .isEmpty();
            assertThat(keys(some, Filters.nin("_id", "k0", "k1", "k2", "k3", "k4", "k5", "k6", "k7")))
                    .containsExactlyInAnyOrder("k8", "k9");
        }
    }

    private static List<String> keys(MongoCollection<Document> collection, Bson filter) {
        return collection
                .find(filter)
                .map(document -> document.getString("_id"))
                .into(new ArrayList<>());
    }

    private static void fill(MongoCollection<Document> collection, int count) {
        collection.insertMany(IntStream.range(0, count)
                .mapToObj(n -> new Document("_id", "k" + n).append("version", 1L))
                .toList());
    }

    private static long change(MongoCollection<Document> collection, String key, long version) {
        return collection
                .updateOne(new Document("_id", key).append("version", version), Updates.set("version", version + 1))
                .getMatchedCount();
    }

    private static long thousandChanges(MongoCollection<Document> collection) {
        long began = System.nanoTime();
        for (int n = 0; n < 1000; n++) {
            change(collection, "k3", n);
        }
        return System.nanoTime() - began;
    }
}
