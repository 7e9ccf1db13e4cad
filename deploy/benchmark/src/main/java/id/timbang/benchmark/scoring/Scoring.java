package id.timbang.benchmark.scoring;

import id.timbang.benchmark.kit.Api;
import id.timbang.benchmark.kit.Child;
import id.timbang.benchmark.kit.Heap;
import id.timbang.benchmark.kit.Parts;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/** The real scoring service over an empty store, each in a process of its own; asked from outside only. */
final class Scoring implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(3);

    private final Parts parts;
    private final EventLog log;
    private final Set<String> groupsBefore;
    private final Child store;
    private final Child service;
    private String address = "";
    private final int heapPort = Parts.freePort();

    /**
     * Starts the service.
     *
     * @param store of the service, empty and starting
     * @param heap  of the service, as {@code 1g}
     * @param jvm   further options of the service's JVM
     * @param settings of the service
     */
    Scoring(Parts parts, EventLog log, Child store, String heap, List<String> jvm, String... settings)
            throws InterruptedException, ExecutionException {
        this.parts = parts;
        this.log = log;
        groupsBefore = log.groups();
        this.store = store;
        service = parts.service(
                "service",
                heap,
                Stream.concat(Stream.of(Parts.USES_ALL_PROCESSORS), jvm.stream())
                        .toList(),
                heapPort,
                ScoringMain.class,
                log.bootstrapServers(),
                store.awaitReady(),
                List.of(settings));
    }

    /** Waits until the service has been given the observations' partitions: now it reads. */
    void awaitReading() throws InterruptedException, ExecutionException {
        log.awaitReading(groupsBefore, START);
    }

    /**
     * Waits until the service calls itself ready, which it does when everything that stood in the log at its start is
     * applied.
     */
    void awaitApplied(Duration patience) throws InterruptedException {
        address = service.await(patience);
        api().awaitReady(patience);
    }

    /** Waits until it is through with so many of the observations, and tells with how many it is. */
    long awaitCommitted(long observations, Duration patience) throws InterruptedException {
        return log.awaitCommitted(observations, groupsBefore, patience);
    }

    Child service() {
        return service;
    }

    /** As an operator, who sees everybody's figures. */
    Api api() {
        return new Api(address, parts.identity().operator());
    }

    /** As one of several operators. */
    Api api(String subject) {
        return new Api(address, parts.identity().operator(subject));
    }

    /** Waits until the service has told the broker that it is through with everything that stands in the log now. */
    void awaitCommitted(Duration patience) throws InterruptedException {
        log.awaitCommitted(groupsBefore, patience);
    }

    Heap heap() throws IOException {
        return new Heap(heapPort);
    }

    /** Ends both; what they have read is forgotten. */
    @Override
    public void close() {
        service.stop();
        store.close();
    }
}
