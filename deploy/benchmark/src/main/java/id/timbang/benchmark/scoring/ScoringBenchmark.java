package id.timbang.benchmark.scoring;

import id.timbang.benchmark.kit.Report;
import java.util.function.Consumer;

/** How fast facts become scores. */
public final class ScoringBenchmark {

    private ScoringBenchmark() {}

    public static Report run(ScoringPlan plan, Consumer<String> progress) throws Exception {
        Report report = new Report("Timbang, facts becoming scores; all on this machine");
        new Backlogs(plan, report, progress).measure();
        return report;
    }
}
