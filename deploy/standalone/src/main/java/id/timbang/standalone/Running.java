package id.timbang.standalone;

import id.timbang.embedded.EmbeddedStartException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The whole system, started in order: event log, store, identity provider, services, front door. */
final class Running {

    private final EventLog log;
    private final FrontDoor door;

    private Running(EventLog log, FrontDoor door) {
        this.log = log;
        this.door = door;
    }

    /**
     * Starts everything and returns when it is ready: every service has caught up with the log.
     *
     * @param teardown takes charge of each part as it starts
     * @throws StartFailure with the reason
     */
    static Running start(Options options, DataDirectory data, Teardown teardown, Progress progress) {
        try {
            // It needs neither log nor store, and so starts beside them.
            CompletableFuture<Identity> starting = Threads.run(
                    "identity-start", () -> teardown.add("identity provider", Identity.start(options, data, progress)));
            EventLog log = teardown.add("event log", openLog(options, data, progress));
            Store store = teardown.add("store", openStore(options, progress));
            Identity identity = started(starting);
            progress.step("starting the services");
            Services services = teardown.add("services", Services.start(log, store, identity, data, options, progress));
            progress.step("opening the front door on port " + options.port());
            FrontDoor door = teardown.add("front door", FrontDoor.open(services, identity, options));
            long events = log.size();
            progress.step(events == 0 ? "the event log is empty" : "rebuilding from the log: " + events + " events");
            Readiness.await(door, log, progress);
            return new Running(log, door);
        } catch (EmbeddedStartException failed) {
            throw new StartFailure(String.valueOf(failed.getMessage()), failed);
        }
    }

    private static Identity started(CompletableFuture<Identity> starting) {
        try {
            return starting.join();
        } catch (CompletionException failed) {
            throw new StartFailure("The identity provider did not start: " + Threads.rootOf(failed), failed);
        }
    }

    private static EventLog openLog(Options options, DataDirectory data, Progress progress) {
        if (options.kafka() != null) {
            progress.step("connecting to the event log (Kafka at " + options.kafka() + ")");
            return EventLog.at(options.kafka());
        }
        progress.step("starting the event log (Kafka, in " + data.eventLog() + ")");
        return EventLog.embedded(data);
    }

    private static Store openStore(Options options, Progress progress) {
        if (options.mongodb() != null) {
            progress.step(
                    "connecting to the store (MongoDB at " + options.mongodb().shown() + ")");
            return Store.at(options.mongodb());
        }
        progress.step("starting the store (in memory)");
        return Store.embedded();
    }

    /** Where people and clients come in. */
    String address() {
        return door.address();
    }

    /** Why the system cannot go on, if so. */
    Optional<String> failure() {
        return log.failure();
    }
}
