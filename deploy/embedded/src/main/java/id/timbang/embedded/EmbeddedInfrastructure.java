package id.timbang.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** For tests: one broker on a temporary directory and one store, shared by everything in this JVM, started when first asked for. */
public final class EmbeddedInfrastructure {

    private final EmbeddedBroker broker;
    private final EmbeddedStore store;

    private EmbeddedInfrastructure() {
        try {
            Path directory = Files.createTempDirectory("timbang-embedded-");
            deleteAtExit(directory);
            this.broker = EmbeddedBroker.start(directory);
            this.store = EmbeddedStore.start();
        } catch (IOException e) {
            throw new UncheckedIOException("No temporary directory for the embedded broker", e);
        }
    }

    /** @throws ExceptionInInitializerError if the broker cannot start; its cause says why */
    public static EmbeddedInfrastructure shared() {
        return Shared.INSTANCE;
    }

    /** Where Kafka clients connect, as {@code 127.0.0.1:PORT}. */
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** The connection string of a database; give each test context its own to keep them apart. */
    public String mongoUri(String database) {
        return store.uri(database);
    }

    /** Deletes without stopping the broker: at exit its clients still close themselves, and would wait for a stopped one. */
    private static void deleteAtExit(Path directory) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory), "embedded-delete"));
    }

    static void delete(Path directory) {
        try (Stream<Path> entries = Files.walk(directory)) {
            for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(entry);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not delete " + directory, e);
        }
    }

    private static final class Shared {
        static final EmbeddedInfrastructure INSTANCE = new EmbeddedInfrastructure();
    }
}
