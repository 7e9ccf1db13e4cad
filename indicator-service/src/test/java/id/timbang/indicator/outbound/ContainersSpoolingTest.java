package id.timbang.indicator.outbound;

import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Network;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;
import org.testcontainers.toxiproxy.ToxiproxyContainer;

/** With Kafka and MongoDB themselves behind Toxiproxy, where Docker is. */
@EnabledIf(value = "thereIsDocker", disabledReason = "no Docker engine to start Kafka, MongoDB and Toxiproxy")
class ContainersSpoolingTest extends SpoolingContract {

    static boolean thereIsDocker() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    @Override
    Surroundings surroundings() {
        return new Containers();
    }

    private static final class Containers implements Surroundings {

        private static final int BROKER = 8666;
        private static final int STORE = 8667;

        private final Network network = Network.newNetwork();
        private final ToxiproxyContainer toxiproxy =
                new ToxiproxyContainer("ghcr.io/shopify/toxiproxy:2.12.0").withNetwork(network);
        private final KafkaContainer kafka = new KafkaContainer("apache/kafka:4.1.1")
                .withNetwork(network)
                .withListener("kafka:19092", () -> address(BROKER));
        private final MongoDBContainer mongo =
                new MongoDBContainer("mongo:8.0").withNetwork(network).withNetworkAliases("mongo");
        private final Proxy broker;
        private final Proxy store;

        Containers() {
            toxiproxy.start();
            kafka.start();
            mongo.start();
            ToxiproxyClient client = new ToxiproxyClient(toxiproxy.getHost(), toxiproxy.getControlPort());
            try {
                broker = client.createProxy("broker", "0.0.0.0:" + BROKER, "kafka:19092");
                store = client.createProxy("store", "0.0.0.0:" + STORE, "mongo:27017");
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        private String address(int port) {
            return toxiproxy.getHost() + ":" + toxiproxy.getMappedPort(port);
        }

        @Override
        public String bootstrapServers() {
            return address(BROKER);
        }

        @Override
        public String mongoUri(String database) {
            return "mongodb://" + address(STORE) + "/" + database + "?directConnection=true";
        }

        @FunctionalInterface
        private interface Switch {
            void turn() throws IOException;
        }

        private static void turn(Switch one) {
            try {
                one.turn();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        @Override
        public void brokerAway() {
            turn(broker::disable);
        }

        @Override
        public void brokerBack() {
            turn(broker::enable);
        }

        @Override
        public void storeAway() {
            turn(store::disable);
        }

        @Override
        public void storeBack() {
            turn(store::enable);
        }

        @Override
        public void close() {
            mongo.stop();
            kafka.stop();
            toxiproxy.stop();
            network.close();
        }
    }
}
