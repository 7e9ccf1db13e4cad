package id.timbang.embedded;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps Kafka from ending the JVM. Kafka ends the process on a fatal error, even on a busy port; inside someone else's
 * process the broker's own end is enough. Every thread of a broker lives in one thread group, which tells whose fault it is.
 */
final class BrokerFaults {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerFaults.class);
    private static final Map<ThreadGroup, BrokerFaults> BY_GROUP = new ConcurrentHashMap<>();

    private final ThreadGroup threads = new ThreadGroup("embedded-broker");
    private final CompletableFuture<String> first = new CompletableFuture<>();
    private volatile @Nullable Thread starter;

    private BrokerFaults() {}

    /** Watches a new broker, whose threads descend from the one that runs {@link #start}. */
    static BrokerFaults watch() {
        Exit.setExitProcedure(BrokerFaults::instead);
        Exit.setHaltProcedure(BrokerFaults::instead);
        BrokerFaults faults = new BrokerFaults();
        BY_GROUP.put(faults.threads, faults);
        return faults;
    }

    /** Runs Kafka's own start; a fault on this thread comes out as the task's exception, with its cause. */
    CompletableFuture<Void> start(Task task) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread thread = thread("embedded-broker-start", task, done);
        starter = thread;
        thread.start();
        return done;
    }

    /** Runs Kafka's stop; a start still going on is interrupted. */
    CompletableFuture<Void> stop(Task task) {
        Thread starting = starter;
        if (starting != null) {
            starting.interrupt();
        }
        CompletableFuture<Void> done = new CompletableFuture<>();
        thread("embedded-broker-stop", task, done).start();
        return done;
    }

    private Thread thread(String name, Task task, CompletableFuture<Void> done) {
        Runnable reporting = () -> {
            try {
                task.run();
                done.complete(null);
            } catch (Throwable e) {
                done.completeExceptionally(e);
            }
        };
        Thread thread = new Thread(threads, reporting, name);
        thread.setDaemon(true);
        return thread;
    }

    /** What made Kafka give up, if it did. */
    Optional<String> fatal() {
        return Optional.ofNullable(first.getNow(null));
    }

    /** Completes with the first fatal fault; stays open as long as there is none. */
    CompletableFuture<String> firstFatal() {
        return first.copy();
    }

    void stopWatching() {
        BY_GROUP.remove(threads);
    }

    /** What a thread of the broker does. */
    @FunctionalInterface
    interface Task {
        void run() throws Exception;
    }

    private static void instead(int status, @Nullable String message) {
        Thread thread = Thread.currentThread();
        BrokerFaults faults = BY_GROUP.get(thread.getThreadGroup());
        if (faults != null && thread == faults.starter) {
            // Kafka goes on to throw what happened; thrown from here, the cause would be lost.
            return;
        }
        String fault = describe(thread, status, message);
        LOG.error(fault);
        if (faults != null) {
            faults.first.complete(fault);
        }
        // Kafka counts on not coming back from here.
        throw new IllegalStateException(fault);
    }

    private static String describe(Thread thread, int status, @Nullable String message) {
        // The commonest cause, and the only one that the person at the machine can mend; Kafka names its thread so.
        if (thread.getName().equals("LogDirFailureHandler")) {
            return "Kafka cannot use its directory any more (is the disk full, was it deleted?); its log says more";
        }
        return "Kafka gave up in thread %s with status %d%s; its log says why"
                .formatted(thread.getName(), status, message == null ? "" : " (" + message + ")");
    }
}
