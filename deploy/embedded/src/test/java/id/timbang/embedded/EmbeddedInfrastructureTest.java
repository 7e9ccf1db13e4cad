package id.timbang.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class EmbeddedInfrastructureTest {

    private final EmbeddedInfrastructure shared = EmbeddedInfrastructure.shared();

    @Test
    void is_the_same_for_everyone_in_the_jvm() {
        assertThat(EmbeddedInfrastructure.shared()).isSameAs(shared);
    }

    @Test
    void a_produced_record_is_consumed() {
        Log log = new Log(shared.bootstrapServers());
        log.create("smoke");
        log.produce("smoke", List.of("one", "two"));
        assertThat(log.read("smoke")).containsExactly("one", "two");
    }

    @Test
    void an_inserted_document_is_found_in_its_database_only() {
        try (MongoClient client = MongoClients.create(shared.mongoUri("smoke"))) {
            MongoCollection<Document> documents = client.getDatabase("smoke").getCollection("documents");
            documents.insertOne(new Document("_id", "one").append("value", 1));
            assertThat(documents.find(new Document("value", 1)).first()).containsEntry("_id", "one");
            assertThat(client.getDatabase("other").getCollection("documents").countDocuments())
                    .isZero();
        }
    }
}
