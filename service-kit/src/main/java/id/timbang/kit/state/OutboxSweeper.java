package id.timbang.kit.state;

import java.time.Duration;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Publishes, at the start and from time to time, what changes have left unpublished. */
final class OutboxSweeper implements SmartLifecycle {

    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final List<StateStore<?>> stores;
    private final ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();

    OutboxSweeper(List<StateStore<?>> stores) {
        this.stores = stores;
        scheduler.setThreadNamePrefix("outbox-");
        scheduler.setDaemon(true);
    }

    @Override
    public void start() {
        scheduler.initialize();
        scheduler.scheduleWithFixedDelay(() -> stores.forEach(StateStore::publishPending), PAUSE);
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
