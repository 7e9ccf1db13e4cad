package id.timbang.indicator.eventlog;

import id.timbang.indicator.eventlog.ImportState.Stage;
import id.timbang.indicator.eventlog.mapping.Mapping;
import id.timbang.indicator.eventlog.reading.LogReader;
import id.timbang.indicator.job.JobStates;
import id.timbang.indicator.observation.ObservationIntake;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.problem.Problem;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/** Runs imports, a few at once, and knows the state of each, also of those that other instances of the service run. */
@Component
final class EventLogImports implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(EventLogImports.class);
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private final EventLogSettings settings;
    private final ObservationIntake intake;
    private final JobStates<ImportState> store;
    private final Clock clock;
    private final LogReader reader;
    private final String process = UUID.randomUUID().toString();
    private final Map<String, ImportJob> running = new ConcurrentHashMap<>();
    private final ExecutorService workers;
    private final ScheduledExecutorService beats;

    EventLogImports(EventLogSettings settings, ObservationIntake intake, JobStates<ImportState> store, Clock clock) {
        this.settings = settings;
        this.intake = intake;
        this.store = store;
        this.clock = clock;
        this.reader = new LogReader(settings.limits());
        // No queue: what cannot start at once is refused, while its caller is still there to hear it.
        this.workers = new ThreadPoolExecutor(
                0, settings.atOnce(), 1, TimeUnit.MINUTES, new SynchronousQueue<>(), threads("event-log-import-"));
        this.beats = Executors.newSingleThreadScheduledExecutor(threads("event-log-beat-"));
        beats.scheduleWithFixedDelay(this::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static CustomizableThreadFactory threads(String prefix) {
        CustomizableThreadFactory threads = new CustomizableThreadFactory(prefix);
        threads.setDaemon(true);
        return threads;
    }

    /** An import under way. */
    record Started(String importId, Future<ImportState> end) {}

    /**
     * Starts an import, which takes the upload over.
     *
     * @param caller whose observations they are; rights are those of now for as long as it runs
     * @throws Problem 429 where enough imports are running; the upload is deleted
     */
    Started start(Caller caller, Upload upload, Mapping mapping) throws IOException {
        ImportJob job =
                new ImportJob(UUID.randomUUID().toString(), process, caller, upload, mapping, reader, intake, clock);
        running.put(job.importId(), job);
        try {
            return new Started(job.importId(), workers.submit(() -> run(job)));
        } catch (RejectedExecutionException busy) {
            running.remove(job.importId());
            job.discard();
            throw new Problem(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "too-many-imports",
                    settings.atOnce() + " imports are running, and no more may at once; send this one again later.");
        }
    }

    /** An import as it stands. */
    Optional<ImportState> find(String importId) {
        ImportJob job = running.get(importId);
        return job != null ? Optional.of(job.running()) : store.find(importId).map(this::orInterrupted);
    }

    private ImportState run(ImportJob job) {
        save(job.running());
        ImportState end = job.run();
        synchronized (job) {
            save(end);
            running.remove(job.importId());
        }
        job.discard();
        dropOld();
        return end;
    }

    private void beat() {
        for (ImportJob job : running.values()) {
            synchronized (job) {
                if (running.containsKey(job.importId())) {
                    save(job.running());
                }
            }
        }
    }

    /** The state is for asking only: an import does not fail because it cannot be told. */
    private void save(ImportState state) {
        try {
            store.save(state);
        } catch (DataAccessException away) {
            log.warn("the state {} of import {} was not stored: {}", state.stage(), state.importId(), away.toString());
        }
    }

    private void dropOld() {
        try {
            store.dropFinishedBefore(clock.instant().minus(settings.keep()));
        } catch (DataAccessException away) {
            log.warn("old imports were not dropped: {}", away.toString());
        }
    }

    private ImportState orInterrupted(ImportState stored) {
        boolean dead = stored.process().equals(process)
                || stored.beatAt().isBefore(clock.instant().minus(SILENCE));
        return stored.stage() == Stage.RUNNING && dead ? stored.interrupted() : stored;
    }

    /** Imports under way are broken off; their callers learn that they may be repeated. */
    @Override
    public void destroy() throws InterruptedException {
        workers.shutdownNow();
        if (!workers.awaitTermination(SILENCE.toSeconds(), TimeUnit.SECONDS)) {
            log.warn("imports did not stop within {}: {}", SILENCE, running.keySet());
        }
        beats.shutdownNow();
    }
}
