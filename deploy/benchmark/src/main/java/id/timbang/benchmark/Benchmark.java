package id.timbang.benchmark;

import id.timbang.benchmark.intake.IntakeBenchmark;
import id.timbang.benchmark.intake.IntakePlan;
import id.timbang.benchmark.kit.Report;
import id.timbang.benchmark.scoring.ScoringBenchmark;
import id.timbang.benchmark.scoring.ScoringPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** Runs the benchmark that is named on the command line, and prints what it measured. */
public final class Benchmark {

    private static final String USAGE = """
            Measures Timbang on this machine.

              run.sh intake [--quick]   facts over HTTP into the event log, beside what Kafka alone does
                                        (about five minutes; --quick: about one, and less sure)
              run.sh scoring [--quick] [--only STEP,...]
                                        facts in the log becoming scores, beside reading alone and Kafka Streams
                                        (about fifty minutes; --quick: about seven, to see it run).
                                        Steps: backlog, latency, population, memory, clients""";

    private static final int WRONG_USE = 2;

    private Benchmark() {}

    public static void main(String[] arguments) throws Exception {
        // Figures look the same wherever it runs.
        Locale.setDefault(Locale.ROOT);
        Consumer<String> progress = step -> System.err.println("  " + step);
        try {
            show(run(new ArrayList<>(List.of(arguments)), progress));
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage() + "\n\n" + USAGE);
            System.exit(WRONG_USE);
        }
    }

    private static Report run(List<String> asked, Consumer<String> progress) throws Exception {
        boolean quick = asked.remove("--quick");
        if (asked.equals(List.of("intake"))) {
            return IntakeBenchmark.run(quick ? IntakePlan.QUICK : IntakePlan.WHOLE, progress);
        }
        if (asked.isEmpty() || !asked.get(0).equals("scoring")) {
            throw new IllegalArgumentException("What is to be measured?");
        }
        return ScoringBenchmark.run(
                quick ? ScoringPlan.QUICK : ScoringPlan.WHOLE, steps(asked.subList(1, asked.size())), progress);
    }

    private static Set<String> steps(List<String> options) {
        if (options.isEmpty()) {
            return ScoringBenchmark.names();
        }
        if (options.size() != 2 || !options.get(0).equals("--only")) {
            throw new IllegalArgumentException("These options are not known: " + options);
        }
        Set<String> steps = Set.of(options.get(1).split(","));
        if (!ScoringBenchmark.names().containsAll(steps)) {
            throw new IllegalArgumentException("The steps are " + ScoringBenchmark.names() + ", not " + steps);
        }
        return steps;
    }

    private static void show(Report report) {
        System.out.println();
        System.out.println(report.text());
    }
}
