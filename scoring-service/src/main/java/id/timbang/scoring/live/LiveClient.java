package id.timbang.scoring.live;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One open page and what it still has to be told: whose scores have changed, each once however often. The figures are
 * read when they are sent. Where too many would gather, a snapshot takes their place, so a page that does not read costs
 * no more than {@value #MOST_CHANGES} references, some names and what was written to it last.
 *
 * <p>Whoever notes something down may do so at any time; {@link #send} is for one thread at a time.
 */
final class LiveClient {

    static final int MOST_CHANGES = 2_000;

    /** Rounds from when somebody is told of to when they may be told of again. */
    static final int REST = 4;

    /** Employees at once: what a line is given in one piece is some 60 KB. */
    private static final int PART = 25;

    /** Employees whose scores are read at once: each reading waits for the store, and a page of thousands has to keep up. */
    private static final int READ = 10 * PART;

    private final String subject;
    private final LiveView view;
    private final NewestScores scores;
    private final long end;

    private final Set<String> changed = new LinkedHashSet<>();
    private final Set<String> underWay = new LinkedHashSet<>();

    /** In which round somebody was told of last: until {@value #REST} later they rest. */
    private final Map<String, Long> told = new HashMap<>();

    private long rounds;

    private boolean snapshotDue = true;
    private boolean roundDue;
    private boolean beatDue;
    private boolean recalculating;
    private boolean recalculationDue;
    private long notReadySince;
    private boolean notReady;

    // The sender's own.
    private @Nullable Iterator<String> snapshot;
    private final Deque<String> ofSnapshot = new ArrayDeque<>(READ);
    private byte @Nullable [] first;
    private int n;

    /**
     * @param subject whose page it is
     * @param end     when it ends, by {@link System#nanoTime}
     */
    LiveClient(String subject, LiveView view, NewestScores scores, long end) {
        this.subject = subject;
        this.view = view;
        this.scores = scores;
        this.end = end;
    }

    String subject() {
        return subject;
    }

    LiveView view() {
        return view;
    }

    synchronized void snapshotDue() {
        snapshotDue = true;
        changed.clear();
    }

    synchronized void changed(String employeeId) {
        if (!snapshotDue && changed.add(employeeId) && changed.size() + underWay.size() > MOST_CHANGES) {
            snapshotDue();
        }
    }

    /** What is noted down from now on waits for the next round. */
    synchronized void round(boolean recalculatingNow) {
        roundDue = true;
        rounds++;
        told.values().removeIf(round -> rounds - round >= REST);
        recalculationDue |= recalculating != recalculatingNow;
        recalculating = recalculatingNow;
    }

    synchronized void beat() {
        beatDue = true;
    }

    synchronized boolean isDue() {
        return beatDue || recalculationDue || snapshotDue || !changed.isEmpty() || !underWay.isEmpty() || notReady;
    }

    /** How many changes wait. */
    synchronized int waiting() {
        return changed.size() + underWay.size();
    }

    boolean isOver(long now) {
        return now - end >= 0;
    }

    /** Whether it has taken nothing for so long. */
    synchronized boolean isStuck(long now, Duration patience) {
        return notReady && now - notReadySince > patience.toNanos();
    }

    private synchronized void ready(boolean ready) {
        if (!ready && !notReady) {
            notReadySince = System.nanoTime();
        }
        notReady = !ready;
    }

    /** Begins the first snapshot, before anything is answered: what cannot be shown is told as such. */
    void begin() {
        byte[] begun = begin(snapshot());
        first = joined(List.of(begun, nextOfSnapshot()));
    }

    /** Sends what is due, as long as the line takes it; never waits for it. */
    void send(LiveLine line) throws IOException {
        while (true) {
            boolean ready = line.isReady();
            ready(ready);
            if (!ready) {
                return;
            }
            byte[] next = next();
            if (next == null) {
                return;
            }
            line.write(next);
        }
    }

    private byte @Nullable [] next() {
        if (first != null) {
            byte[] begun = first;
            first = null;
            return begun;
        }
        if (takeBeat()) {
            return LiveEvents.HEARTBEAT;
        }
        if (takeRecalculation()) {
            return LiveEvents.recalculation(isRecalculating());
        }
        if (snapshot != null) {
            return nextOfSnapshot();
        }
        if (takeSnapshotDue()) {
            return begin(snapshot());
        }
        return nextOfChanged();
    }

    private Iterator<String> snapshot() {
        takeSnapshotDue();
        return view.everybody();
    }

    private byte[] begin(Iterator<String> everybody) {
        snapshot = everybody;
        ofSnapshot.clear();
        n = 0;
        return LiveEvents.SNAPSHOT;
    }

    /** The next part with a score in it, or the end. */
    private byte[] nextOfSnapshot() {
        for (List<String> part = partOfSnapshot(); !part.isEmpty(); part = partOfSnapshot()) {
            List<LiveScore> told = view.told(read(part, ofSnapshot)).scores();
            if (!told.isEmpty()) {
                n += told.size();
                return joined(told.stream()
                        .map(score -> LiveEvents.score(score.json()))
                        .toList());
            }
        }
        snapshot = null;
        return LiveEvents.snapshotComplete(n);
    }

    private List<String> partOfSnapshot() {
        Iterator<String> rest = snapshot;
        while (rest != null && rest.hasNext() && ofSnapshot.size() < READ) {
            ofSnapshot.add(rest.next());
        }
        List<String> part = new ArrayList<>(PART);
        while (part.size() < PART && !ofSnapshot.isEmpty()) {
            part.add(ofSnapshot.remove());
        }
        return part;
    }

    private byte @Nullable [] nextOfChanged() {
        for (List<String> part = takePart(); !part.isEmpty(); part = takePart()) {
            LiveView.Told told = view.told(read(part, soon()));
            List<byte[]> events = new ArrayList<>();
            told.scores().forEach(score -> events.add(LiveEvents.score(score.json())));
            told.gone().forEach(gone -> events.add(LiveEvents.gone(gone)));
            if (!events.isEmpty()) {
                return joined(events);
            }
        }
        return null;
    }

    /** Whoever's change is not in the store yet is told again in the next round. */
    private List<LiveScore> read(List<String> part, Collection<String> soon) {
        NewestScores.Now now = scores.of(view.month(), part, soon);
        now.behind().forEach(this::changed);
        return now.scores();
    }

    private static byte[] joined(List<byte[]> events) {
        byte[] all = new byte[events.stream().mapToInt(event -> event.length).sum()];
        int at = 0;
        for (byte[] event : events) {
            System.arraycopy(event, 0, all, at, event.length);
            at += event.length;
        }
        return all;
    }

    private synchronized boolean takeSnapshotDue() {
        boolean due = snapshotDue;
        snapshotDue = false;
        if (due) {
            underWay.clear();
            told.clear();
        }
        return due;
    }

    /** Of the round's changes; when they are all told, of the next round's. */
    private synchronized List<String> takePart() {
        if (underWay.isEmpty() && roundDue) {
            underWay.addAll(changed);
            underWay.removeAll(told.keySet());
            changed.removeAll(underWay);
            roundDue = false;
        }
        List<String> part = underWay.stream().limit(PART).toList();
        part.forEach(underWay::remove);
        part.forEach(employee -> told.put(employee, rounds));
        return part;
    }

    private synchronized List<String> soon() {
        return underWay.stream().limit(READ).toList();
    }

    private synchronized boolean takeBeat() {
        boolean due = beatDue;
        beatDue = false;
        return due;
    }

    private synchronized boolean takeRecalculation() {
        boolean due = recalculationDue;
        recalculationDue = false;
        return due;
    }

    private synchronized boolean isRecalculating() {
        return recalculating;
    }
}
