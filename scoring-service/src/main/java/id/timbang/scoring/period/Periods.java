package id.timbang.scoring.period;

import com.mongodb.client.model.Filters;
import id.timbang.contracts.ScoreChanged;
import id.timbang.kit.event.TopicReader;
import id.timbang.scoring.generation.GenerationSwitched;
import id.timbang.scoring.recalculation.MakingAnew;
import id.timbang.scoring.reference.Affected;
import id.timbang.scoring.standing.StandingStore;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;

/**
 * Keeps the standings of periods up with their months, in the background: once for everybody at the start, then what
 * facts, the directory or the catalogue have changed, and when a month begins the quarter and the year that run. For
 * everybody again where another instance may have gone that had not made all it knew to be due.
 *
 * <p>An employee is done once in a pass, however often their months changed. {@link Pace} says when a pass begins.
 */
public final class Periods implements SmartLifecycle, MakingAnew {

    private static final Logger log = LoggerFactory.getLogger(Periods.class);

    /** More at once are found again by going through everybody: what is due is never held without bound. */
    private static final int MOST_DUE = 100_000;

    /** What is made before the stream of facts has the processors to itself again: some hundredths of a second's work. */
    private static final int SLICE = 100;

    private final Supplier<TopicReader> reference;
    private final BooleanSupplier backlog;
    private final StandingStore months;
    private final PeriodStore store;
    private final PeriodMaker maker;
    private final PeriodUpdate update;

    private DuePeriods due = new DuePeriods();
    private long firstDue;
    private long lastDue;
    private final Set<String> employees = new HashSet<>();
    private final Set<String> positions = new HashSet<>();
    private boolean everybody = true;
    private final UnderWay underWay = new UnderWay();
    private @Nullable YearMonth known;
    private boolean started;
    private boolean running;
    private @Nullable Thread thread;

    /**
     * @param reference is waited for before anything is made: half a catalogue makes wrong scores
     * @param backlog   whether the facts that come are of the past
     */
    public Periods(
            Supplier<TopicReader> reference,
            BooleanSupplier backlog,
            StandingStore months,
            PeriodStore store,
            PeriodMaker maker,
            PeriodUpdate update) {
        this.reference = reference;
        this.backlog = backlog;
        this.months = months;
        this.store = store;
        this.maker = maker;
        this.update = update;
    }

    /** Months that have changed. */
    public synchronized void due(List<ScoreChanged> scores) {
        if (scores.isEmpty() || everybody) {
            return;
        }
        lastDue = System.nanoTime();
        if (due.isEmpty()) {
            firstDue = lastDue;
        }
        scores.forEach(score -> due.add(score.employeeId(), score.period()));
        if (due.size() > MOST_DUE) {
            everybody = true;
            due = new DuePeriods();
        }
        notifyAll();
    }

    /** The directory or the catalogue have changed; before the start that is everybody's anyway. */
    public synchronized void of(Affected affected) {
        if (!started) {
            return;
        }
        everybody |= affected.everybody();
        underWay.hear(affected);
        employees.addAll(affected.employeeIds());
        positions.addAll(affected.positions());
        notifyAll();
    }

    /** What was made from the standings of another generation is looked through. */
    @EventListener
    public void switched(GenerationSwitched generation) {
        of(Affected.everybody("generation " + generation.current().number()));
    }

    /** What another instance has read is read here from now on. */
    public synchronized void takenOver() {
        if (started) {
            everybody = true;
            notifyAll();
        }
    }

    @Override
    public boolean isUnderWayFor(String position) {
        return underWay.concerns(position);
    }

    @Override
    public long heard() {
        return underWay.heard();
    }

    private synchronized @Nullable List<Walk> next() throws InterruptedException {
        while (running) {
            List<Walk> walks = walks();
            if (!walks.isEmpty()) {
                return walks;
            }
            long wait = due.isEmpty() ? Long.MAX_VALUE : untilDue();
            if (wait <= 0) {
                return List.of();
            }
            // At least each second, for a month may have begun, or a backlog ended.
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(1_000_000, Math.min(wait, Pace.SHORTEST_REST.toNanos())));
        }
        return null;
    }

    private long untilDue() {
        long now = System.nanoTime();
        return Pace.untilPass(Duration.ofNanos(now - firstDue), Duration.ofNanos(now - lastDue), backlog.getAsBoolean())
                .toNanos();
    }

    private List<Walk> walks() {
        List<Walk> walks = new ArrayList<>();
        YearMonth now = maker.now();
        if (everybody) {
            due = new DuePeriods();
            walks.add(new Walk(keys -> months.eachKey(Filters.empty(), keys), underWay::end));
        } else {
            if (!employees.isEmpty()) {
                Set<String> these = Set.copyOf(employees);
                walks.add(new Walk(keys -> months.eachKey(Filters.in("employeeId", these), keys)));
            }
            if (!positions.isEmpty()) {
                Set<String> these = Set.copyOf(positions);
                walks.add(new Walk(keys -> store.eachKey(Filters.in("peer.position", these), keys), underWay::end));
            }
            if (known != null && !known.equals(now)) {
                List<String> begun = DuePeriods.runningIn(now);
                walks.add(new Walk(keys -> store.eachKey(Filters.in("month", begun), keys)));
                // Its facts may have come before it began.
                walks.add(new Walk(keys -> months.eachKey(Filters.eq("month", now.toString()), keys)));
            }
        }
        known = now;
        underWay.begin();
        everybody = false;
        employees.clear();
        positions.clear();
        return walks;
    }

    private synchronized DuePeriods taken() {
        DuePeriods taken = due;
        due = new DuePeriods();
        return taken;
    }

    private void run() {
        try {
            reference.get().awaitCaughtUp();
            caughtUp();
            for (List<Walk> walks = next(); walks != null; walks = next()) {
                for (Walk walk : walks) {
                    untilDone(() -> inSlices(walk));
                }
                DuePeriods taken = taken();
                untilDone(() -> inSlices(taken));
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void caughtUp() {
        started = true;
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    private void untilDone(Work work) throws InterruptedException {
        while (isRunning()) {
            try {
                work.run();
                return;
            } catch (RuntimeException failed) {
                if (!isRunning()) {
                    // A stop breaks off what is being read or written; the next start goes through everybody.
                    return;
                }
                log.error("making quarters and years failed, trying again", failed);
                rest(Pace.SHORTEST_REST);
            }
        }
    }

    private void inSlices(Walk walk) throws InterruptedException {
        List<String> keys = new ArrayList<>();
        walk.keys().accept(keys::add);
        for (int from = 0; from < keys.size(); from += SLICE) {
            DuePeriods slice = new DuePeriods();
            keys.subList(from, Math.min(keys.size(), from + SLICE)).forEach(slice::add);
            makeAndRest(slice);
        }
        walk.done().run();
        if (!keys.isEmpty()) {
            rest(Pace.SHORTEST_REST);
        }
    }

    private void inSlices(DuePeriods taken) throws InterruptedException {
        for (DuePeriods slice : taken.slices(SLICE)) {
            makeAndRest(slice);
        }
        if (!taken.isEmpty()) {
            rest(Pace.SHORTEST_REST);
        }
    }

    private void makeAndRest(DuePeriods slice) throws InterruptedException {
        long begun = System.nanoTime();
        make(slice);
        rest(Pace.rest(Duration.ofNanos(System.nanoTime() - begun)));
    }

    /** What cannot be made yet is due again. */
    private void make(DuePeriods some) {
        DuePeriods early = update.make(some);
        if (!early.isEmpty()) {
            dueAgain(early);
        }
    }

    private synchronized void dueAgain(DuePeriods early) {
        lastDue = System.nanoTime();
        firstDue = due.isEmpty() ? lastDue : firstDue;
        due.addAll(early);
    }

    private synchronized void rest(Duration length) throws InterruptedException {
        long nanos = length.toNanos();
        long until = System.nanoTime() + nanos;
        for (long left = nanos; running && left > 0; left = until - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    @Override
    public synchronized void start() {
        running = true;
        Thread started = new Thread(this::run, "periods");
        started.setDaemon(true);
        started.start();
        thread = started;
    }

    @Override
    public synchronized void stop() {
        running = false;
        notifyAll();
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }
}
