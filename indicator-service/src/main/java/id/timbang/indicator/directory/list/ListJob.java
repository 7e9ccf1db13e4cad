package id.timbang.indicator.directory.list;

import com.mongodb.MongoException;
import id.timbang.indicator.directory.EmployeeRegister;
import id.timbang.indicator.directory.list.ListState.Failure;
import id.timbang.indicator.directory.list.ListState.Stage;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.problem.Problem;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;

/** The taking in of one list, from the uploaded file to its final state. */
final class ListJob {

    private static final Logger log = LoggerFactory.getLogger(ListJob.class);
    private static final Duration BEAT = Duration.ofSeconds(1);

    private final String importId;
    private final String process;
    private final Caller caller;
    private final boolean dryRun;
    private final Path list;
    private final long size;
    private final ListReader reader;
    private final Clock clock;
    private final Instant startedAt;
    private final ListTally tally = new ListTally();
    private final EmployeeImport run;
    private volatile long position;
    private Instant beatAt;

    ListJob(
            String importId,
            String process,
            Caller caller,
            boolean dryRun,
            Path list,
            Charset charset,
            EmployeeRegister register,
            int maxLines,
            Clock clock)
            throws IOException {
        this.importId = importId;
        this.process = process;
        this.caller = caller;
        this.dryRun = dryRun;
        this.list = list;
        this.size = Files.size(list);
        this.reader = new ListReader(list, charset, maxLines);
        this.clock = clock;
        this.startedAt = clock.instant();
        this.beatAt = startedAt;
        this.run = new EmployeeImport(register, caller, dryRun, tally);
    }

    String importId() {
        return importId;
    }

    ListState running() {
        return state(Stage.RUNNING, null);
    }

    /**
     * Runs to the end, whatever that is.
     *
     * @param beat is told the state from time to time
     */
    ListState run(Consumer<ListState> beat) {
        try {
            run.run(reader, at -> progress(at, beat));
            return state(Stage.DONE, null);
        } catch (Problem problem) {
            return state(Stage.FAILED, Failure.of(problem));
        } catch (DataAccessException | MongoException away) {
            log.warn("import {} stopped: {}", importId, away.getClass());
            return state(
                    Stage.FAILED,
                    Failure.of(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "store-unavailable",
                            "The store cannot be reached, so the import stopped. Send the list again; what is taken is"
                                    + " left as it is."));
        } catch (IOException | RuntimeException | OutOfMemoryError fault) {
            log.error("import {} failed", importId, fault);
            return state(
                    Stage.FAILED,
                    Failure.of(
                            HttpStatus.INTERNAL_SERVER_ERROR,
                            "import-failed",
                            "The import failed by a fault of the service; it has been logged. The list may be sent"
                                    + " again."));
        }
    }

    private void progress(long at, Consumer<ListState> beat) {
        position = at;
        Instant now = clock.instant();
        if (Duration.between(beatAt, now).compareTo(BEAT) >= 0) {
            beatAt = now;
            beat.accept(running());
        }
    }

    /** Frees the disk. */
    void discard() {
        try {
            Files.deleteIfExists(list);
        } catch (IOException left) {
            log.warn("could not delete {}", list, left);
        }
    }

    private ListState state(Stage stage, @Nullable Failure problem) {
        Instant now = clock.instant();
        return new ListState(
                importId,
                process,
                caller.subject(),
                dryRun,
                stage,
                stage == Stage.DONE ? 100 : (int) (100 * position / Math.max(1, size)),
                tally.counts(),
                problem,
                startedAt,
                now,
                stage == Stage.RUNNING ? null : now);
    }
}
