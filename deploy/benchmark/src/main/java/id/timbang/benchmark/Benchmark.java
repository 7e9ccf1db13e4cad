package id.timbang.benchmark;

import java.util.List;
import java.util.Locale;

/** Runs the benchmark that is named on the command line, and prints what it measured. */
public final class Benchmark {

    private static final String USAGE = """
            Measures Timbang on this machine.

              run.sh intake [--quick]   facts over HTTP into the event log, beside what Kafka alone does
                                        (about five minutes; --quick: about one, and less sure)""";

    private static final int WRONG_USE = 2;

    private Benchmark() {}

    public static void main(String[] arguments) throws Exception {
        List<String> asked = List.of(arguments);
        if (asked.equals(List.of("intake"))) {
            run(IntakePlan.WHOLE);
        } else if (asked.equals(List.of("intake", "--quick"))) {
            run(IntakePlan.QUICK);
        } else {
            System.err.println(USAGE);
            System.exit(WRONG_USE);
        }
    }

    private static void run(IntakePlan plan) throws Exception {
        // Figures look the same wherever it runs.
        Locale.setDefault(Locale.ROOT);
        Report report = IntakeBenchmark.run(plan, step -> System.err.println("  " + step));
        System.out.println();
        System.out.println(report.text());
    }
}
