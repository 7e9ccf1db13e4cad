package id.timbang.indicator.outbound;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** How much waits, since when, and how much has come and gone, as this instance knows it. */
final class SpoolFigures {

    private final Clock clock;
    private final AtomicLong waiting = new AtomicLong();
    private final Counter spooled;
    private final Counter drained;
    private final Counter aside;
    private volatile @Nullable Instant oldest;

    SpoolFigures(MeterRegistry meters, Clock clock) {
        this.clock = clock;
        this.spooled = Counter.builder("timbang.spool.spooled")
                .description("Events that were put into the spool, the log being away")
                .register(meters);
        this.drained = Counter.builder("timbang.spool.drained")
                .description("Events that went from the spool into the log")
                .register(meters);
        this.aside = Counter.builder("timbang.spool.aside")
                .description("Events in the spool that the log will never take")
                .register(meters);
        Gauge.builder("timbang.spool.waiting", this, SpoolFigures::waiting)
                .description("Events in the spool")
                .register(meters);
        TimeGauge.builder("timbang.spool.oldest.seconds", this, TimeUnit.SECONDS, SpoolFigures::oldestSeconds)
                .description("How long the first event in the spool has waited")
                .register(meters);
    }

    /**
     * Counts events that are about to wait.
     *
     * @return false where these are more than may wait; they are not counted then
     */
    boolean reserve(int events, long atMost) {
        if (waiting.addAndGet(events) <= atMost) {
            return true;
        }
        waiting.addAndGet(-events);
        return false;
    }

    void notSpooled(int events) {
        waiting.addAndGet(-events);
    }

    void spooled(int events) {
        spooled.increment(events);
    }

    void drained(int events, int putAside) {
        waiting.addAndGet(-events);
        drained.increment(events - putAside);
        aside.increment(putAside);
    }

    /**
     * Puts the number right by what was counted in the store.
     *
     * @param before what was known when the count began; what has come and gone meanwhile may be counted twice, until the next
     */
    void recounted(long before, long counted) {
        waiting.addAndGet(counted - before);
    }

    /** Nothing waits, and nobody can add at this moment: whatever a count was off by is put right. */
    void emptied() {
        waiting.set(0);
        oldest = null;
    }

    void oldest(@Nullable Instant time) {
        oldest = time;
    }

    long known() {
        return waiting.get();
    }

    /** Other instances come and go between two counts, so it may be off for a while, but is never below 0. */
    long waiting() {
        return Math.max(0, waiting.get());
    }

    long oldestSeconds() {
        Instant time = oldest;
        return time == null
                ? 0
                : Math.max(0, Duration.between(time, clock.instant()).toSeconds());
    }
}
