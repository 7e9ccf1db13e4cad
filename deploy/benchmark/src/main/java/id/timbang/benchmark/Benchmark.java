package id.timbang.benchmark;

import id.timbang.benchmark.intake.IntakeBenchmark;
import id.timbang.benchmark.intake.IntakePlan;
import id.timbang.benchmark.kit.Report;
import id.timbang.benchmark.scoring.ScoringBenchmark;
import id.timbang.benchmark.scoring.ScoringPlan;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Runs the benchmark that is named on the command line, and prints what it measured. */
public final class Benchmark {

    private static final String USAGE = """
            Measures Timbang on this machine.

              run.sh intake [--quick]   facts over HTTP into the event log, beside what Kafka alone does
                                        (about five minutes; --quick: about one, and less sure)""";

    private static final int WRONG_USE = 2;

    private Benchmark() {}

    public static void main(String[] arguments) throws Exception {
        // Figures look the same wherever it runs.
        Locale.setDefault(Locale.ROOT);
        Consumer<String> progress = step -> System.err.println("  " + step);
        List<String> asked = List.of(arguments);
        if (asked.equals(List.of("intake"))) {
            show(IntakeBenchmark.run(IntakePlan.WHOLE, progress));
        } else if (asked.equals(List.of("intake", "--quick"))) {
            show(IntakeBenchmark.run(IntakePlan.QUICK, progress));
        } else if (asked.equals(List.of("scoring"))) {
            show(ScoringBenchmark.run(ScoringPlan.WHOLE, progress));
        } else if (asked.equals(List.of("scoring", "--quick"))) {
            show(ScoringBenchmark.run(ScoringPlan.QUICK, progress));
        } else {
            System.err.println(USAGE);
            System.exit(WRONG_USE);
        }
    }

    private static void show(Report report) {
        System.out.println();
        System.out.println(report.text());
    }
}
