package id.timbang.indicator.outbound;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Ids for the parcels of one instance, each after the one before, also when the clock goes back. */
final class ParcelIds {

    private static final long UNKNOWN = -1;

    private final String instance;
    private final Clock clock;
    private final AtomicLong last = new AtomicLong(UNKNOWN);

    ParcelIds(String instance, Clock clock) {
        this.instance = instance;
        this.clock = clock;
    }

    /** Before that, there is no telling what would come first. */
    boolean haveBegun() {
        return last.get() != UNKNOWN;
    }

    /** Ids come after what is there: a process before this one may have had a faster clock. */
    void beginAfter(Optional<ParcelId> there) {
        last.accumulateAndGet(there.map(ParcelId::tick).orElse(0L), Math::max);
    }

    ParcelId next(int events) {
        long now = ParcelId.tickOf(clock.instant());
        return new ParcelId(last.updateAndGet(before -> Math.max(before + 1, now)), instance, events);
    }
}
