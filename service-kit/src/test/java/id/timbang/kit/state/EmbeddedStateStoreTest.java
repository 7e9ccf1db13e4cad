package id.timbang.kit.state;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import id.timbang.embedded.EmbeddedInfrastructure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.MongoTemplate;

/** On the embedded store. */
class EmbeddedStateStoreTest extends StateStoreSweepContract {

    private static MongoClient client;

    @BeforeAll
    static void connect() {
        client = MongoClients.create(EmbeddedInfrastructure.shared().mongoUri("state-store-test"));
    }

    @AfterAll
    static void disconnect() {
        client.close();
    }

    @Override
    MongoOperations mongo() {
        return new MongoTemplate(client, "state-store-test");
    }
}
