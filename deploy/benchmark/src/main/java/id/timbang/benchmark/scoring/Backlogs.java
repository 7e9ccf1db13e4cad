package id.timbang.benchmark.scoring;

import id.timbang.benchmark.kit.Child;
import id.timbang.benchmark.kit.Cost;
import id.timbang.benchmark.kit.Deadline;
import id.timbang.benchmark.kit.Report;
import id.timbang.benchmark.kit.Series;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** How fast a backlog becomes scores, beside what reading it alone and Kafka Streams take in the same minutes. */
final class Backlogs implements Step {

    private static final String STREAMS = "streams";
    private static final String COMMIT_MILLIS = "100";

    /** So many a second come to warm up: some for each poll, and what a poll costs is what is to be warm. */
    private static final int AS_THEY_COME = 2_500;

    @Override
    public void measure(ScoringPlan plan, Report report, Consumer<String> progress)
            throws IOException, InterruptedException, ExecutionException {
        Backlog backlog = plan.backlog();
        progress.accept(
                "%,d observations of %,d employees, the first %,d to warm up: %,d at once, %,d as they come, %,d gathered"
                        .formatted(
                                backlog.places(),
                                backlog.employees(),
                                plan.warmUp().all(),
                                plan.warmUp().atOnce(),
                                plan.warmUp().asTheyCome(),
                                plan.warmUp().gathered()));
        Expected expected = new Expected(backlog);
        try (World world = new World(backlog, plan.offices())) {
            Rounds rounds = new Rounds(world, expected, plan, progress);
            Deadline end = Deadline.in(plan.roundsAtMost());
            for (int round = 1; round <= plan.rounds() && !end.isOver(); round++) {
                rounds.one();
                progress.accept("round %d of %d: Timbang by reading and parsing %.2f, by Kafka Streams %.2f"
                        .formatted(
                                round,
                                plan.rounds(),
                                rounds.ours.lastRate() / rounds.tree.lastRate(),
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
        private final ScoringPlan.WarmUp warmUp;
        private final int heap;
        private final Duration patience;
        private final Consumer<String> progress;
        private final Cost tree = new Cost();
        private final Cost event = new Cost();
        private final Cost lean = new Cost();
        private final Cost streams = new Cost();
        private final Cost ours = new Cost();
        private final Cost streamsCold = new Cost();
        private final Cost oursCold = new Cost();
        private final List<Double> rebuiltFirst = new ArrayList<>();
        private final List<Double> rebuilt = new ArrayList<>();
        private final List<Double> swappedAfter = new ArrayList<>();
        private Check.Compared compared = new Check.Compared(0, 0);

        private Rounds(World world, Expected expected, ScoringPlan plan, Consumer<String> progress) {
            this.world = world;
            this.expected = expected;
            this.warmUp = plan.warmUp();
            this.heap = plan.heap();
            this.patience = plan.patience();
            this.progress = progress;
        }

        private void one() throws IOException, InterruptedException, ExecutionException {
            stream();
            score();
            read(ReaderMain.Way.TREE, tree);
            read(ReaderMain.Way.EVENT, event);
            read(ReaderMain.Way.LEAN, lean);
            world.log().forget(STREAMS);
        }

        /** Over the log that the last way has left: the same records, of which the first half is to warm up. */
        private void read(ReaderMain.Way way, Cost cost) throws InterruptedException {
            List<String> arguments = List.of(
                    world.log().bootstrapServers(),
                    run("reader"),
                    way.name(),
                    String.valueOf(world.backlog().places()),
                    String.valueOf(world.backlog().places() / 2));
            try (Child reader = world.other("reader", heap, ReaderMain.class, arguments)) {
                reader.awaitReady();
                int warm = Integer.parseInt(reader.await(patience));
                world.time(cost, world.backlog().places() - warm, () -> reader.await(patience));
                told("reading and parsing, " + way, cost);
            }
        }

        private void stream() throws IOException, InterruptedException, ExecutionException {
            writeWarmUp();
            String run = run(STREAMS);
            List<String> arguments = List.of(
                    world.log().bootstrapServers(),
                    run,
                    world.parts().directory().resolve(run).toString(),
                    COMMIT_MILLIS,
                    String.valueOf(world.backlog().places()));
            Set<String> groupsBefore = world.log().groups();
            try (Child streaming = world.other(STREAMS, heap, StreamsMain.class, arguments)) {
                streaming.awaitReady();
                time(streaming, streamsCold, streams, wanted -> world.log()
                        .awaitCommitted(wanted, groupsBefore, patience));
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
            writeWarmUp();
            try (Scoring scoring = world.scoringBacklogs(heap, 2 * heap)) {
                scoring.awaitReading();
                time(scoring.service(), oursCold, ours, wanted -> scoring.awaitCommitted(wanted, patience));
                told("Timbang", oursCold, ours);
                scoring.awaitApplied(patience);
                compare(scoring);
                rebuild(scoring, "rebuilt for the first time", rebuiltFirst);
                rebuild(scoring, "rebuilt", rebuilt);
            }
        }

        private void rebuild(Scoring scoring, String what, List<Double> rates)
                throws IOException, InterruptedException {
            Rebuild rebuild = Rebuild.of(scoring.api(), patience);
            double rate = world.backlog().places() * 1e9 / rebuild.catchingUp().toNanos();
            rates.add(rate);
            swappedAfter.add(rebuild.comparing().toMillis() / 1e3);
            progress.accept("%s: %,.0f/s".formatted(what, rate));
            compare(scoring);
        }

        private void compare(Scoring scoring) throws IOException, InterruptedException {
            compared = new Check(world.backlog(), world.catalogue(), expected).all(scoring.api());
            progress.accept("%,d scores compared".formatted(compared.scores()));
        }

        private void writeWarmUp() throws InterruptedException, ExecutionException {
            world.log().emptyObservations();
            world.log().publish(world.backlog(), 0, warmUp.atOnce());
        }

        /** Waits until so many observations are done. */
        private interface Done {
            void await(long wanted) throws InterruptedException;
        }

        /**
         * Times the first observations, from a cold start, and then, when others have come one by one and some have
         * gathered once, those that gather while the process stands still.
         */
        private void time(Child way, Cost cold, Cost warm, Done done) throws InterruptedException {
            int came = warmUp.atOnce() + warmUp.asTheyCome();
            world.time(cold, warmUp.atOnce(), () -> done.await(warmUp.atOnce()));
            world.log().publish(world.backlog(), warmUp.atOnce(), came, AS_THEY_COME);
            done.await(came);
            gather(way, came, warmUp.all());
            way.resume();
            done.await(warmUp.all());
            int all = world.backlog().places();
            gather(way, warmUp.all(), all);
            world.time(warm, all - warmUp.all(), () -> {
                way.resume();
                done.await(all);
            });
        }

        private void gather(Child way, int from, int to) throws InterruptedException {
            way.pause();
            world.log().publish(world.backlog(), from, to);
        }

        private static String run(String what) {
            return what + "-" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
        }

        private void told(String way, Cost cold, Cost warm) {
            told(way + ", from a cold start", cold);
            told(way, warm);
        }

        private void told(String way, Cost cost) {
            progress.accept("%s: %,.0f/s, %.1f us".formatted(way, cost.lastRate(), cost.lastCost()));
        }

        private void show(Report report) {
            report.note("backlog: %,d observations after %,d to warm up, %,d employees, %d months; %d rounds"
                    .formatted(
                            world.backlog().places() - warmUp.all(),
                            warmUp.all(),
                            world.backlog().employees(),
                            world.backlog().months(),
                            ours.rounds()));
            report.median("reading and parsing, events/s", tree.rate(), "%,.0f");
            report.median("  lean, events/s", lean.rate(), "%,.0f");
            report.median("  as the contracts read, events/s", event.rate(), "%,.0f");
            report.median("Kafka Streams, exactly once, events/s", streams.rate(), "%,.0f");
            report.median("Timbang, events/s", ours.rate(), "%,.0f");
            report.median("  by reading and parsing, same round", ours.rate().by(tree.rate()), "%.2f", ">= 0.50");
            report.median("  by lean reading", ours.rate().by(lean.rate()), "%.2f");
            report.median("  by reading as the contracts do", ours.rate().by(event.rate()), "%.2f");
            report.median("  by Kafka Streams", ours.rate().by(streams.rate()), "%.2f", ">= 3.00");
            report.median("rebuild of all, events/s", new Series(rebuilt), "%,.0f");
            report.median("  by Timbang, same round", new Series(rebuilt).by(ours.rate()), "%.2f", "about 1");
            report.median("  for the first time, events/s", new Series(rebuiltFirst), "%,.0f");
            report.median("  by Timbang, same round", new Series(rebuiltFirst).by(ours.rate()), "%.2f");
            report.median("  compared and swapped after, s", new Series(swappedAfter), "%.1f");
            cold(report);
            report.add("scores compared, three times each round", "%,d".formatted(compared.scores()), "", "");
            report.add("  in the middle, rounded down", "%,d".formatted(compared.otherwise()), "", "0");
            show(report, "reading and parsing", tree);
            show(report, "lean reading", lean);
            show(report, "the contracts' reading", event);
            show(report, "Kafka Streams", streams);
            show(report, "Timbang", ours);
        }

        private void cold(Report report) {
            report.median(
                    "from a cold start, the first %,d: Timbang".formatted(warmUp.atOnce()), oursCold.rate(), "%,.0f");
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
