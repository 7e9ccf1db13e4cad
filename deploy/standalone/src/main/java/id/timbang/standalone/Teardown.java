package id.timbang.standalone;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has been started, to be closed in the opposite order; may be closed while a start is still under way. */
final class Teardown implements AutoCloseable {

    private final Deque<Part> parts = new ArrayDeque<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private boolean closing;

    private record Part(String name, AutoCloseable what) {}

    /**
     * Takes charge of a part; one that comes after the closing has begun is closed at once.
     *
     * @throws StartFailure when the closing has begun: do not start anything more
     */
    <T extends AutoCloseable> T add(String name, T what) {
        synchronized (this) {
            if (!closing) {
                parts.push(new Part(name, what));
                return what;
            }
        }
        close(new Part(name, what));
        throw new StartFailure("Stopped while starting.");
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closing) {
                return;
            }
            closing = true;
        }
        for (Part part = next(); part != null; part = next()) {
            close(part);
        }
        closed.countDown();
    }

    /** Waits until everything is closed. */
    boolean awaitClosed(long seconds) throws InterruptedException {
        return closed.await(seconds, TimeUnit.SECONDS);
    }

    private synchronized @org.jspecify.annotations.Nullable Part next() {
        return parts.poll();
    }

    private static void close(Part part) {
        Logger log = LoggerFactory.getLogger(Teardown.class);
        try {
            part.what().close();
            log.info("stopped: {}", part.name());
        } catch (Exception failed) {
            // The parts below must be closed all the same: the event log last, and cleanly.
            log.warn("stopping the {} failed", part.name(), failed);
        }
    }
}
