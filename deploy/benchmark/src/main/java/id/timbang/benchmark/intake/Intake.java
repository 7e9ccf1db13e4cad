package id.timbang.benchmark.intake;

import id.timbang.benchmark.kit.Child;
import id.timbang.benchmark.kit.Heap;
import id.timbang.benchmark.kit.IndicatorMain;
import id.timbang.benchmark.kit.Parts;
import id.timbang.benchmark.kit.Processors;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/** Broker, store and indicator service, each in a JVM of its own. */
final class Intake implements AutoCloseable {

    private final Parts parts = new Parts();
    private final String bootstrapServers;
    private final String address;
    private final int heapPort = Parts.freePort();

    /**
     * Starts them.
     *
     * @param heap the service's, as {@code 256m}
     * @param jvm  further options of its JVM, of which the collector is one
     */
    Intake(String heap, List<String> jvm) throws IOException, InterruptedException {
        try {
            Child broker = parts.broker("512m");
            Child store = parts.store("256m");
            bootstrapServers = broker.awaitReady();
            address = parts.service(
                            "service",
                            heap,
                            jvm,
                            heapPort,
                            IndicatorMain.class,
                            bootstrapServers,
                            store.awaitReady(),
                            List.of(
                                    "--timbang.facts.directory="
                                            + parts.directory().resolve("facts"),
                                    "--timbang.person-key=" + UUID.randomUUID()))
                    .awaitReady();
        } catch (RuntimeException | InterruptedException failed) {
            parts.close();
            throw failed;
        }
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    Service service() {
        return new Service(address, parts.identity());
    }

    /** All that work while facts come in, this process included. */
    Processors processors() {
        return parts.processors();
    }

    Heap heap() throws IOException {
        return new Heap(heapPort);
    }

    /** All is measured. */
    void succeeded() {
        parts.succeeded();
    }

    @Override
    public void close() throws IOException {
        parts.close();
    }
}
