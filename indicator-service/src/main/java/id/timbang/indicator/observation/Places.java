package id.timbang.indicator.observation;

import id.timbang.indicator.observation.form.ObservationSettings;
import id.timbang.kit.problem.Problem;
import io.github.resilience4j.bulkhead.Bulkhead;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Who is being taken in: so many calls at the same time, and fewer of one caller, so that nobody keeps all others out. */
final class Places {

    private final Bulkhead all;
    private final ObservationSettings settings;

    /** By account; there are no more than there are accounts that may tell facts. */
    private final Map<String, Semaphore> ofCallers = new ConcurrentHashMap<>();

    Places(Bulkhead all, ObservationSettings settings) {
        this.all = all;
        this.settings = settings;
    }

    /**
     * Takes a place, which must be given back.
     *
     * @return why there is none to be had, after some milliseconds; none where it was taken
     */
    @Nullable
    Problem take(String caller) {
        if (!isFree(ofCaller(caller))) {
            return new Problem(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "too-many-calls",
                    settings.maxConcurrentOfOne()
                            + " of your calls are being taken in, the most of one account at the same time; nothing of"
                            + " this one was accepted. Send it again when one of them has ended.");
        }
        if (!all.tryAcquirePermission()) {
            ofCaller(caller).release();
            return new Problem(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "busy",
                    settings.maxConcurrent()
                            + " calls are being taken in, the most at the same time; nothing of this"
                            + " one was accepted. Send it again in a moment.");
        }
        return null;
    }

    void giveBack(String caller) {
        all.onComplete();
        ofCaller(caller).release();
    }

    private Semaphore ofCaller(String caller) {
        return ofCallers.computeIfAbsent(caller, none -> new Semaphore(settings.maxConcurrentOfOne()));
    }

    private boolean isFree(Semaphore places) {
        try {
            return places.tryAcquire(settings.maxWait().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
