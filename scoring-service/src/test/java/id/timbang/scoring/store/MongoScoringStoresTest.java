package id.timbang.scoring.store;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mongodb.MongoDBContainer;

/** The same on a real MongoDB, where Docker is found. */
class MongoScoringStoresTest extends ScoringStoresContract {

    private static MongoDBContainer container;

    @BeforeAll
    static void start() {
        assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(),
                "no Docker engine was found, so the scoring stores were not tried on a real MongoDB");
        container = new MongoDBContainer("mongo:8.0");
        container.start();
    }

    @AfterAll
    static void stop() {
        if (container != null) {
            container.stop();
        }
    }

    @Override
    String uri() {
        return container.getConnectionString();
    }
}
