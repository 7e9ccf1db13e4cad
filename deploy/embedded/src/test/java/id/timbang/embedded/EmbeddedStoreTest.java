package id.timbang.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.bson.Document;
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
}
