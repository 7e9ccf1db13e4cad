package id.timbang.benchmark.scoring;

import id.timbang.benchmark.kit.Child;
import id.timbang.benchmark.kit.Cost;
import id.timbang.benchmark.kit.Deadline;
import id.timbang.benchmark.kit.Parts;
import id.timbang.benchmark.kit.Report;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** How fast a backlog becomes scores, beside what reading it alone and Kafka Streams take in the same minutes. */
final class Backlogs implements Step {

    private static final List<String> OTHERS_OPTIONS = List.of("-Xms1g", "-Xmx1g", Parts.USES_ALL_PROCESSORS);
    private static final String STREAMS = "streams";
    private static final String COMMIT_MILLIS = "100";

    @Override
    public void measure(ScoringPlan plan, Report report, Consumer<String> progress)
            throws IOException, InterruptedException, ExecutionException {
        Backlog backlog = plan.backlog();
        progress.accept("writing %,d observations of %,d employees, the first %,d of them to warm up"
                .formatted(backlog.places(), backlog.employees(), plan.warmUp()));
        Expected expected = new Expected(backlog);
        try (World world = new World(backlog, plan.offices())) {
            Rounds rounds = new Rounds(world, expected, plan.warmUp(), plan.patience(), progress);
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
        private final int warmUp;
        private final Duration patience;
        private final Consumer<String> progress;
        private final Cost event = new Cost();
        private final Cost lean = new Cost();
        private final Cost streams = new Cost();
        private final Cost ours = new Cost();
        private final Cost streamsCold = new Cost();
        private final Cost oursCold = new Cost();
        private Check.Compared compared = new Check.Compared(0, 0);

        private Rounds(World world, Expected expected, int warmUp, Duration patience, Consumer<String> progress) {
            this.world = world;
            this.expected = expected;
            this.warmUp = warmUp;
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
                    String.valueOf(world.backlog().places()),
                    String.valueOf(warmUp));
            try (Child reader = world.parts().start("reader", OTHERS_OPTIONS, ReaderMain.class, arguments)) {
                reader.awaitReady();
                int warm = warmUp == 0 ? 0 : Integer.parseInt(reader.await(patience));
                world.time(cost, world.backlog().places() - warm, () -> reader.await(patience));
                told("reading and parsing, " + way, cost);
            }
        }

        private void stream() throws IOException, InterruptedException, ExecutionException {
            String run = run(STREAMS);
            List<String> arguments = List.of(
                    world.log().bootstrapServers(),
                    run,
                    world.parts().directory().resolve(run).toString(),
                    COMMIT_MILLIS);
            Set<String> groupsBefore = world.log().groups();
            try (Child streaming = world.parts().start(STREAMS, OTHERS_OPTIONS, StreamsMain.class, arguments)) {
                streaming.awaitReady();
                time(streamsCold, streams, wanted -> world.log().awaitCommitted(wanted, groupsBefore, patience));
                told("Kafka Streams", streamsCold, streams);
                streaming.await(patience);
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
                scoring.awaitReading();
                time(oursCold, ours, wanted -> scoring.awaitCommitted(wanted, patience));
                told("Timbang", oursCold, ours);
                scoring.awaitApplied(patience);
                compared = new Check(world.backlog(), world.catalogue(), expected).all(scoring.api());
                progress.accept("%,d scores compared".formatted(compared.scores()));
            }
        }

        /** Waits until so many observations are done, and tells how many are. */
        private interface Done {
            long await(long wanted) throws InterruptedException;
        }

        /** Times the first observations, from a cold start, and the rest after these. */
        private void time(Cost cold, Cost warm, Done done) throws InterruptedException {
            AtomicInteger first = new AtomicInteger();
            if (warmUp > 0) {
                world.time(cold, warmUp, () -> first.set(Math.toIntExact(done.await(warmUp))));
            }
            int all = world.backlog().places();
            world.time(warm, all - first.get(), () -> done.await(all));
        }

        private static String run(String what) {
            return what + "-" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
        }

        private void told(String way, Cost cold, Cost warm) {
            if (cold.rounds() > 0) {
                told(way + ", from a cold start", cold);
            }
            told(way, warm);
        }

        private void told(String way, Cost cost) {
            progress.accept("%s: %,.0f/s, %.1f us".formatted(way, cost.lastRate(), cost.lastCost()));
        }

        private void show(Report report) {
            report.note("backlog: %,d observations after %,d to warm up, %,d employees, %d months; %d rounds"
                    .formatted(
                            world.backlog().places() - warmUp,
                            warmUp,
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
            if (warmUp > 0) {
                cold(report);
            }
            report.add("scores compared, each round", "%,d".formatted(compared.scores()), "", "");
            report.add("  in the middle, rounded down", "%,d".formatted(compared.otherwise()), "", "0");
            show(report, "lean reading", lean);
            show(report, "the contracts' reading", event);
            show(report, "Kafka Streams", streams);
            show(report, "Timbang", ours);
        }

        private void cold(Report report) {
            report.median("from a cold start, the first %,d: Timbang".formatted(warmUp), oursCold.rate(), "%,.0f");
            report.median("  Kafka Streams", streamsCold.rate(), "%,.0f");
            report.median("  Timbang by Kafka Streams", oursCold.rate().by(streamsCold.rate()), "%.2f");
            show(report, "Timbang from a cold start", oursCold);
        }

        private static void show(Report report, String way, Cost cost) {
            report.median("processor time, " + way + ", us", cost.cost(), "%.1f");
            cost.byProcess().forEach((process, series) -> report.median("  " + process + ", us", series, "%.1f"));
        }
    }
}
