package id.timbang.indicator.quarantine;

import com.mongodb.MongoException;
import id.timbang.indicator.job.JobStates;
import id.timbang.indicator.quarantine.ReplayState.Stage;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.problem.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/** Runs replays of many, one at a time, and knows the state of each, also of those that other instances run. */
@Component
final class ReplayJobs implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(ReplayJobs.class);
    private static final int MOST_ENTRIES = 100_000;
    private static final Duration SILENCE = Duration.ofMinutes(2);
    private static final Duration KEPT = Duration.ofDays(7);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Replay replay;
    private final QuarantineStore store;
    private final QuarantineRights rights;
    private final JobStates<ReplayState> states;
    private final Clock clock;
    private final String process = UUID.randomUUID().toString();
    private final AtomicReference<@Nullable ReplayJob> running = new AtomicReference<>();
    private final ExecutorService worker;

    ReplayJobs(
            Replay replay, QuarantineStore store, QuarantineRights rights, JobStates<ReplayState> states, Clock clock) {
        this.replay = replay;
        this.store = store;
        this.rights = rights;
        this.states = states;
        this.clock = clock;
        CustomizableThreadFactory threads = new CustomizableThreadFactory("quarantine-replay-");
        threads.setDaemon(true);
        this.worker = Executors.newSingleThreadExecutor(threads);
    }

    /**
     * Starts a replay of the open entries of a filter that the caller may mend.
     *
     * @throws Problem 409 where one is running
     */
    ReplayState start(Caller caller, EntryFilter filter, Mend mend, @Nullable String reason) {
        Bson wanted = filter.within(rights.mendable(caller));
        List<String> entries = store.names(wanted, MOST_ENTRIES);
        long left = entries.size() < MOST_ENTRIES ? 0 : store.count(wanted) - entries.size();
        Instant now = clock.instant();
        ReplayState beginning = new ReplayState(
                UUID.randomUUID().toString(),
                process,
                caller.subject(),
                Stage.RUNNING,
                entries.size(),
                left,
                0,
                0,
                0,
                List.of(),
                null,
                now,
                now,
                null);
        if (entries.isEmpty()) {
            ReplayState nothing = beginning.ended(Stage.DONE, null, now);
            save(nothing);
            return nothing;
        }
        ReplayJob job = new ReplayJob(caller, entries, mend, reason, replay, store, rights, clock, beginning);
        if (!running.compareAndSet(null, job)) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "replay-running",
                    "A replay of many is running, and only one may at a time; start this one when it has ended.");
        }
        worker.execute(() -> run(job));
        return beginning;
    }

    private void run(ReplayJob job) {
        try {
            save(job.state());
            save(job.run(this::save));
            states.dropFinishedBefore(clock.instant().minus(KEPT));
        } catch (DataAccessException | MongoException away) {
            log.warn("old replays were not dropped: {}", away.toString());
        } finally {
            running.set(null);
        }
    }

    /** The state is for asking only: a replay does not fail because it cannot be told. */
    private void save(ReplayState state) {
        try {
            states.save(state);
        } catch (DataAccessException | MongoException away) {
            log.warn("the state {} of replay {} was not stored: {}", state.state(), state.replayId(), away.toString());
        }
    }

    /** A replay as it stands. */
    Optional<ReplayState> find(String replayId) {
        ReplayJob job = running.get();
        return job != null && job.state().replayId().equals(replayId)
                ? Optional.of(job.state())
                : states.find(replayId).map(this::orInterrupted);
    }

    private ReplayState orInterrupted(ReplayState stored) {
        boolean dead = stored.process().equals(process)
                || stored.beatAt().isBefore(clock.instant().minus(SILENCE));
        return stored.state() == Stage.RUNNING && dead
                ? stored.ended(
                        Stage.INTERRUPTED,
                        "The service that ran it is gone. Repeat it; nothing counts twice.",
                        stored.beatAt())
                : stored;
    }

    @Override
    public void destroy() throws InterruptedException {
        worker.shutdownNow();
        if (!worker.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            log.warn("a replay did not stop within {}", PATIENCE);
        }
    }
}
