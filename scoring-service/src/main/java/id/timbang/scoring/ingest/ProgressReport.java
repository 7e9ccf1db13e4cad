package id.timbang.scoring.ingest;

import id.timbang.contracts.ScoringProgressed;
import java.util.ArrayList;
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

    private final Supplier<Progress> current;
    private final BatchApplier.Outlet<ScoringProgressed> publisher;
    private final Set<String> moved = ConcurrentHashMap.newKeySet();
    private @Nullable ScheduledExecutorService clock;

    ProgressReport(Supplier<Progress> current, BatchApplier.Outlet<ScoringProgressed> publisher) {
        this.current = current;
        this.publisher = publisher;
    }

    /** Something of that partition was applied. */
    void moved(String topicPartition) {
        moved.add(topicPartition);
    }

    /** Tells what has moved since the last time. */
    void tell() {
        List<String> partitions = List.copyOf(moved);
        if (partitions.isEmpty()) {
            return;
        }
        // Before the progress is read: what moves after that is told the next time.
        partitions.forEach(moved::remove);
        try {
            Progress progress = current.get();
            List<ScoringProgressed> told = new ArrayList<>(partitions.size());
            for (String partition : partitions) {
                int number = partition.lastIndexOf('-') + 1;
                told.add(new ScoringProgressed(
                        partition.substring(0, number - 1),
                        Integer.parseInt(partition.substring(number)),
                        progress.next(partition)));
            }
            publisher.publishAll(told);
        } catch (RuntimeException failed) {
            moved.addAll(partitions);
            log.warn("the progress could not be told, trying again: {}", failed.toString());
        }
    }

    private void tellAll() {
        try {
            moved.addAll(current.get().all().keySet());
            tell();
        } catch (RuntimeException failed) {
            log.warn("the progress of before this start could not be read: {}", failed.toString());
        }
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "progress");
            thread.setDaemon(true);
            return thread;
        });
        started.execute(this::tellAll);
        started.scheduleWithFixedDelay(this::tell, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
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
