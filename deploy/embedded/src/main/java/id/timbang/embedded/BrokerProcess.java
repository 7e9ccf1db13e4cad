package id.timbang.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/** One run of Kafka's server at given ports on a formatted directory, from its start to its stop. */
final class BrokerProcess {

    private static final Duration START_PATIENCE = Duration.ofSeconds(120);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

    private final Path directory;
    private final Ports ports;
    private final BrokerFaults faults;
    private final KafkaRaftServer server;

    private BrokerProcess(Path directory, Ports ports, BrokerFaults faults) {
        this.directory = directory;
        this.ports = ports;
        this.faults = faults;
        this.server = new KafkaRaftServer(new KafkaConfig(BrokerSettings.of(directory, ports), false), Time.SYSTEM);
    }

    /** @throws EmbeddedStartException with Kafka's exception as its cause; nothing runs any more then */
    static BrokerProcess start(Path directory, Ports ports) {
        BrokerFaults faults = BrokerFaults.watch();
        try {
            BrokerProcess process = new BrokerProcess(directory, ports, faults);
            try {
                process.awaitReady();
                return process;
            } catch (RuntimeException e) {
                process.abandon(e);
                throw e;
            }
        } catch (EmbeddedStartException e) {
            faults.stopWatching();
            throw e;
        } catch (RuntimeException e) {
            faults.stopWatching();
            throw cannotStart(directory, e);
        }
    }

    private void awaitReady() {
        CompletableFuture<Void> ready = faults.start(() -> {
            server.startup();
            new ReadinessProbe(bootstrapServers(), START_PATIENCE).await();
        });
        CompletableFuture<Void> fatal = faults.firstFatal().thenAccept(fault -> {
            throw new EmbeddedStartException("The broker on %s cannot start: %s".formatted(directory, fault));
        });
        try {
            CompletableFuture.anyOf(ready, fatal).get(START_PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof EmbeddedStartException clear ? clear : cannotStart(directory, e.getCause());
        } catch (TimeoutException e) {
            throw new EmbeddedStartException(
                    "The broker on %s was not ready within %d s; its log says what it waited for."
                            .formatted(directory, START_PATIENCE.toSeconds()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedStartException("The start of the broker on %s was interrupted.".formatted(directory), e);
        }
    }

    private static EmbeddedStartException cannotStart(Path directory, Throwable cause) {
        return new EmbeddedStartException("The broker on %s cannot start: %s".formatted(directory, cause), cause);
    }

    private void abandon(RuntimeException reason) {
        try {
            stop();
        } catch (IllegalStateException e) {
            reason.addSuppressed(e);
        }
    }

    String bootstrapServers() {
        return Ports.HOST + ":" + ports.client();
    }

    Optional<String> failure() {
        return faults.fatal();
    }

    /** @throws IllegalStateException if it does not stop; the directory is still in use then */
    void stop() {
        CompletableFuture<Void> stopped = faults.stop(() -> {
            server.shutdown();
            server.awaitShutdown();
        });
        try {
            // join, not get: an interrupted caller must not leave the log half closed.
            stopped.orTimeout(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
            faults.stopWatching();
        } catch (CompletionException e) {
            throw new IllegalStateException(
                    "The broker on %s did not stop cleanly: %s".formatted(directory, e.getCause()), e);
        }
    }
}
