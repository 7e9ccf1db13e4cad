package id.timbang.indicator.quarantine;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets entries leave when the topic no longer keeps them: 90 days after they were told last. */
@Component
class Sweep {

    static final Duration KEPT = Duration.ofDays(90);

    private static final Logger log = LoggerFactory.getLogger(Sweep.class);

    private final QuarantineStore store;
    private final Clock clock;

    Sweep(QuarantineStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        long dropped = store.dropBefore(clock.instant().minus(KEPT));
        if (dropped > 0) {
            log.info("{} entries left the quarantine after {} days", dropped, KEPT.toDays());
        }
    }
}
