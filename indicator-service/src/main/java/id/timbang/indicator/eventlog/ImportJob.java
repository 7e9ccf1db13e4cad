package id.timbang.indicator.eventlog;

import com.mongodb.MongoException;
import id.timbang.indicator.eventlog.ImportState.Stage;
import id.timbang.indicator.eventlog.mapping.Mapping;
import id.timbang.indicator.eventlog.reading.LogReader;
import id.timbang.indicator.eventlog.reading.ReadingProgress;
import id.timbang.indicator.eventlog.reading.UnreadableLogException;
import id.timbang.indicator.observation.ObservationIntake;
import id.timbang.kit.event.PublishingFailedException;
import id.timbang.kit.identity.Caller;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** One import, from the uploaded file to its final state. */
final class ImportJob {

    private static final Logger log = LoggerFactory.getLogger(ImportJob.class);

    private final String importId;
    private final String process;
    private final String startedBy;
    private final Upload upload;
    private final Clock clock;
    private final Instant startedAt;
    private final ReadingProgress progress;
    private final ImportTally tally = new ImportTally();
    private final ImportRun run;
    private final LogReader reader;

    ImportJob(
            String importId,
            String process,
            Caller caller,
            Upload upload,
            Mapping mapping,
            LogReader reader,
            ObservationIntake intake,
            Clock clock)
            throws IOException {
        this.importId = importId;
        this.process = process;
        this.startedBy = caller.subject();
        this.upload = upload;
        this.clock = clock;
        this.startedAt = clock.instant();
        this.progress = new ReadingProgress(upload.size());
        this.run = new ImportRun(caller, mapping, intake, tally);
        this.reader = reader;
    }

    String importId() {
        return importId;
    }

    /** The import as it stands while it runs. */
    ImportState running() {
        return state(Stage.RUNNING, null);
    }

    /** Runs to the end, whatever that is. */
    ImportState run() {
        try {
            run.read(reader, upload.log(), upload.directory(), progress);
            return state(Stage.DONE, null);
        } catch (UnreadableLogException unreadable) {
            return state(Stage.FAILED, ImportProblem.of(unreadable));
        } catch (InterruptedIOException stopping) {
            return state(Stage.INTERRUPTED, ImportProblem.interrupted());
        } catch (PublishingFailedException away) {
            log.warn("import {} stopped: {}", importId, away.toString());
            if (Thread.currentThread().isInterrupted()) {
                return state(Stage.INTERRUPTED, ImportProblem.interrupted());
            }
            return state(Stage.FAILED, away.isTooLarge() ? ImportProblem.tooLarge() : ImportProblem.brokerAway());
        } catch (DataAccessException | MongoException away) {
            log.warn("import {} stopped: {}", importId, away.toString());
            return state(Stage.FAILED, ImportProblem.storeAway());
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError fault) {
            log.error("import {} failed", importId, fault);
            return state(Stage.FAILED, ImportProblem.faultOfService());
        }
    }

    /** Frees the disk. */
    void discard() {
        try {
            upload.delete();
        } catch (IOException left) {
            log.warn("could not delete {}", upload.directory(), left);
        }
    }

    private ImportState state(Stage stage, @Nullable ImportProblem problem) {
        Instant now = clock.instant();
        return new ImportState(
                importId,
                process,
                startedBy,
                stage,
                progress.bytesRead(),
                progress.bytesTotal(),
                stage == Stage.DONE ? 100 : progress.percent(),
                tally.counts(),
                problem,
                startedAt,
                now,
                stage == Stage.RUNNING ? null : now);
    }
}
