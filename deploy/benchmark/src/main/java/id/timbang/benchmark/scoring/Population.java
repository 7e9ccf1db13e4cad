package id.timbang.benchmark.scoring;

import id.timbang.benchmark.kit.Cost;
import id.timbang.benchmark.kit.Report;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/**
 * What an event costs with many employees by what it costs with few: of events as they come, each of which is written by
 * itself, and of a backlog, where one write holds what a batch tells of an employee-month: with few employees that is much.
 */
final class Population implements Step {

    private static final int OFFICES = 100;

    /** With so many employees. */
    private record Costs(Cost backlog, Cost live) {}

    @Override
    public void measure(ScoringPlan plan, Report report, Consumer<String> progress)
            throws IOException, InterruptedException, ExecutionException {
        Costs few = costs(plan, plan.few(), progress);
        Costs many = costs(plan, plan.many(), progress);
        report.note("an event with %,d employees by one with %,d:".formatted(plan.many(), plan.few()));
        report.add(
                "as they come, %,d a second, processor time".formatted(LiveFacts.A_SECOND),
                by(many.live.lastCost(), few.live.lastCost()),
                "%.1f / %.1f us".formatted(many.live.lastCost(), few.live.lastCost()),
                "<= 1.30");
        report.add(
                "backlog of %,d, processor time".formatted(plan.population()),
                by(many.backlog.lastCost(), few.backlog.lastCost()),
                "%.1f / %.1f us".formatted(many.backlog.lastCost(), few.backlog.lastCost()),
                "");
        report.add(
                "  time",
                by(few.backlog.lastRate(), many.backlog.lastRate()),
                "%,.0f / %,.0f /s".formatted(many.backlog.lastRate(), few.backlog.lastRate()),
                "");
    }

    private static String by(double one, double other) {
        return "%.2f".formatted(one / other);
    }

    private static Costs costs(ScoringPlan plan, int employees, Consumer<String> progress)
            throws IOException, InterruptedException, ExecutionException {
        Costs costs = new Costs(new Cost(), new Cost());
        try (World world = World.filled(new Backlog(plan.population(), employees, 2, false), OFFICES);
                Scoring scoring = world.scoring("1g", "6g")) {
            world.apply(scoring, costs.backlog, plan.patience());
            LiveFacts facts = new LiveFacts("population", employees, Instant.now());
            int count = (int) (plan.live().toSeconds() * LiveFacts.A_SECOND);
            world.parts().processors().time(costs.live::measured, count, () -> {
                long began = System.nanoTime();
                facts.publish(world.log(), count);
                scoring.awaitCommitted(plan.patience());
                return count * 1e9 / (System.nanoTime() - began);
            });
            world.succeeded();
        }
        progress.accept("%,d employees: backlog %,.0f/s, %.1f us; as they come %.1f us"
                .formatted(employees, costs.backlog.lastRate(), costs.backlog.lastCost(), costs.live.lastCost()));
        return costs;
    }
}
