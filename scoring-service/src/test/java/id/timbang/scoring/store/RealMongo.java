package id.timbang.scoring.store;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.mongodb.MongoDBContainer;

/** A real MongoDB, where there is one to be had: at a given address, or in a container started once for all tests. */
final class RealMongo {

    static final String MISSING =
            "no MongoDB: neither does TIMBANG_TEST_MONGODB_URI name one nor is there a Docker engine to start one";
    static final String IS_THERE = "id.timbang.scoring.store.RealMongo#isThere";

    private static final String GIVEN = System.getenv("TIMBANG_TEST_MONGODB_URI");

    private RealMongo() {}

    /** Started when first asked for; Testcontainers removes it with the JVM. */
    private static final class Container {
        private static final MongoDBContainer STARTED = started();

        private static MongoDBContainer started() {
            MongoDBContainer container = new MongoDBContainer("mongo:8.0");
            container.start();
            return container;
        }
    }

    static boolean isThere() {
        return GIVEN != null || DockerClientFactory.instance().isDockerAvailable();
    }

    static String uri() {
        return GIVEN != null ? GIVEN : Container.STARTED.getConnectionString();
    }
}
