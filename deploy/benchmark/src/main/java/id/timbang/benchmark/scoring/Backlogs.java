package id.timbang.benchmark.scoring;

import id.timbang.benchmark.kit.Child;
import id.timbang.benchmark.kit.Cost;
import id.timbang.benchmark.kit.Deadline;
import id.timbang.benchmark.kit.Load;
import id.timbang.benchmark.kit.Parts;
import id.timbang.benchmark.kit.Report;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** How fast a backlog becomes scores, beside what reading it alone and Kafka Streams take in the same minutes. */
final class Backlogs {

    private static final String OTHERS_HEAP = "-Xmx1g";
    private static final String COLLECTOR = "-XX:+UseSerialGC";

    private static final String STREAMS = "streams";
    private static final String COMMIT_MILLIS = "100";

    private final ScoringPlan plan;
    private final Report report;
    private final Consumer<String> progress;
    private final Cost event = new Cost();
    private final Cost lean = new Cost();
    private final Cost streams = new Cost();
    private final Cost ours = new Cost();

    Backlogs(ScoringPlan plan, Report report, Consumer<String> progress) {
        this.plan = plan;
        this.report = report;
        this.progress = progress;
    }

    void measure() throws IOException, InterruptedException, ExecutionException {
        Backlog backlog = plan.backlog();
        Catalogue catalogue = new Catalogue(backlog.employees(), plan.offices(), documentsTarget(backlog));
        progress.accept("writing %,d observations of %,d employees".formatted(backlog.places(), backlog.employees()));
        Expected expected = new Expected(backlog);
        try (Parts parts = new Parts();
                EventLog log = new EventLog(parts.broker("1g").awaitReady())) {
            log.publish(catalogue);
            log.publish(backlog);
            Deadline end = Deadline.in(plan.roundsAtMost());
            for (int round = 1; round <= plan.rounds() && !end.isOver(); round++) {
                read(parts, log, ReaderMain.Way.EVENT, event);
                read(parts, log, ReaderMain.Way.LEAN, lean);
                stream(parts, log, expected);
                int compared = score(parts, log, new Check(backlog, catalogue, expected));
                progress.accept(
                        "round %d of %d: reading %,.0f/s, lean %,.0f/s; Kafka Streams %,.0f/s; ours %,.0f/s, %.1f us; %,d scores are right"
                                .formatted(
                                        round,
                                        plan.rounds(),
                                        event.lastRate(),
                                        lean.lastRate(),
                                        streams.lastRate(),
                                        ours.lastRate(),
                                        ours.lastCost(),
                                        compared));
                log.forget(STREAMS);
            }
            parts.succeeded();
        }
        show();
    }

    /** As many documents as there are facts of an indicator in a month, on the average. */
    static BigDecimal documentsTarget(Backlog backlog) {
        int facts = backlog.places() / backlog.employees() / backlog.months() / Catalogue.CODES.size();
        return BigDecimal.valueOf(Math.max(1, facts));
    }

    private void read(Parts parts, EventLog log, ReaderMain.Way way, Cost cost) throws InterruptedException {
        int records = plan.backlog().places();
        try (Child reader = parts.start(
                "reader",
                List.of(OTHERS_HEAP, COLLECTOR),
                ReaderMain.class,
                List.of(log.bootstrapServers(), run("reader"), way.name(), String.valueOf(records)))) {
            until(reader, parts, cost);
        }
    }

    private void stream(Parts parts, EventLog log, Expected expected) throws InterruptedException {
        String run = run(STREAMS);
        try (Child streaming = parts.start(
                "streams",
                List.of(OTHERS_HEAP, COLLECTOR),
                StreamsMain.class,
                List.of(
                        log.bootstrapServers(),
                        run,
                        parts.directory().resolve(run).toString(),
                        COMMIT_MILLIS))) {
            until(streaming, parts, streams);
            long counted = Long.parseLong(streaming.await(plan.patience()));
            if (counted != expected.counting()) {
                throw new IllegalStateException(
                        "Kafka Streams counts %d facts, and must count %d".formatted(counted, expected.counting()));
            }
            streaming.stop();
        }
    }

    private int score(Parts parts, EventLog log, Check check)
            throws IOException, InterruptedException, ExecutionException {
        try (Scoring scoring = new Scoring(parts, log, "1g", "5g")) {
            scoring.awaitReading();
            parts.processors()
                    .time(ours::measured, plan.backlog().places(), timed(() -> scoring.awaitApplied(plan.patience())));
            return check.all(scoring.api());
        }
    }

    private static String run(String what) {
        return what + "-" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
    }

    /** From when the child says that it reads to when it says that it is done. */
    private void until(Child child, Parts parts, Cost cost) throws InterruptedException {
        child.awaitReady();
        parts.processors().time(cost::measured, plan.backlog().places(), timed(() -> child.await(plan.patience())));
    }

    /** Work that ends when everything is done. */
    private interface Work {
        void untilDone() throws InterruptedException;
    }

    private Load timed(Work work) {
        return () -> {
            long began = System.nanoTime();
            work.untilDone();
            return plan.backlog().places() * 1e9 / (System.nanoTime() - began);
        };
    }

    private void show() {
        report.note("backlog of %,d observations, %,d employees, four indicators, %d months:"
                .formatted(
                        plan.backlog().places(),
                        plan.backlog().employees(),
                        plan.backlog().months()));
        report.median("reading and parsing, as the contracts do, /s", event.rate(), "%,.0f");
        report.median("reading and parsing, lean, /s", lean.rate(), "%,.0f");
        report.median("Kafka Streams, exactly once, /s", streams.rate(), "%,.0f");
        report.median("Timbang, /s", ours.rate(), "%,.0f");
        report.median("Timbang by lean reading, of the same round", ours.rate().by(lean.rate()), "%.2f", ">= 0.50");
        report.median("Timbang by the contracts' reading", ours.rate().by(event.rate()), "%.2f");
        report.median("Timbang by Kafka Streams", ours.rate().by(streams.rate()), "%.2f", ">= 3.00");
        show("as the contracts read", event);
        show("lean", lean);
        show("Kafka Streams", streams);
        show("Timbang", ours);
    }

    private void show(String way, Cost cost) {
        report.median("processor time of an event, " + way + ", us", cost.cost(), "%.1f");
        cost.byProcess().forEach((process, series) -> report.median("  " + process + ", us", series, "%.1f"));
    }
}
