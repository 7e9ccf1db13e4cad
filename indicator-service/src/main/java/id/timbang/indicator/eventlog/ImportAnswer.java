package id.timbang.indicator.eventlog;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.timbang.indicator.eventlog.ImportCounts.Count;
import id.timbang.indicator.eventlog.ImportCounts.Example;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/** An import as the caller sees it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportAnswer(
        String importId,
        ImportState.Stage state,
        long bytesRead,
        long bytesTotal,
        int percent,
        long cases,
        long events,
        long observations,
        Map<String, Long> ignored,
        Map<String, Long> rejected,
        List<Example> problems,
        @Nullable ProblemDetail problem,
        Instant startedAt,
        @Nullable Instant finishedAt) {

    static ImportAnswer of(ImportState state) {
        ImportCounts counts = state.counts();
        ImportProblem problem = state.problem();
        return new ImportAnswer(
                state.importId(),
                state.stage(),
                state.bytesRead(),
                state.bytesTotal(),
                state.percent(),
                counts.cases(),
                counts.events(),
                counts.observations(),
                map(counts.ignored()),
                map(counts.rejected()),
                counts.problems(),
                problem == null ? null : problem.toProblem(state).toDetail(),
                state.startedAt(),
                state.finishedAt());
    }

    static Map<String, Long> map(List<Count> counts) {
        Map<String, Long> map = new LinkedHashMap<>();
        counts.forEach(count -> map.put(count.reason(), count.count()));
        return map;
    }
}
