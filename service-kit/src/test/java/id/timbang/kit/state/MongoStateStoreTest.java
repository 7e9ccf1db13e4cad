package id.timbang.kit.state;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.MongoTemplate;

/** On MongoDB itself, where there is one to be had. */
@EnabledIf(value = "id.timbang.kit.state.RealMongo#isThere", disabledReason = RealMongo.MISSING)
class MongoStateStoreTest extends StateStoreSweepContract {

    private static MongoClient client;

    @BeforeAll
    static void connect() {
        client = MongoClients.create(RealMongo.uri());
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
