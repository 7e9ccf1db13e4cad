package id.timbang.benchmark.scoring;

import id.timbang.benchmark.kit.Api;
import id.timbang.benchmark.kit.Child;
import id.timbang.benchmark.kit.Cost;
import id.timbang.benchmark.kit.IndicatorMain;
import id.timbang.benchmark.kit.Parts;
import id.timbang.benchmark.kit.Report;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * How long it takes from when a fact is due to be posted until a live page shows a score with it in: over HTTP into the
 * indicator service, through the log and the scoring service, to an open stream of everybody's scores. Facts come at a
 * fixed rate whatever the answers take.
 */
final class Latency implements Step {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LAST = Duration.ofSeconds(10);

    /** Facts in each post: what a source has seen in a hundredth of a second. */
    private static final int POSTED = 10;

    @Override
    public void measure(ScoringPlan plan, Report report, Consumer<String> progress)
            throws IOException, InterruptedException, ExecutionException {
        int employees = plan.backlog().employees();
        try (World world = World.filled(new Backlog(0, employees, 1, false), plan.offices());
                Scoring scoring = world.scoringLive()) {
            Api indicators = indicators(world);
            scoring.awaitApplied(PATIENCE);
            indicators.awaitReady(PATIENCE);
            Arrivals arrivals = new Arrivals(employees);
            LiveFacts facts = new LiveFacts(UUID.randomUUID().toString(), employees, Instant.now());
            scoring.api().follow("/api/scores/stream?period=" + facts.month(), arrivals::line);
            arrivals.awaitSnapshot(PATIENCE);
            progress.accept("warming up for %d s".formatted(plan.liveWarmUp().toSeconds()));
            int warmUp = count(plan.liveWarmUp());
            tell(indicators, facts, 0, warmUp, arrivals);
            arrivals.awaitAll(LAST);
            arrivals.reset();
            progress.accept("%,d facts a second for %d s"
                    .formatted(LiveFacts.A_SECOND, plan.live().toSeconds()));
            Cost cost = new Cost();
            AtomicInteger refused = new AtomicInteger();
            world.parts().processors().time(cost::measured, count(plan.live()), () -> {
                refused.addAndGet(tell(indicators, facts, warmUp, count(plan.live()), arrivals));
                arrivals.awaitAll(LAST);
                return LiveFacts.A_SECOND;
            });
            show(report, arrivals, refused.get(), cost);
            progress.accept("p50 %.0f ms, p99 %.0f ms".formatted(arrivals.milliseconds(50), arrivals.milliseconds(99)));
            world.succeeded();
        }
    }

    private static int count(Duration length) {
        return (int) (LiveFacts.A_SECOND * length.toMillis() / 1_000);
    }

    private static Api indicators(World world) throws InterruptedException {
        Parts parts = world.parts();
        Child service = parts.service(
                "indicator-service",
                "512m",
                List.of(Parts.IS_SMALL),
                Parts.freePort(),
                IndicatorMain.class,
                world.log().bootstrapServers(),
                parts.storeNamed("indicator-store", "256m").awaitReady(),
                List.of(
                        "--timbang.facts.directory=" + parts.directory().resolve("facts"),
                        "--timbang.person-key=" + UUID.randomUUID()));
        return new Api(service.awaitReady(), parts.identity().registry(Backlog.SOURCE));
    }

    /** Gives how many were not accepted. */
    private static int tell(Api indicators, LiveFacts facts, int from, int count, Arrivals arrivals) {
        AtomicInteger refused = new AtomicInteger();
        Phaser open = new Phaser(1);
        long began = System.nanoTime();
        for (int number = 0; number < count; number += POSTED) {
            long due = LiveFacts.due(began, number);
            int first = from + number;
            byte[] some = facts.batch(first, POSTED);
            LiveFacts.awaitDue(due);
            for (int each = first; each < first + POSTED; each++) {
                arrivals.due(facts.employee(each), due);
            }
            open.register();
            indicators.post("/api/observations", some).whenComplete((answer, failure) -> {
                if (failure != null || !answer.body().contains("\"accepted\":" + POSTED)) {
                    refused.addAndGet(POSTED);
                    IntStream.range(first, first + POSTED).forEach(each -> arrivals.refused(facts.employee(each), due));
                }
                open.arriveAndDeregister();
            });
        }
        open.arriveAndAwaitAdvance();
        return refused.get();
    }

    private static void show(Report report, Arrivals arrivals, int refused, Cost cost) {
        Histogram times = arrivals.nanoseconds();
        report.note("post to stream, %,d facts a second, %d in each post; one page with everybody:"
                .formatted(LiveFacts.A_SECOND, POSTED));
        report.add("  p50, ms", "%.0f".formatted(arrivals.milliseconds(50)), "", "< 100");
        report.add("  p99, ms", "%.0f".formatted(arrivals.milliseconds(99)), "", "< 300");
        report.add("  max, ms", "%.0f".formatted(arrivals.milliseconds(100)), "", "");
        report.add("  seen", "%,d".formatted(times.getTotalCount()), "", "");
        report.add("  not accepted", "%,d".formatted(refused), "", "0");
        report.add("  not seen", "%,d".formatted(arrivals.missing()), "", "0");
        report.median("  processor time of a fact, us", cost.cost(), "%.0f");
        cost.byProcess().forEach((process, series) -> report.median("    " + process + ", us", series, "%.0f"));
    }
}
