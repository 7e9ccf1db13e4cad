package id.timbang.benchmark.scoring;

import id.timbang.benchmark.kit.Api;
import id.timbang.benchmark.kit.Child;
import id.timbang.benchmark.kit.IndicatorMain;
import id.timbang.benchmark.kit.Parts;
import id.timbang.benchmark.kit.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/**
 * How long it takes from when a fact is due to be posted until a live page shows a score with it in: over HTTP into the
 * indicator service, through the log and the scoring service, to an open stream of everybody's scores. Facts come at a
 * fixed rate whatever the answers take.
 */
final class Latency implements Step {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LAST = Duration.ofSeconds(10);
    private static final int ACCEPTED = 202;

    @Override
    public void measure(ScoringPlan plan, Report report, Consumer<String> progress)
            throws IOException, InterruptedException, ExecutionException {
        int employees = plan.backlog().employees();
        try (World world = new World(new Backlog(0, employees, 1, false), plan.offices());
                Scoring scoring = world.scoring()) {
            Api indicators = indicators(world);
            scoring.awaitApplied(PATIENCE);
            indicators.awaitReady(PATIENCE);
            Arrivals arrivals = new Arrivals(employees);
            LiveFacts facts = new LiveFacts(UUID.randomUUID().toString(), employees, Instant.now());
            scoring.api().follow("/api/scores/stream?period=" + facts.month(), arrivals::line);
            arrivals.awaitSnapshot(PATIENCE);
            progress.accept("warming up for %d s".formatted(plan.liveWarmUp().toSeconds()));
            int warmUp = count(plan.liveWarmUp());
            int refused = tell(indicators, facts, 0, warmUp, arrivals);
            arrivals.reset();
            progress.accept("%,d facts a second for %d s"
                    .formatted(LiveFacts.A_SECOND, plan.live().toSeconds()));
            refused += tell(indicators, facts, warmUp, count(plan.live()), arrivals);
            arrivals.awaitAll(LAST);
            show(report, arrivals, refused);
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
                Parts.freePort(),
                IndicatorMain.class,
                world.log().bootstrapServers(),
                parts.store("256m").awaitReady(),
                List.of(
                        "--timbang.facts.directory=" + parts.directory().resolve("facts"),
                        "--timbang.person-key=" + UUID.randomUUID()));
        return new Api(service.awaitReady(), parts.identity().registry(Backlog.SOURCE));
    }

    /** Gives how many were not accepted. */
    private static int tell(Api indicators, LiveFacts facts, int from, int count, Arrivals arrivals) {
        AtomicInteger refused = new AtomicInteger();
        long began = System.nanoTime();
        for (int number = 0; number < count; number++) {
            byte[] fact = facts.json(from + number).getBytes(StandardCharsets.UTF_8);
            long due = LiveFacts.due(began, number);
            LiveFacts.awaitDue(due);
            arrivals.due(facts.employee(from + number), due);
            indicators.post("/api/observations", fact).whenComplete((answer, failure) -> {
                if (failure != null || answer.statusCode() != ACCEPTED) {
                    refused.incrementAndGet();
                }
            });
        }
        return refused.get();
    }

    private static void show(Report report, Arrivals arrivals, int refused) {
        Histogram times = arrivals.nanoseconds();
        report.note("post to stream, %,d facts a second, each posted alone; one page with everybody:"
                .formatted(LiveFacts.A_SECOND));
        report.add("  p50, ms", "%.0f".formatted(arrivals.milliseconds(50)), "", "< 100");
        report.add("  p99, ms", "%.0f".formatted(arrivals.milliseconds(99)), "", "< 300");
        report.add("  max, ms", "%.0f".formatted(arrivals.milliseconds(100)), "", "");
        report.add("  seen", "%,d".formatted(times.getTotalCount()), "", "");
        report.add("  not accepted", "%,d".formatted(refused), "", "0");
        report.add("  not seen", "%,d".formatted(arrivals.missing()), "", "0");
    }
}
