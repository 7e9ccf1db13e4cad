package id.timbang.indicator.outbound;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A clock that is set by hand, backwards too. */
final class MovableClock extends Clock {

    private volatile Instant now = Instant.parse("2026-11-24T03:15:00Z");
    private final @Nullable MovableClock steady;

    private MovableClock(@Nullable MovableClock steady) {
        this.steady = steady;
    }

    MovableClock() {
        this(new MovableClock(null));
    }

    /** Time passes; below 0, the clock is put back, and no time passes. */
    void move(Duration by) {
        now = now.plus(by);
        if (steady != null && !by.isNegative()) {
            steady.move(by);
        }
    }

    /** One by which time passes as well, and that is never put back. */
    Clock steady() {
        return Objects.requireNonNull(steady);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
