package id.timbang.kit.state;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.mongodb.MongoDBContainer;

/** A MongoDB for tests: the one named by an environment variable, else one started by Docker. */
final class RealMongo {

    static final String MISSING =
            "no MongoDB: neither does TIMBANG_TEST_MONGODB_URI name one nor is there a Docker engine to start one";

    private static final String GIVEN = System.getenv("TIMBANG_TEST_MONGODB_URI");

    private RealMongo() {}

    static boolean isThere() {
        return GIVEN != null || DockerClientFactory.instance().isDockerAvailable();
    }

    static String uri() {
        return GIVEN != null ? GIVEN : Started.CONTAINER.getConnectionString();
    }

    /** Lives until this JVM ends. */
    private static final class Started {
        static final MongoDBContainer CONTAINER = new MongoDBContainer("mongo:8.0");

        static {
            CONTAINER.start();
        }
    }
}
