package id.timbang.indicator.directory.list;

import id.timbang.indicator.directory.EmployeeRegister;
import id.timbang.indicator.directory.list.ListState.Stage;
import id.timbang.indicator.job.JobStates;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.problem.Problem;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
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

/** Takes in lists, a few at once, and knows how each stands, also those that other instances of the service take in. */
@Component
final class ListImports implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(ListImports.class);
    private static final Duration SILENCE = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final ListSettings settings;
    private final EmployeeRegister register;
    private final JobStates<ListState> states;
    private final Clock clock;
    private final String process = UUID.randomUUID().toString();
    private final Map<String, ListJob> running = new ConcurrentHashMap<>();
    private final ExecutorService workers;

    ListImports(ListSettings settings, EmployeeRegister register, JobStates<ListState> states, Clock clock) {
        this.settings = settings;
        this.register = register;
        this.states = states;
        this.clock = clock;
        CustomizableThreadFactory threads = new CustomizableThreadFactory("employee-import-");
        threads.setDaemon(true);
        // No queue: what cannot start at once is refused, while its caller is still there to hear it.
        this.workers =
                new ThreadPoolExecutor(0, settings.atOnce(), 1, TimeUnit.MINUTES, new SynchronousQueue<>(), threads);
    }

    /** A list being taken in. */
    record Started(String importId, Future<ListState> end) {}

    /**
     * Starts to take in a list; the file is deleted at the end.
     *
     * @param caller whose list it is; rights are those of now for as long as it runs
     * @throws Problem 429 where enough are being taken in
     */
    Started start(Caller caller, boolean dryRun, Path list, Charset charset) throws IOException {
        ListJob job = new ListJob(
                UUID.randomUUID().toString(),
                process,
                caller,
                dryRun,
                list,
                charset,
                register,
                settings.maxLines(),
                clock);
        running.put(job.importId(), job);
        try {
            return new Started(job.importId(), workers.submit(() -> run(job)));
        } catch (RejectedExecutionException busy) {
            running.remove(job.importId());
            job.discard();
            throw new Problem(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "too-many-imports",
                    settings.atOnce() + " lists are being taken in, and no more may be at once; send this one later.");
        }
    }

    private ListState run(ListJob job) {
        save(job.running());
        ListState end = job.run(this::save);
        save(end);
        running.remove(job.importId());
        job.discard();
        dropOld();
        return end;
    }

    /** How it stands with a list. */
    Optional<ListState> find(String importId) {
        ListJob job = running.get(importId);
        return job != null ? Optional.of(job.running()) : states.find(importId).map(this::orInterrupted);
    }

    private ListState orInterrupted(ListState stored) {
        boolean dead = stored.process().equals(process)
                || stored.beatAt().isBefore(clock.instant().minus(SILENCE));
        return stored.stage() == Stage.RUNNING && dead ? stored.interrupted() : stored;
    }

    /** The state is for asking only: an import does not fail because it cannot be told. */
    private void save(ListState state) {
        try {
            states.save(state);
        } catch (DataAccessException away) {
            log.warn("the state {} of import {} was not stored: {}", state.stage(), state.importId(), away.toString());
        }
    }

    private void dropOld() {
        try {
            states.dropFinishedBefore(clock.instant().minus(settings.keep()));
        } catch (DataAccessException away) {
            log.warn("old imports were not dropped: {}", away.toString());
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        workers.shutdownNow();
        if (!workers.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            log.warn("imports did not stop within {}: {}", PATIENCE, running.keySet());
        }
    }
}
