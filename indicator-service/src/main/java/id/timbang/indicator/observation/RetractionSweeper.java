package id.timbang.indicator.observation;

import id.timbang.kit.event.PublishingFailedException;
import id.timbang.kit.problem.Problem;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Settles from time to time what retractions are left: after a crash, or where the fact was told at the very moment
 * when its retraction was asked for, or to another instance.
 */
final class RetractionSweeper implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RetractionSweeper.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final AwaitedRetractions awaited;
    private final BooleanSupplier ready;
    private final ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();

    /** @param ready whether the facts told, and the retractions asked for, are known */
    RetractionSweeper(AwaitedRetractions awaited, BooleanSupplier ready) {
        this.awaited = awaited;
        this.ready = ready;
        scheduler.setThreadNamePrefix("retractions-");
        scheduler.setDaemon(true);
    }

    private void sweep() {
        if (!ready.getAsBoolean()) {
            return;
        }
        try {
            awaited.settleAll();
        } catch (PublishingFailedException | Problem away) {
            log.warn("retractions are still to be settled: {}", away.toString());
        }
    }

    @Override
    public void start() {
        scheduler.initialize();
        scheduler.scheduleWithFixedDelay(this::sweep, PAUSE);
    }

    @Override
    public void stop() {
        scheduler.shutdown();
    }

    @Override
    public boolean isRunning() {
        return scheduler.isRunning();
    }
}
