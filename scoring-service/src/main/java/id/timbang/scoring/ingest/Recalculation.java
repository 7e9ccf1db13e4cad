package id.timbang.scoring.ingest;

import com.mongodb.client.model.Filters;
import id.timbang.contracts.ScoreChanged;
import id.timbang.kit.event.TopicReader;
import id.timbang.scoring.generation.GenerationSwitched;
import id.timbang.scoring.generation.SupersededException;
import id.timbang.scoring.reference.Affected;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;

/**
 * Makes scores anew in the background when the directory or the catalogue has changed, and once for everybody at the
 * start, for what has changed while the service was away. Changes that come close together are done in one go.
 */
final class Recalculation implements SmartLifecycle, Recalculating {

    private static final Logger log = LoggerFactory.getLogger(Recalculation.class);
    private static final int BATCH = 500;
    private static final long RETRY_MILLIS = 1000;

    private final Supplier<TopicReader> reference;
    private final Supplier<View> current;

    private final Set<String> employees = new HashSet<>();
    private final Set<String> positions = new HashSet<>();
    private boolean everybody = true;
    private boolean working;
    private boolean running;
    private @Nullable Thread thread;

    /** @param reference is waited for before anything is scored: half a catalogue makes wrong scores */
    Recalculation(Supplier<TopicReader> reference, Supplier<View> current) {
        this.reference = reference;
        this.current = current;
    }

    /** What has changed while a generation was built may be missing from its scores. */
    @EventListener
    void switched(GenerationSwitched generation) {
        of(Affected.EVERYBODY);
    }

    /** Whether nothing is to be done, and nothing under way. */
    @Override
    public synchronized boolean isIdle() {
        return !working && !everybody && employees.isEmpty() && positions.isEmpty();
    }

    synchronized void of(Affected affected) {
        if (everybody) {
            return;
        }
        everybody = affected.everybody();
        employees.addAll(affected.employeeIds());
        positions.addAll(affected.positions());
        notifyAll();
    }

    /** What is to be done next; waits until there is something, or until stopped (then none). */
    private synchronized List<Bson> next() throws InterruptedException {
        working = false;
        while (running && isIdle()) {
            wait();
        }
        working = true;
        if (!running) {
            return List.of();
        }
        List<Bson> next = new ArrayList<>();
        if (everybody) {
            next.add(Filters.empty());
        } else {
            if (!employees.isEmpty()) {
                next.add(Filters.in("employeeId", Set.copyOf(employees)));
            }
            if (!positions.isEmpty()) {
                next.add(Filters.in("score.position", Set.copyOf(positions)));
            }
        }
        everybody = false;
        employees.clear();
        positions.clear();
        return next;
    }

    private void run() {
        try {
            reference.get().awaitCaughtUp();
            for (List<Bson> next = next(); !next.isEmpty(); next = next()) {
                next.forEach(this::rescoreUntilDone);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void rescoreUntilDone(Bson filter) {
        while (isRunning()) {
            try {
                rescore(filter);
                return;
            } catch (SupersededException switched) {
                log.info("recalculating again: {}", switched.getMessage());
            } catch (RuntimeException failed) {
                log.error("recalculating failed, trying again", failed);
                pause();
            }
        }
    }

    private void rescore(Bson filter) {
        View view = current.get();
        List<String> keys = new ArrayList<>(BATCH);
        int[] changed = new int[1];
        view.standingStore().eachKey(filter, key -> {
            keys.add(key);
            if (keys.size() == BATCH) {
                changed[0] += rescore(view, keys);
                keys.clear();
            }
        });
        changed[0] += rescore(view, keys);
        if (changed[0] > 0) {
            log.info("the directory or the catalogue changed {} scores", changed[0]);
        }
    }

    private static int rescore(View view, List<String> keys) {
        List<ScoreChanged> changed = view.standings().rescore(List.copyOf(keys));
        view.publisher().publishAll(changed);
        return changed.size();
    }

    private synchronized void pause() {
        try {
            wait(RETRY_MILLIS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    @Override
    public synchronized void start() {
        running = true;
        Thread started = new Thread(this::run, "recalculation");
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
