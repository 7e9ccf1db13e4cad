package id.timbang.scoring;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.CountDownLatch;

/** The time of day; whoever asks for it on a thread of that name waits while it is held. */
final class HeldClock extends Clock {

    private final String thread;
    private volatile CountDownLatch held = new CountDownLatch(0);

    HeldClock(String thread) {
        this.thread = thread;
    }

    void hold() {
        held = new CountDownLatch(1);
    }

    void release() {
        held.countDown();
    }

    @Override
    public Instant instant() {
        if (Thread.currentThread().getName().equals(thread)) {
            try {
                held.await();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }
        return Instant.now();
    }

    @Override
    public ZoneId getZone() {
        return ZoneId.of("UTC");
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.system(zone);
    }
}
