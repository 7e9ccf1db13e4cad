package id.timbang.indicator.eventlog;

import id.timbang.indicator.job.JobState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An import as it stands, or stood at its end.
 *
 * @param process    the running service it belongs to
 * @param startedBy  the subject of who started it; none where that was not remembered
 * @param bytesRead  of the file as it was sent
 * @param beatAt     when the service last told that it was alive
 * @param finishedAt none while it runs
 */
record ImportState(
        String importId,
        String process,
        @Nullable String startedBy,
        Stage stage,
        long bytesRead,
        long bytesTotal,
        int percent,
        ImportCounts counts,
        @Nullable ImportProblem problem,
        Instant startedAt,
        Instant beatAt,
        @Nullable Instant finishedAt)
        implements JobState {

    @Override
    public String jobId() {
        return importId;
    }

    /** Where an import is. */
    enum Stage {
        RUNNING,
        DONE,
        FAILED,
        /** The service that ran it is gone; the import can simply be repeated. */
        INTERRUPTED
    }

    /** The same import, known to have been broken off. */
    ImportState interrupted() {
        return new ImportState(
                importId,
                process,
                startedBy,
                Stage.INTERRUPTED,
                bytesRead,
                bytesTotal,
                percent,
                counts,
                ImportProblem.interrupted(),
                startedAt,
                beatAt,
                finishedAt);
    }
}
