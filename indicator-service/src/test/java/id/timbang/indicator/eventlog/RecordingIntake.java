package id.timbang.indicator.eventlog;

import id.timbang.indicator.observation.ObservationIntake;
import id.timbang.indicator.observation.form.ObservationInput;
import id.timbang.kit.event.PublishingFailedException;
import id.timbang.kit.identity.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Takes everything but observations of {@value #STRANGER}; can be held up, and can lose its broker. */
final class RecordingIntake implements ObservationIntake {

    static final String STRANGER = "Stranger";

    private final List<ObservationInput> accepted = new ArrayList<>();
    private volatile boolean brokerAway;
    private volatile @Nullable CountDownLatch gate;

    @Override
    public Result accept(Caller caller, List<ObservationInput> batch) {
        pass();
        if (brokerAway) {
            throw new PublishingFailedException("away", new IllegalStateException("for the test"));
        }
        List<Rejection> rejected = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            ObservationInput input = batch.get(i);
            if (STRANGER.equals(input.employeeId())) {
                rejected.add(new Rejection(i, input.id(), "unknown-employee", "There is no such employee."));
            } else {
                add(input);
            }
        }
        return new Result(batch.size() - rejected.size(), 0, rejected, 0);
    }

    synchronized List<ObservationInput> accepted() {
        return List.copyOf(accepted);
    }

    synchronized void reset() {
        accepted.clear();
        brokerAway = false;
        gate = null;
    }

    void loseBroker() {
        brokerAway = true;
    }

    /** Every batch waits from now on, until the latch is counted down. */
    CountDownLatch holdUp() {
        CountDownLatch held = new CountDownLatch(1);
        gate = held;
        return held;
    }

    private synchronized void add(ObservationInput input) {
        accepted.add(input);
    }

    private void pass() {
        CountDownLatch held = gate;
        try {
            if (held != null) {
                held.await();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new PublishingFailedException("interrupted", stopping);
        }
    }
}
