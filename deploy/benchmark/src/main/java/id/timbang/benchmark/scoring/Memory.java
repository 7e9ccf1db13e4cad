package id.timbang.benchmark.scoring;

import id.timbang.benchmark.kit.Cost;
import id.timbang.benchmark.kit.Heap;
import id.timbang.benchmark.kit.Report;
import id.timbang.benchmark.kit.Series;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** That a service with 512 MB gets through as many employee-periods as there are in a large agency's year. */
final class Memory implements Step {

    private static final int OFFICES = 100;
    private static final int PAUSE_SECONDS = 4;

    @Override
    public void measure(ScoringPlan plan, Report report, Consumer<String> progress)
            throws IOException, InterruptedException, ExecutionException {
        Backlog backlog = plan.memory();
        int standings = new Expected(backlog).standings();
        progress.accept(
                "writing %,d observations that make %,d employee-periods".formatted(backlog.places(), standings));
        Cost cost = new Cost();
        List<Double> used = new ArrayList<>();
        try (World world = World.filled(backlog, OFFICES);
                Scoring scoring = world.scoring("512m", "10g")) {
            scoring.awaitReading();
            ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
            try (Heap heap = scoring.heap()) {
                watch.scheduleWithFixedDelay(
                        () -> used.add(heap.afterCollection()), PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
                world.time(cost, () -> scoring.awaitApplied(plan.patience()));
                watch.shutdown();
                watch.awaitTermination(1, TimeUnit.MINUTES);
                used.add(heap.afterCollection());
            } finally {
                watch.shutdownNow();
            }
            Check.same("employee-periods", (long) standings, Check.standings(scoring.api(), backlog));
            world.succeeded();
        }
        report.add("employee-periods with -Xmx512m", "%,d".formatted(standings), "", "");
        report.add("  events/s, collections included", "%,.0f".formatted(cost.lastRate()), "", "");
        report.median("  heap after collection, MB", new Series(used), "%.0f", "< 512");
        report.note("  in MB, every %d s: %s".formatted(PAUSE_SECONDS, new Series(used).text("%.0f")));
        progress.accept("%,.0f/s, %s MB".formatted(cost.lastRate(), new Series(used).text("%.0f")));
    }
}
