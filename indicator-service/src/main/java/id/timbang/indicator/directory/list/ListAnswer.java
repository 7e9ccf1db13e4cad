package id.timbang.indicator.directory.list;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.timbang.indicator.directory.list.ListCounts.Rejected;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/** The taking in of a list, as the caller sees it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ListAnswer(
        String importId,
        ListState.Stage state,
        boolean dryRun,
        int percent,
        long lines,
        long created,
        long updated,
        long unchanged,
        long rejectedCount,
        List<Rejected> rejected,
        @Nullable ProblemDetail problem,
        Instant startedAt,
        @Nullable Instant finishedAt) {

    static ListAnswer of(ListState state) {
        ListCounts counts = state.counts();
        ListState.Failure problem = state.problem();
        return new ListAnswer(
                state.importId(),
                state.stage(),
                state.dryRun(),
                state.percent(),
                counts.lines(),
                counts.created(),
                counts.updated(),
                counts.unchanged(),
                counts.rejectedCount(),
                counts.rejected(),
                problem == null ? null : problem.toProblem(state).toDetail(),
                state.startedAt(),
                state.finishedAt());
    }
}
