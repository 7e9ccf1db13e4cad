package id.timbang.scoring.ingest;

import id.timbang.contracts.ScoringProgressed;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Tells the other services how far each partition has become scores: once a second where it has moved, so also when it
 * has come to rest, and all of them at a start. What is told is what the database says then, and it says so only when
 * the scores are published.
 */
final class ProgressReport implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ProgressReport.class);

    private static final long PAUSE_MILLIS = 1000;

    private final Supplier<Progress> progress;
    private final BatchApplier.Outlet<ScoringProgressed> publisher;
    private final Set<String> moved = ConcurrentHashMap.newKeySet();
    private boolean begun;
    private @Nullable ScheduledExecutorService clock;

    ProgressReport(Supplier<Progress> progress, BatchApplier.Outlet<ScoringProgressed> publisher) {
        this.progress = progress;
        this.publisher = publisher;
    }

    /** Something of that partition was applied. */
    void moved(String topicPartition) {
        moved.add(topicPartition);
    }

    /** Tells what has moved since the last time; the first time, all. */
    synchronized void tell() {
        List<String> partitions = List.of();
        try {
            Progress current = progress.get();
            if (!begun) {
                moved.addAll(current.all().keySet());
                begun = true;
            }
            partitions = List.copyOf(moved);
            if (!partitions.isEmpty()) {
                // Before the progress is read: what moves after that is told the next time.
                partitions.forEach(moved::remove);
                publisher.publishAll(partitions.stream()
                        .map(each -> event(each, current.next(each)))
                        .toList());
            }
        } catch (RuntimeException failed) {
            moved.addAll(partitions);
            log.warn("the progress could not be told, trying again: {}", failed.toString());
        }
    }

    private static ScoringProgressed event(String topicPartition, long next) {
        int number = topicPartition.lastIndexOf('-') + 1;
        return new ScoringProgressed(
                topicPartition.substring(0, number - 1), Integer.parseInt(topicPartition.substring(number)), next);
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "progress");
            thread.setDaemon(true);
            return thread;
        });
        started.scheduleWithFixedDelay(this::tell, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        clock = started;
    }

    @Override
    public synchronized void stop() {
        if (clock != null) {
            clock.shutdown();
            clock = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return clock != null;
    }
}
