package id.timbang.indicator.idempotency;

import com.mongodb.MongoException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Forgets calls when their time is over. */
final class IdempotencySweeper implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(IdempotencySweeper.class);
    private static final Duration PAUSE = Duration.ofMinutes(5);

    private final IdempotencyStore store;
    private final ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();

    IdempotencySweeper(IdempotencyStore store) {
        this.store = store;
        scheduler.setThreadNamePrefix("idempotency-");
        scheduler.setDaemon(true);
    }

    @Override
    public void start() {
        scheduler.initialize();
        scheduler.scheduleWithFixedDelay(this::sweep, PAUSE);
    }

    private void sweep() {
        try {
            store.sweep();
        } catch (MongoException away) {
            log.warn("calls past their time are still to be forgotten: {}", away.toString());
        }
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
