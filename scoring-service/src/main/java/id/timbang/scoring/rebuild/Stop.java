package id.timbang.scoring.rebuild;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells a rebuild to stop, wherever it is waiting. */
final class Stop {

    static final Duration PAUSE = Duration.ofMillis(100);

    private final CountDownLatch told = new CountDownLatch(1);
    private volatile String why = "";

    /** The first reason counts. */
    synchronized void tell(String reason) {
        if (told.getCount() > 0) {
            why = reason;
            told.countDown();
        }
    }

    void check() throws StoppedException {
        if (told.getCount() == 0) {
            throw new StoppedException(why);
        }
    }

    /** Waits a moment before something is looked at again. */
    void pause() throws StoppedException {
        pause(PAUSE);
    }

    void pause(Duration moment) throws StoppedException {
        try {
            told.await(moment.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new StoppedException("the thread was interrupted");
        }
        check();
    }
}
