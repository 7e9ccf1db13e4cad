package id.timbang.indicator.quarantine;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.timbang.indicator.job.JobState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A replay of many entries as it stands, or stood at its end.
 *
 * @param process     the running service it belongs to
 * @param startedBy   the subject of who started it
 * @param total       how many entries it is about
 * @param left        how many more there are like them, which another replay may take
 * @param done        how many were tried so far
 * @param replayed    how many of these count now
 * @param notReplayed how many of these do not
 * @param failed      the first of these, with why
 * @param problem     why it did not come to its end, in words
 * @param beatAt      when the service last told that it was alive
 * @param finishedAt  none while it runs
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReplayState(
        String replayId,
        String process,
        String startedBy,
        Stage state,
        long total,
        long left,
        long done,
        long replayed,
        long notReplayed,
        List<Failure> failed,
        @Nullable String problem,
        Instant startedAt,
        Instant beatAt,
        @Nullable Instant finishedAt)
        implements JobState {

    @Override
    public String jobId() {
        return replayId;
    }

    /** Where a replay is. */
    enum Stage {
        RUNNING,
        DONE,
        FAILED,
        /** The service that ran it is gone; it can simply be repeated. */
        INTERRUPTED
    }

    /** An entry that could not be replayed. */
    record Failure(String entry, String code, String detail) {}

    ReplayState ended(Stage stage, @Nullable String why, Instant now) {
        return new ReplayState(
                replayId,
                process,
                startedBy,
                stage,
                total,
                left,
                done,
                replayed,
                notReplayed,
                failed,
                why,
                startedAt,
                now,
                now);
    }
}
