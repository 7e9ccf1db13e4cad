package id.timbang.indicator.directory.list;

import id.timbang.indicator.job.JobState;
import id.timbang.kit.problem.Problem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * The taking in of a list as it stands, or stood at its end.
 *
 * @param process    the running service it belongs to
 * @param startedBy  the subject of who sent the list
 * @param percent    how much of the list has been read
 * @param problem    why it failed, none where it did not
 * @param beatAt     when the service last told that it was at it
 * @param finishedAt none while it runs
 */
record ListState(
        String importId,
        String process,
        String startedBy,
        boolean dryRun,
        Stage stage,
        int percent,
        ListCounts counts,
        @Nullable Failure problem,
        Instant startedAt,
        Instant beatAt,
        @Nullable Instant finishedAt)
        implements JobState {

    @Override
    public String jobId() {
        return importId;
    }

    /** Where it is. */
    enum Stage {
        RUNNING,
        DONE,
        FAILED
    }

    /** Why it failed. */
    record Failure(
            int status,
            String code,
            String detail,
            @Nullable Long line) {

        static Failure of(Problem problem) {
            Object line = problem.toDetail().getProperties() == null
                    ? null
                    : problem.toDetail().getProperties().get("line");
            return new Failure(
                    problem.status().value(),
                    problem.code(),
                    String.valueOf(problem.getMessage()),
                    line instanceof Number number ? Long.valueOf(number.longValue()) : null);
        }

        static Failure of(HttpStatus status, String code, String detail) {
            return new Failure(status.value(), code, detail, null);
        }

        /** As an answer that carries what had been counted. */
        Problem toProblem(ListState state) {
            Problem told = new Problem(HttpStatus.valueOf(status), code, detail)
                    .with("importId", state.importId())
                    .with("report", state.counts());
            return line == null ? told : told.with("line", line);
        }
    }

    /** The same, known to have been broken off. */
    ListState interrupted() {
        return new ListState(
                importId,
                process,
                startedBy,
                dryRun,
                Stage.FAILED,
                percent,
                counts,
                Failure.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "import-interrupted",
                        "The service was stopped while it took in the list. Send it again; what is taken is left as it"
                                + " is."),
                startedAt,
                beatAt,
                beatAt);
    }
}
