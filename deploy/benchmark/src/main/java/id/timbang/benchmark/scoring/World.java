package id.timbang.benchmark.scoring;

import id.timbang.benchmark.kit.Child;
import id.timbang.benchmark.kit.Cost;
import id.timbang.benchmark.kit.Load;
import id.timbang.benchmark.kit.Parts;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** A broker whose log holds the reference data and observations of a backlog, for one step of the benchmark. */
final class World implements AutoCloseable {

    /**
     * Of what is made of a batch nothing stays, and the less often it is collected, the less lives then. What does has room
     * beside it, also when batches become large again after many small ones: else it fills the rest of the heap in passing,
     * and that is collected as a whole.
     */
    private static final List<String> ROOM_FOR_A_BATCH = List.of("-XX:-UseAdaptiveSizePolicy", "-XX:SurvivorRatio=4");

    private final Backlog backlog;
    private final Catalogue catalogue;
    private final Parts parts = new Parts();
    private final EventLog log;

    /** The log has no observations yet. */
    World(Backlog backlog, int offices) throws IOException, InterruptedException, ExecutionException {
        this.backlog = backlog;
        this.catalogue = new Catalogue(backlog.employees(), offices, documentsTarget(backlog));
        try {
            log = new EventLog(parts.broker("1g").awaitReady());
        } catch (RuntimeException | InterruptedException | ExecutionException failed) {
            parts.close();
            throw failed;
        }
        log.publish(catalogue);
    }

    /** One whose log holds the whole backlog. */
    static World filled(Backlog backlog, int offices) throws IOException, InterruptedException, ExecutionException {
        World world = new World(backlog, offices);
        world.log.publish(backlog, 0, backlog.places());
        return world;
    }

    /** As many documents as there are facts of an indicator in a month, on the average. */
    private static BigDecimal documentsTarget(Backlog backlog) {
        int facts = backlog.places() / backlog.employees() / backlog.months() / Catalogue.CODES.size();
        return BigDecimal.valueOf(Math.max(1, facts));
    }

    Backlog backlog() {
        return backlog;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    Parts parts() {
        return parts;
    }

    EventLog log() {
        return log;
    }

    /** The service over an empty store. */
    Scoring scoring() throws InterruptedException, ExecutionException {
        return scoring("1g", "4g");
    }

    /**
     * The service over a store that stands still for some 20 ms at a time, where its collector would take 200: of a real
     * store nobody waits for that.
     */
    Scoring scoringLive() throws InterruptedException, ExecutionException {
        Child store = parts.store("4g", "-Xms4g", "-Xmn48m", Parts.USES_ALL_PROCESSORS);
        return new Scoring(parts, log, store, "1g", List.of());
    }

    Scoring scoring(String heap, String storeHeap) throws InterruptedException, ExecutionException {
        return new Scoring(parts, log, parts.store(storeHeap), heap, List.of());
    }

    /**
     * The service for backlogs, most of its heap for what is new, and with three readers: with two of them, each waiting
     * for the store now and then, a quarter of two processors has nothing to do.
     *
     * @param heap      in megabytes
     * @param storeHeap in megabytes; two thirds of it hold the documents
     */
    Scoring scoringBacklogs(int heap, int storeHeap) throws InterruptedException, ExecutionException {
        Child store = parts.store(storeHeap + "m", wholeHeap(storeHeap).toArray(String[]::new));
        List<String> options = new ArrayList<>(wholeHeap(heap));
        options.addAll(ROOM_FOR_A_BATCH);
        options.add("-Xmn" + heap * 3 / 4 + "m");
        return new Scoring(parts, log, store, heap + "m", options, "--timbang.scoring.readers=3");
    }

    /**
     * One of the other ways to go through a backlog, with as large a heap.
     *
     * @param heap in megabytes
     */
    Child other(String name, int heap, Class<?> main, List<String> arguments) {
        return parts.start(name, wholeHeap(heap), main, arguments);
    }

    /**
     * A heap of so many megabytes that is there from the start, for the system gives a process memory when that is touched
     * first; and in pages of 2 MB where the system has them (Linux alone knows that option): some gigabytes are gone through
     * again and again, and no processor keeps in mind where each of a million small pages is.
     */
    private static List<String> wholeHeap(int megabytes) {
        return List.of(
                "-Xms" + megabytes + "m",
                "-Xmx" + megabytes + "m",
                Parts.USES_ALL_PROCESSORS,
                "-XX:+AlwaysPreTouch",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-XX:+UseTransparentHugePages");
    }

    /** From when the service is given the partitions to when it has applied the backlog. */
    void apply(Scoring scoring, Cost cost, Duration patience) throws InterruptedException, ExecutionException {
        scoring.awaitReading();
        time(cost, () -> scoring.awaitApplied(patience));
    }

    /** Work that ends when everything is done. */
    @FunctionalInterface
    interface Work {
        void untilDone() throws InterruptedException;
    }

    /** What the whole backlog costs, of all processes that run now. */
    void time(Cost cost, Work work) throws InterruptedException {
        time(cost, backlog.places(), work);
    }

    /** What so many observations cost, of all processes that run now. */
    void time(Cost cost, int observations, Work work) throws InterruptedException {
        Load load = () -> {
            long began = System.nanoTime();
            work.untilDone();
            return observations * 1e9 / (System.nanoTime() - began);
        };
        parts.processors().time(cost::measured, observations, load);
    }

    /** All is measured. */
    void succeeded() {
        parts.succeeded();
    }

    @Override
    public void close() throws IOException {
        log.close();
        parts.close();
    }
}
