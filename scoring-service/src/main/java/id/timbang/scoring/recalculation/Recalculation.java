package id.timbang.scoring.recalculation;

import id.timbang.contracts.ScoreChanged;
import id.timbang.scoring.generation.GenerationSwitched;
import id.timbang.scoring.reference.Affected;
import id.timbang.scoring.standing.StandingStore;
import id.timbang.scoring.standing.Standings;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;

/**
 * Makes scores anew when the directory or the catalogue has changed. Changes that come close together are done in one
 * pass. Nobody waits for it: facts are folded in meanwhile, and whichever write of a score comes second sees the first.
 *
 * <p>A pass that failed is gone through again. What it has written by then is found to say the same, and whether it was
 * published is not known: so a repeated pass publishes everybody's score, and so does the first one after a process that
 * died within a pass.
 */
public class Recalculation implements Recalculating, MakingAnew {

    /** The cause of the pass that a start goes through, for what has changed while the service was away. */
    private static final Affected START = Affected.everybody("start");

    private static final int BATCH = 500;
    private static final int REMEMBERED = 20;

    private final Supplier<Target> current;
    private final Unfinished unfinished;
    private final Clock clock;

    private final String id = UUID.randomUUID().toString();
    private final Deque<Pass> ended = new ArrayDeque<>();
    private final List<String> died = new ArrayList<>();
    private Demand pending = new Demand();
    private boolean started;
    private @Nullable Demand underWay;
    private @Nullable Pass running;
    private long heard;
    private long allDone;
    private long allChanged;

    /** The standings that are asked, and where their scores go. */
    public record Target(StandingStore store, Standings standings, Consumer<List<ScoreChanged>> publisher) {}

    public Recalculation(Supplier<Target> current, Unfinished unfinished, Clock clock) {
        this.current = current;
        this.unfinished = unfinished;
        this.clock = clock;
    }

    /** Puts everybody down, for what has changed while the service was away. */
    public synchronized void start() {
        died.addAll(unfinished.found());
        started = true;
        of(START);
    }

    /** Puts down whose scores are to be made anew; before the start nobody's, for the start is everybody's. */
    public synchronized void of(Affected affected) {
        if (started) {
            pending.add(affected);
            heard += affected.concernsPositions() ? 1 : 0;
            notifyAll();
        }
    }

    /** What has changed while a generation was built may be missing from its scores. */
    @EventListener
    public void switched(GenerationSwitched generation) {
        of(Affected.everybody("generation " + generation.current().number()));
    }

    @Override
    public synchronized boolean isIdle() {
        return started && pending.isEmpty() && underWay == null;
    }

    /** Waits until there is something to do. */
    synchronized void await() throws InterruptedException {
        while (pending.isEmpty() && underWay == null) {
            wait();
        }
    }

    /**
     * Goes through everybody who is due. Where it fails, the same are due again.
     *
     * @return what was done; none where nobody was due
     */
    public @Nullable Pass pass() {
        boolean repeated = isRepeated();
        Demand demand = take();
        if (demand == null) {
            return null;
        }
        List<Demand.Selection> selections = demand.selections();
        Target target = current.get();
        long total = selections.stream()
                .mapToLong(selection -> target.store().count(selection.filter()))
                .sum();
        tell(Pass.begun(demand.causes(), total, clock.instant()));
        selections.forEach(selection -> rescore(target, selection, repeated));
        Pass done = running().ended(clock.instant());
        unfinished.clear(List.of(id));
        unfinished.clear(died);
        died.clear();
        end(done);
        return done;
    }

    private synchronized @Nullable Demand take() {
        if (underWay == null && !pending.isEmpty()) {
            underWay = pending;
            pending = new Demand();
        }
        return underWay;
    }

    private synchronized boolean isRepeated() {
        return underWay != null || !died.isEmpty();
    }

    private void rescore(Target target, Demand.Selection selection, boolean repeated) {
        List<String> keys = new ArrayList<>(BATCH);
        target.store().eachKey(selection.filter(), key -> {
            if (selection.keys().test(key)) {
                keys.add(key);
            }
            if (keys.size() == BATCH) {
                rescore(target, keys, repeated);
                keys.clear();
            }
        });
        rescore(target, keys, repeated);
    }

    private void rescore(Target target, List<String> keys, boolean repeated) {
        if (keys.isEmpty()) {
            return;
        }
        unfinished.mark(id);
        List<ScoreChanged> changed = target.standings().rescore(keys);
        target.standings().tell(repeated ? target.standings().scores(keys) : changed, target.publisher());
        count(keys.size(), changed.size());
    }

    private synchronized void tell(Pass pass) {
        running = pass;
    }

    private synchronized void count(int done, int changed) {
        running = running().with(done, changed);
        allDone += done;
        allChanged += changed;
    }

    private synchronized void end(Pass pass) {
        running = null;
        underWay = null;
        ended.addFirst(pass);
        if (ended.size() > REMEMBERED) {
            ended.removeLast();
        }
    }

    private synchronized Pass running() {
        if (running == null) {
            throw new IllegalStateException("no pass has begun");
        }
        return running;
    }

    synchronized long allDone() {
        return allDone;
    }

    synchronized long allChanged() {
        return allChanged;
    }

    synchronized Passes passes() {
        return new Passes(running, List.copyOf(ended));
    }

    /**
     * Whether so many scores are being made anew that somebody who looks at them should know. What a start goes through
     * counts only once it has found something to change.
     */
    public synchronized boolean isWorthTelling() {
        return running != null && running.total() >= BATCH && (running.changed() > 0 || !isStartAlone(underWay));
    }

    @Override
    public synchronized boolean isUnderWayFor(String position) {
        return pending.concerns(position) && !isStartAlone(pending)
                || underWay != null && underWay.concerns(position) && !isStartAlone(underWay);
    }

    @Override
    public synchronized long heard() {
        return heard;
    }

    private static boolean isStartAlone(@Nullable Demand demand) {
        return demand != null && demand.causes().equals(List.of(START.cause()));
    }
}
