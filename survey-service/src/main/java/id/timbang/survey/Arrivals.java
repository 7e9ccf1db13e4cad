package id.timbang.survey;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/**
 * Lets a request wait a moment for what another service has only just published: who adds an employee and then
 * a survey answer should not be told that there is no such employee.
 */
@Component
public class Arrivals {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** To be called after what arrived can be seen. */
    public synchronized void announce() {
        notifyAll();
    }

    /** Waits until it is here, though no longer than a second; whether it is. */
    public synchronized boolean await(BooleanSupplier here) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!here.getAsBoolean()) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
