package id.timbang.scoring.live;

import id.timbang.contracts.ScoreChanged;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One open page and what it still has to be told: the keys of changed scores, each once however often it changed.
 * The newest figures are read when they are sent; where too many keys would gather, a new snapshot takes their place.
 */
final class LiveClient {

    /** More changes than this at once are told by a snapshot. */
    private static final int MOST_KEYS = 2_000;

    private final Predicate<ScoreChanged> interest;
    private final LiveSource source;
    private final SseEmitter emitter;

    private final Set<String> changed = new LinkedHashSet<>();
    private boolean snapshotDue;
    private boolean claimed;

    /**
     * @param interest which changes concern the page
     * @param source   where it reads figures from
     */
    LiveClient(Predicate<ScoreChanged> interest, LiveSource source, SseEmitter emitter) {
        this.interest = interest;
        this.source = source;
        this.emitter = emitter;
    }

    synchronized void wantsSnapshot() {
        snapshotDue = true;
        changed.clear();
    }

    synchronized void changed(ScoreChanged score) {
        if (interest.test(score) && changed.add(score.key()) && changed.size() > MOST_KEYS) {
            wantsSnapshot();
        }
    }

    synchronized boolean isDue() {
        return snapshotDue || !changed.isEmpty();
    }

    /** Takes the right to send; only one sender at a time has it. */
    synchronized boolean claim() {
        boolean free = !claimed;
        claimed = true;
        return free;
    }

    synchronized void release() {
        claimed = false;
    }

    void sendWhatIsDue() {
        if (takeSnapshotDue()) {
            sendSnapshot();
        }
        Set<String> keys = takeChanged();
        if (!keys.isEmpty()) {
            source.now(keys).forEach(this::sendScore);
        }
    }

    private synchronized boolean takeSnapshotDue() {
        boolean due = snapshotDue;
        snapshotDue = false;
        return due;
    }

    private synchronized Set<String> takeChanged() {
        Set<String> taken = Set.copyOf(changed);
        changed.clear();
        return taken;
    }

    private void sendSnapshot() {
        int n = 0;
        boolean last = false;
        for (int number = 0; !last; number++) {
            LiveSource.Part part = source.snapshot(number);
            part.scores().forEach(this::sendScore);
            n += part.scores().size();
            last = part.last();
        }
        send(SseEmitter.event().name("snapshot-complete").data(Map.of("n", n)));
    }

    private void sendScore(Object score) {
        send(SseEmitter.event().name("score").data(score));
    }

    void beat() {
        send(SseEmitter.event().comment("heartbeat"));
    }

    private void send(SseEmitter.SseEventBuilder event) {
        try {
            emitter.send(event);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    void disconnect() {
        emitter.complete();
    }
}
