package id.timbang.embedded;

import java.net.BindException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Kafka broker with its controller in this JVM. Its log stands in a directory and outlives the process, also a
 * killed one; the ports may differ from start to start. Nobody beyond this machine can reach it.
 *
 * <p>Whatever happens to the broker, the JVM lives on: ask {@link #failure()}. A broker that is not closed keeps the JVM
 * from ending by itself.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
    private static final int ATTEMPTS_AT_PORTS = 5;

    private final BrokerDirectory directory;
    private final BrokerProcess process;
    private boolean closed;

    private EmbeddedBroker(BrokerDirectory directory, BrokerProcess process) {
        this.directory = directory;
        this.process = process;
    }

    /**
     * Starts a broker at a free port and waits until it is ready for clients.
     *
     * @param directory made if missing; holds the log of earlier starts, or nothing
     * @throws EmbeddedStartException with the reason, if it cannot start
     */
    public static EmbeddedBroker start(Path directory) {
        return start(directory, Ports::free);
    }

    /**
     * Starts a broker at a given port and waits until it is ready for clients.
     *
     * @param directory made if missing; holds the log of earlier starts, or nothing
     * @throws EmbeddedStartException with the reason, if it cannot start: the port may be taken, the directory in use
     */
    public static EmbeddedBroker start(Path directory, int port) {
        return start(directory, () -> Ports.withClient(port));
    }

    private static EmbeddedBroker start(Path path, Supplier<Ports> choice) {
        BrokerDirectory directory = BrokerDirectory.open(path);
        try {
            directory.format(BrokerSettings.NODE_ID, BrokerSettings.CONTROLLER_LISTENER);
            return new EmbeddedBroker(directory, startProcess(directory.path(), choice));
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static BrokerProcess startProcess(Path directory, Supplier<Ports> choice) {
        for (int attempt = 1; ; attempt++) {
            Ports ports = choice.get();
            try {
                return BrokerProcess.start(directory, ports);
            } catch (EmbeddedStartException e) {
                // Another program took the port between choosing and binding; choosing again either helps or names it.
                if (attempt == ATTEMPTS_AT_PORTS || !causedByTakenPort(e)) {
                    throw e;
                }
                LOG.info("A port of {} was taken meanwhile; choosing again", ports);
            }
        }
    }

    private static boolean causedByTakenPort(Throwable e) {
        return Stream.iterate(e, cause -> cause != null, Throwable::getCause).anyMatch(BindException.class::isInstance);
    }

    /** Where clients connect, as {@code 127.0.0.1:PORT}. */
    public String bootstrapServers() {
        return process.bootstrapServers();
    }

    /** Why the broker gave up although nobody closed it (a full disk, for example); empty as long as it serves. */
    public Optional<String> failure() {
        return process.failure();
    }

    /**
     * Stops cleanly and frees the directory; a second call does nothing.
     *
     * @throws IllegalStateException if it does not stop; it keeps its directory then
     */
    @Override
    public synchronized void close() {
        if (!closed) {
            process.stop();
            directory.close();
            closed = true;
        }
    }
}
