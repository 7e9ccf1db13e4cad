package id.timbang.scoring.recalculation;

import id.timbang.kit.event.TopicReader;
import id.timbang.scoring.generation.SupersededException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Goes through one pass after the other, in the background, as long as the service runs. */
final class RecalculationThread implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RecalculationThread.class);
    private static final long RETRY_MILLIS = 1000;

    private final Supplier<TopicReader> reference;
    private final Recalculation recalculation;
    private @Nullable Thread thread;

    /** @param reference is waited for before anything is scored: half a catalogue makes wrong scores */
    RecalculationThread(Supplier<TopicReader> reference, Recalculation recalculation) {
        this.reference = reference;
        this.recalculation = recalculation;
    }

    private void run() {
        try {
            reference.get().awaitCaughtUp();
            recalculation.start();
            while (!Thread.interrupted()) {
                recalculation.await();
                passUntilDone();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void passUntilDone() throws InterruptedException {
        while (true) {
            try {
                tell(recalculation.pass());
                return;
            } catch (SupersededException switched) {
                log.info("scores are made anew again: {}", switched.getMessage());
            } catch (RuntimeException failed) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("stopped within a pass");
                }
                log.error("making scores anew failed, trying again", failed);
                Thread.sleep(RETRY_MILLIS);
            }
        }
    }

    private static void tell(@Nullable Pass pass) {
        if (pass != null && pass.total() > 0) {
            log.info(
                    "{} scores made anew at {}/s, {} of them changed, because of: {}",
                    pass.done(),
                    pass.perSecond(),
                    pass.changed(),
                    String.join(", ", pass.causes()));
        }
    }

    @Override
    public synchronized void start() {
        Thread started = new Thread(this::run, "recalculation");
        started.setDaemon(true);
        started.start();
        thread = started;
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.interrupt();
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
