package id.timbang.indicator.eventlog;

import id.timbang.indicator.eventlog.reading.UnreadableLogException;
import id.timbang.kit.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Why an import did not come to its end. Line and byte are places in the log, where known. */
record ImportProblem(
        int status,
        String code,
        String detail,
        @Nullable Long line,
        @Nullable Long column,
        @Nullable Long byteOffset) {

    static ImportProblem of(UnreadableLogException log) {
        return new ImportProblem(
                HttpStatus.UNPROCESSABLE_CONTENT.value(),
                log.code(),
                String.valueOf(log.getMessage()),
                log.line(),
                log.column(),
                log.byteOffset());
    }

    static ImportProblem brokerAway() {
        return of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "event-log-unavailable",
                "The observations' log (the broker) stopped taking observations, so the import stopped. Repeat it;"
                        + " nothing counts twice.");
    }

    static ImportProblem tooLarge() {
        return of(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "observation-too-large",
                "An observation is larger than 1 MB; let the mapping's 'attributes', 'id' and 'reference' take less of"
                        + " the log. Then repeat the import; nothing counts twice.");
    }

    static ImportProblem storeAway() {
        return of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "store-unavailable",
                "The store cannot be reached, so the import stopped. Repeat it; nothing counts twice.");
    }

    static ImportProblem interrupted() {
        return of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "import-interrupted",
                "The service was stopped while the import ran. Repeat it; nothing counts twice.");
    }

    static ImportProblem faultOfService() {
        return of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "import-failed",
                "The import failed by a fault of the service; it has been logged. It may be repeated; nothing counts"
                        + " twice.");
    }

    private static ImportProblem of(HttpStatus status, String code, String detail) {
        return new ImportProblem(status.value(), code, detail, null, null, null);
    }

    /** As an answer that carries what had been counted. */
    Problem toProblem(ImportState state) {
        Problem problem = new Problem(HttpStatus.valueOf(status), code, detail)
                .with("importId", state.importId())
                .with("cases", state.counts().cases())
                .with("events", state.counts().events())
                .with("observations", state.counts().observations())
                .with("ignored", ImportAnswer.map(state.counts().ignored()))
                .with("rejected", ImportAnswer.map(state.counts().rejected()))
                .with("problems", state.counts().problems());
        withPlace(problem, "line", line);
        withPlace(problem, "column", column);
        withPlace(problem, "byte", byteOffset);
        return problem;
    }

    private static void withPlace(Problem problem, String name, @Nullable Long place) {
        if (place != null) {
            problem.with(name, place);
        }
    }
}
