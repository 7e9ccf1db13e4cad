package id.timbang.benchmark.scoring;

import id.timbang.benchmark.kit.Child;
import id.timbang.benchmark.kit.Cost;
import id.timbang.benchmark.kit.Deadline;
import id.timbang.benchmark.kit.Report;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** How fast a backlog becomes scores, beside what reading it alone and Kafka Streams take in the same minutes. */
final class Backlogs implements Step {

    private static final List<String> OTHERS_OPTIONS = List.of("-Xmx1g", "-XX:+UseSerialGC");
    private static final String STREAMS = "streams";
    private static final String COMMIT_MILLIS = "100";

    @Override
    public void measure(ScoringPlan plan, Report report, Consumer<String> progress)
            throws IOException, InterruptedException, ExecutionException {
        Backlog backlog = plan.backlog();
        progress.accept("writing %,d observations of %,d employees".formatted(backlog.places(), backlog.employees()));
        Expected expected = new Expected(backlog);
        try (World world = new World(backlog, plan.offices())) {
            Rounds rounds = new Rounds(world, expected, plan.patience(), progress);
            Deadline end = Deadline.in(plan.roundsAtMost());
            for (int round = 1; round <= plan.rounds() && !end.isOver(); round++) {
                rounds.one();
                progress.accept("round %d of %d: Timbang by lean reading %.2f, by Kafka Streams %.2f"
                        .formatted(
                                round,
                                plan.rounds(),
                                rounds.ours.lastRate() / rounds.lean.lastRate(),
                                rounds.ours.lastRate() / rounds.streams.lastRate()));
            }
            world.succeeded();
            rounds.show(report);
        }
    }

    /** The ways, taking turns. */
    private static final class Rounds {

        private final World world;
        private final Expected expected;
        private final Duration patience;
        private final Consumer<String> progress;
        private final Cost event = new Cost();
        private final Cost lean = new Cost();
        private final Cost streams = new Cost();
        private final Cost ours = new Cost();
        private Check.Compared compared = new Check.Compared(0, 0);

        private Rounds(World world, Expected expected, Duration patience, Consumer<String> progress) {
            this.world = world;
            this.expected = expected;
            this.patience = patience;
            this.progress = progress;
        }

        private void one() throws IOException, InterruptedException, ExecutionException {
            read(ReaderMain.Way.EVENT, event);
            read(ReaderMain.Way.LEAN, lean);
            stream();
            score();
            world.log().forget(STREAMS);
        }

        private void read(ReaderMain.Way way, Cost cost) throws InterruptedException {
            List<String> arguments = List.of(
                    world.log().bootstrapServers(),
                    run("reader"),
                    way.name(),
                    String.valueOf(world.backlog().places()));
            try (Child reader = world.parts().start("reader", OTHERS_OPTIONS, ReaderMain.class, arguments)) {
                reader.awaitReady();
                world.time(cost, () -> reader.await(patience));
                told("reading and parsing, " + way, cost);
            }
        }

        private void stream() throws InterruptedException {
            String run = run(STREAMS);
            List<String> arguments = List.of(
                    world.log().bootstrapServers(),
                    run,
                    world.parts().directory().resolve(run).toString(),
                    COMMIT_MILLIS);
            try (Child streaming = world.parts().start(STREAMS, OTHERS_OPTIONS, StreamsMain.class, arguments)) {
                streaming.awaitReady();
                world.time(streams, () -> streaming.await(patience));
                told("Kafka Streams", streams);
                long counted = Long.parseLong(streaming.await(patience));
                if (counted != expected.counting()) {
                    throw new IllegalStateException(
                            "Kafka Streams counts %d facts, and must count %d".formatted(counted, expected.counting()));
                }
                streaming.stop();
            }
        }

        private void score() throws IOException, InterruptedException, ExecutionException {
            try (Scoring scoring = world.scoring()) {
                world.apply(scoring, ours, patience);
                told("Timbang", ours);
                compared = new Check(world.backlog(), world.catalogue(), expected).all(scoring.api());
                progress.accept("%,d scores compared".formatted(compared.scores()));
            }
        }

        private static String run(String what) {
            return what + "-" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
        }

        private void told(String way, Cost cost) {
            progress.accept("%s: %,.0f/s, %.1f us".formatted(way, cost.lastRate(), cost.lastCost()));
        }

        private void show(Report report) {
            report.note("backlog: %,d observations, %,d employees, %d months; %d rounds"
                    .formatted(
                            world.backlog().places(),
                            world.backlog().employees(),
                            world.backlog().months(),
                            ours.rounds()));
            report.median("reading and parsing, lean, events/s", lean.rate(), "%,.0f");
            report.median("  as the contracts read, events/s", event.rate(), "%,.0f");
            report.median("Kafka Streams, exactly once, events/s", streams.rate(), "%,.0f");
            report.median("Timbang, events/s", ours.rate(), "%,.0f");
            report.median("  by lean reading, of the same round", ours.rate().by(lean.rate()), "%.2f", ">= 0.50");
            report.median("  by reading as the contracts do", ours.rate().by(event.rate()), "%.2f");
            report.median("  by Kafka Streams", ours.rate().by(streams.rate()), "%.2f", ">= 3.00");
            report.add("scores compared, each round", "%,d".formatted(compared.scores()), "", "");
            report.add("  in the middle, rounded down", "%,d".formatted(compared.otherwise()), "", "0");
            show(report, "lean reading", lean);
            show(report, "the contracts' reading", event);
            show(report, "Kafka Streams", streams);
            show(report, "Timbang", ours);
        }

        private static void show(Report report, String way, Cost cost) {
            report.median("processor time, " + way + ", us", cost.cost(), "%.1f");
            cost.byProcess().forEach((process, series) -> report.median("  " + process + ", us", series, "%.1f"));
        }
    }
}
