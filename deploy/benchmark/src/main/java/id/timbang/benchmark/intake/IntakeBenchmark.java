package id.timbang.benchmark.intake;

import id.timbang.benchmark.kit.Cost;
import id.timbang.benchmark.kit.Deadline;
import id.timbang.benchmark.kit.Heap;
import id.timbang.benchmark.kit.Parts;
import id.timbang.benchmark.kit.Processors;
import id.timbang.benchmark.kit.Report;
import id.timbang.benchmark.kit.Series;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** How fast facts come in over HTTP, beside what the log takes from a bare producer in the same minutes. */
public final class IntakeBenchmark {

    private static final int HEAP_SAMPLES = 20;
    private static final String HEAP = "1g";

    /** Nearly all a call makes is of no use behind it, and the less often that is collected, the less lives then. */
    private static final String MOSTLY_YOUNG = "-Xmn680m";

    private static final String SMALL_HEAP = "256m";
    private static final int WARM_UP_PIECE = 10_000;

    /** A call's own code is gone through a thousand times less often than that of facts, and is to be compiled too. */
    private static final int SMALL_PIECE = 1_000;

    private static final int FEW = 10;

    private final IntakePlan plan;
    private final Consumer<String> progress;
    private final Report report;
    private int told;

    private IntakeBenchmark(IntakePlan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
        this.report = new Report("Timbang, facts coming in, all on this machine");
    }

    public static Report run(IntakePlan plan, Consumer<String> progress) throws IOException, InterruptedException {
        IntakeBenchmark benchmark = new IntakeBenchmark(plan, progress);
        benchmark.rates();
        benchmark.memory();
        return benchmark.report;
    }

    private void rates() throws IOException, InterruptedException {
        progress.accept("starting broker, store and service");
        try (Intake intake = new Intake(HEAP, List.of(Parts.USES_ALL_PROCESSORS, MOSTLY_YOUNG));
                KafkaLoad bare = new KafkaLoad(intake.bootstrapServers())) {
            Service service = prepared(intake);
            Facts facts = facts();
            BatchLoad batches = new BatchLoad(service, facts, plan.clients());
            warmUp(facts, bare, batches);
            throughput(facts, bare, batches, intake.processors());
            singles(new SingleLoad(service, facts));
            intake.succeeded();
        }
    }

    private void memory() throws IOException, InterruptedException {
        progress.accept("starting them anew, the service with -Xmx" + SMALL_HEAP);
        try (Intake intake = new Intake(SMALL_HEAP, List.of(Parts.USES_ALL_PROCESSORS));
                Heap heap = intake.heap()) {
            memory(heap, new BatchLoad(prepared(intake), facts(), plan.clients()));
            intake.succeeded();
        }
    }

    private Service prepared(Intake intake) throws IOException, InterruptedException {
        Service service = intake.service();
        service.awaitReady();
        service.prepare(plan.employees());
        return service;
    }

    private Facts facts() {
        Instant yesterday = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(1));
        return new Facts(Long.toString(System.nanoTime(), Character.MAX_RADIX), plan.employees(), yesterday);
    }

    private void warmUp(Facts facts, KafkaLoad bare, BatchLoad batches) throws InterruptedException {
        progress.accept("warming up with %,d facts in each way".formatted(plan.warmUp()));
        int piece = Math.min(WARM_UP_PIECE, plan.warmUp());
        Deadline warm = Deadline.in(plan.roundsAtMost());
        for (int told = 0; told < plan.warmUp() && !warm.isOver(); told += piece) {
            int from = next(piece);
            bare.tell(facts, from, piece, plan.clients());
            batches.tellMany(from, piece);
            int few = next(SMALL_PIECE);
            batches.tellByFew(few, SMALL_PIECE, FEW);
        }
    }

    private void throughput(Facts facts, KafkaLoad bare, BatchLoad batches, Processors processors)
            throws InterruptedException {
        progress.accept("rounds of %,d facts in each way".formatted(plan.round()));
        Deadline end = Deadline.in(plan.roundsAtMost());
        Cost one = new Cost();
        Cost several = new Cost();
        Cost http = new Cost();
        for (int round = 1; round <= plan.rounds() && !end.isOver(); round++) {
            int from = next(plan.round());
            processors.time(one::measured, plan.round(), bare.prepared(facts, from, plan.round(), 1));
            processors.time(several::measured, plan.round(), bare.prepared(facts, from, plan.round(), plan.clients()));
            processors.time(http::measured, plan.round(), batches.prepared(from, plan.round()));
            progress.accept("round %d of %d: Kafka alone %,.0f/s, with %d threads %,.0f/s; over HTTP %,.0f/s, %.1f us"
                    .formatted(
                            round,
                            plan.rounds(),
                            one.lastRate(),
                            plan.clients(),
                            several.lastRate(),
                            http.lastRate(),
                            http.lastCost()));
        }
        if (one.rounds() < plan.rounds()) {
            report.note("only %d of %d rounds in %d s: others use this machine"
                    .formatted(one.rounds(), plan.rounds(), plan.roundsAtMost().toSeconds()));
        }
        String clients = plan.clients() + " ";
        report.median("bare Kafka producer, facts/s", one.rate(), "%,.0f");
        report.median("bare Kafka producer, " + clients + "threads, facts/s", several.rate(), "%,.0f");
        report.median("HTTP, batches of 1,000, " + clients + "clients, facts/s", http.rate(), "%,.0f");
        report.median("HTTP by bare Kafka, of the same round", http.rate().by(one.rate()), "%.2f", ">= 0.50");
        report.median(
                "HTTP by bare Kafka with " + clients + "threads", http.rate().by(several.rate()), "%.2f");
        report.median("processor time of a fact, Kafka alone, us", one.cost(), "%.1f");
        report.median("                          over HTTP, us", http.cost(), "%.1f");
        http.byProcess()
                .forEach((process, cost) ->
                        report.median("                            " + process + ", us", cost, "%.1f"));
    }

    private void singles(SingleLoad load) {
        progress.accept("single facts, " + IntakePlan.SINGLES_A_SECOND + " a second, for "
                + plan.singles().toSeconds() + " s");
        load.tell(next(count(plan.singleWarmUp())), IntakePlan.SINGLES_A_SECOND, plan.singleWarmUp());
        SingleLoad.Answered answered =
                load.tell(next(count(plan.singles())), IntakePlan.SINGLES_A_SECOND, plan.singles());
        report.add("single facts at 500/s, p50, ms", "%.1f".formatted(answered.milliseconds(50)), "", "");
        report.add("                       p99, ms", "%.1f".formatted(answered.milliseconds(99)), "", "< 20");
        report.add("                       max, ms", "%.1f".formatted(answered.milliseconds(100)), "", "");
        report.add("                       not accepted", "%d".formatted(answered.notAccepted()), "", "0");
        if (answered.notAccepted() > 0) {
            report.note("  answered instead: " + answered.refused());
        }
    }

    private static int count(Duration length) {
        return (int) (IntakePlan.SINGLES_A_SECOND * length.toMillis() / 1_000);
    }

    private void memory(Heap heap, BatchLoad batches) throws InterruptedException {
        int piece = Math.max(IntakePlan.BATCH, plan.soak() / HEAP_SAMPLES);
        progress.accept("watching the heap over %,d facts".formatted(plan.soak()));
        long began = System.nanoTime();
        Deadline end = Deadline.in(plan.soakAtMost());
        List<Double> used = new ArrayList<>();
        int soaked = 0;
        while (soaked < plan.soak() && !end.isOver()) {
            batches.tellMany(next(piece), piece);
            soaked += piece;
            used.add(heap.afterCollection());
        }
        Series series = new Series(used);
        double seconds = (System.nanoTime() - began) / 1e9;
        report.median("heap after collection, of " + SMALL_HEAP + ", MB", series, "%.1f");
        report.add("        last quarter by first", "%.3f".formatted(series.lastQuarterByFirst()), "", "about 1");
        report.note("heap in MB, after every %,d of %,d facts (%.0f s, collections included):"
                .formatted(piece, soaked, seconds));
        report.note("  " + series.text("%.1f"));
        if (soaked < plan.soak()) {
            report.note("  ended after %d s, before all %,d facts were told"
                    .formatted(plan.soakAtMost().toSeconds(), plan.soak()));
        }
    }

    /** Where the next so many facts begin: none is told to the service twice. */
    private int next(int count) {
        int from = told;
        told += count;
        return from;
    }
}
