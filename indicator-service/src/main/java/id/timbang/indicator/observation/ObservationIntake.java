package id.timbang.indicator.observation;

import id.timbang.indicator.observation.form.ObservationInput;
import id.timbang.kit.identity.Caller;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one door for observations, whatever way they come. */
public interface ObservationIntake {

    /**
     * Checks each item and publishes the good ones; returns only after the broker has acknowledged them. A fact that has
     * been told before counts as a duplicate where it says the same, and is refused where it says something else. Only
     * what is durable counts as told: of two calls that bring the same fact in one moment, both publish it (scoring
     * counts it once), and where they differ, both may be accepted. Scoring then keeps the first, and puts the other into
     * quarantine.
     *
     * @param caller who tells, and so may tell only of some
     * @throws id.timbang.kit.event.PublishingFailedException when it did not; handing the batch in again is safe
     */
    Result accept(Caller caller, List<ObservationInput> batch);

    /**
     * What became of a batch.
     *
     * @param accepted   how many are now in the log
     * @param duplicates how many had been told before, in the batch or in an earlier call, with the same content; what
     *     counts here is durable
     * @param rejected   the others, each with its place in the batch and the reason
     * @param notYours   how many of the rejected are not the caller's to tell
     */
    record Result(int accepted, int duplicates, List<Rejection> rejected, int notYours) {

        /** Whether there is nothing good about it: not even what was told before. */
        public boolean isRefusal() {
            return accepted + duplicates == 0 && !rejected.isEmpty();
        }

        /** Whether it is about one fact, which has been told with other content. */
        public boolean isOneConflict() {
            return isRefusal() && rejected.size() == 1 && rejected.get(0).code().equals(Rejection.CONFLICT);
        }
    }

    /**
     * An item that was not accepted.
     *
     * @param index  its place in the batch, from 0
     * @param code   for programs, for example {@code unknown-employee}
     * @param detail for people: what was wrong and how to mend it
     */
    record Rejection(int index, @Nullable String id, String code, String detail) {

        /** The fact has been told with other content. */
        public static final String CONFLICT = "conflict";
    }
}
