package id.timbang.scoring.live;

import id.timbang.contracts.ScoreChanged;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells open pages of changed scores, each page at most five times a second, and beats every 15 seconds so that a
 * dead connection is noticed. A page whose line is slow holds one sender at most, and gets the newest figures when it
 * is through.
 */
public final class LiveScores implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LiveScores.class);
    private static final Duration AT_MOST_EVERY = Duration.ofMillis(200);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final int SENDERS = 8;

    private final Clock time;
    private final Set<LiveClient> clients = ConcurrentHashMap.newKeySet();
    private ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
    private volatile boolean running;

    public LiveScores(Clock time) {
        this.time = time;
    }

    /**
     * Opens a page: it gets a snapshot first, and is told of changes from now on, so that none is lost in between.
     *
     * @param interest which changes concern it
     * @param until    when it ends, at the latest
     */
    public SseEmitter open(Predicate<ScoreChanged> interest, LiveSource source, Instant until) {
        SseEmitter emitter = new SseEmitter(
                Math.max(1, Duration.between(time.instant(), until).toMillis()));
        emitter.onTimeout(emitter::complete);
        LiveClient client = new LiveClient(interest, source, emitter);
        emitter.onCompletion(() -> clients.remove(client));
        emitter.onError(gone -> clients.remove(client));
        client.wantsSnapshot();
        clients.add(client);
        dispatch(client, LiveClient::sendWhatIsDue);
        return emitter;
    }

    /** Scores changed, as the log tells. */
    public void changed(List<ScoreChanged> scores) {
        for (LiveClient client : clients) {
            scores.forEach(client::changed);
        }
    }

    private void dispatch(LiveClient client, Consumer<LiveClient> action) {
        if (!client.claim()) {
            return;
        }
        senders.execute(() -> {
            try {
                action.accept(client);
            } catch (UncheckedIOException | IllegalStateException gone) {
                // The server ends the connection itself: completing it from here, too, is an error by then.
                log.debug("a live page is gone: {}", gone.toString());
                clients.remove(client);
            } catch (RuntimeException failed) {
                log.warn("a live page is let go, to connect again", failed);
                clients.remove(client);
                client.disconnect();
            } finally {
                client.release();
            }
        });
    }

    @Override
    public synchronized void start() {
        clock = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "live-clock"));
        senders = Executors.newFixedThreadPool(SENDERS, task -> daemon(task, "live-sender"));
        clock.scheduleWithFixedDelay(
                () -> clients.stream()
                        .filter(LiveClient::isDue)
                        .forEach(client -> dispatch(client, LiveClient::sendWhatIsDue)),
                AT_MOST_EVERY.toMillis(),
                AT_MOST_EVERY.toMillis(),
                TimeUnit.MILLISECONDS);
        clock.scheduleWithFixedDelay(
                () -> clients.forEach(client -> dispatch(client, LiveClient::beat)),
                HEARTBEAT.toMillis(),
                HEARTBEAT.toMillis(),
                TimeUnit.MILLISECONDS);
        running = true;
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public synchronized void stop() {
        running = false;
        clock.shutdownNow();
        senders.shutdownNow();
        clients.forEach(LiveClient::disconnect);
        clients.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stopped before the web server, so that open pages do not hold up its shutdown. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
