package id.timbang.benchmark.scoring;

import id.timbang.benchmark.kit.Report;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** How fast facts become scores, and what they cost, in steps that can be had alone. */
public final class ScoringBenchmark {

    private static final Map<String, Step> STEPS = steps();

    private ScoringBenchmark() {}

    private static Map<String, Step> steps() {
        Map<String, Step> steps = new LinkedHashMap<>();
        steps.put("backlog", new Backlogs());
        steps.put("latency", new Latency());
        steps.put("population", new Population());
        steps.put("memory", new Memory());
        steps.put("clients", new LiveClients());
        return steps;
    }

    /** The steps' names, in their order. */
    public static Set<String> names() {
        return STEPS.keySet();
    }

    /** @param names of the steps wanted */
    public static Report run(ScoringPlan plan, Collection<String> names, Consumer<String> progress)
            throws IOException, InterruptedException, ExecutionException {
        Report report = new Report("Timbang, facts becoming scores; all on this machine");
        for (Map.Entry<String, Step> step : STEPS.entrySet()) {
            if (names.contains(step.getKey())) {
                progress.accept(step.getKey());
                step.getValue().measure(plan, report, told -> progress.accept("  " + told));
            }
        }
        return report;
    }
}
