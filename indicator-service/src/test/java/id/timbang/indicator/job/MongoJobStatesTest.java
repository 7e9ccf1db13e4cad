package id.timbang.indicator.job;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mongodb.MongoDBContainer;

/** The same on a real MongoDB, where there is one to be had. */
@EnabledIf(
        value = "thereIsMongo",
        disabledReason =
                "no MongoDB: neither does TIMBANG_TEST_MONGODB_URI name one nor is there a Docker engine to start one")
class MongoJobStatesTest extends JobStatesContract {

    private static final String GIVEN = System.getenv("TIMBANG_TEST_MONGODB_URI");

    private static MongoDBContainer container;

    static boolean thereIsMongo() {
        return GIVEN != null || DockerClientFactory.instance().isDockerAvailable();
    }

    @BeforeAll
    static void start() {
        if (GIVEN == null) {
            container = new MongoDBContainer("mongo:8.0");
            container.start();
        }
    }

    @AfterAll
    static void stop() {
        if (container != null) {
            container.stop();
        }
    }

    @Override
    String uri() {
        return GIVEN != null ? GIVEN : container.getConnectionString();
    }
}
