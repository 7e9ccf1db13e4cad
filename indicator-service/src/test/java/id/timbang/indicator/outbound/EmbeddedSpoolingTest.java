package id.timbang.indicator.outbound;

import id.timbang.embedded.EmbeddedBroker;
import id.timbang.embedded.EmbeddedStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** With the embedded broker, stopped and started again on its log, and the embedded store behind a wire. */
class EmbeddedSpoolingTest extends SpoolingContract {

    @TempDir
    static Path directory;

    @Override
    Surroundings surroundings() {
        return new Embedded();
    }

    private static final class Embedded implements Surroundings {

        private final Path log = newDirectory();
        private EmbeddedBroker broker = EmbeddedBroker.start(log);
        private final int port = Integer.parseInt(broker.bootstrapServers().replaceFirst(".*:", ""));
        private final EmbeddedStore store = EmbeddedStore.start();
        private final Wire wire = new Wire(Integer.parseInt(store.uri().replaceFirst(".*:", "")));

        private static Path newDirectory() {
            try {
                return Files.createTempDirectory(directory, "log");
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        @Override
        public String bootstrapServers() {
            return "127.0.0.1:" + port;
        }

        @Override
        public String mongoUri(String database) {
            return "mongodb://127.0.0.1:" + wire.port() + "/" + database;
        }

        @Override
        public void brokerAway() {
            broker.close();
        }

        @Override
        public void brokerBack() {
            broker = EmbeddedBroker.start(log, port);
        }

        @Override
        public void storeAway() {
            wire.cut();
        }

        @Override
        public void storeBack() {
            wire.mend();
        }

        @Override
        public void close() {
            broker.close();
            wire.close();
            store.close();
        }
    }
}
