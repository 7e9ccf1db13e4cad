package id.timbang.indicator.outbound;

import com.mongodb.MongoException;
import id.timbang.kit.event.CaughtUp;
import id.timbang.kit.event.PublishingFailedException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/** The drainer at work, in the background, from the start of the service to its stop. */
final class Draining implements SmartLifecycle, CaughtUp {

    private static final Logger log = LoggerFactory.getLogger(Draining.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration STOP = Duration.ofSeconds(2);

    private final Drainer drainer;
    private @Nullable Thread thread;
    private CountDownLatch stopped = new CountDownLatch(0);
    private String trouble = "";

    Draining(Drainer drainer) {
        this.drainer = drainer;
    }

    /** Until it is known what waits there is no telling what goes before what. */
    @Override
    public boolean isCaughtUp() {
        return drainer.hasLooked();
    }

    @Override
    public synchronized void start() {
        stopped = new CountDownLatch(1);
        Thread fresh = new Thread(this::run, "spool-drain");
        fresh.setDaemon(true);
        thread = fresh;
        fresh.start();
    }

    private void run() {
        while (stopped.getCount() > 0) {
            if (round() == Drainer.Outcome.IDLE) {
                pause();
            }
        }
    }

    private Drainer.Outcome round() {
        try {
            Drainer.Outcome outcome = drainer.round();
            trouble = "";
            return outcome;
        } catch (PublishingFailedException | MongoException | DataAccessException away) {
            tell(away);
        } catch (RuntimeException unforeseen) {
            log.error("draining the spool failed, trying again", unforeseen);
        }
        return Drainer.Outcome.IDLE;
    }

    /** Once for each kind of trouble, not every second. */
    private void tell(RuntimeException away) {
        String kind = away.getClass().getSimpleName();
        if (!kind.equals(trouble) && stopped.getCount() > 0) {
            trouble = kind;
            log.warn("the spool cannot be drained now, trying again: {}", away.toString());
        }
    }

    private void pause() {
        try {
            stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            // Only stop() interrupts, after it has counted down.
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void stop() {
        stopped.countDown();
        Thread current = thread;
        if (current == null) {
            return;
        }
        current.interrupt();
        try {
            current.join(STOP.toMillis());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        thread = null;
        try {
            drainer.stop();
        } catch (MongoException | DataAccessException away) {
            log.debug("the claim to drain could not be given back, and ends by itself: {}", away.toString());
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
