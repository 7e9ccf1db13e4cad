package id.timbang.indicator.observation;

import id.timbang.kit.identity.Caller;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one door for observations, whatever way they come. */
public interface ObservationIntake {

    /**
     * Checks each item and publishes the good ones; returns only after the broker has acknowledged them.
     *
     * @param caller who tells, and so may tell only of some
     * @throws id.timbang.kit.event.PublishingFailedException when it did not; handing the batch in again is safe
     */
    Result accept(Caller caller, List<ObservationInput> batch);

    /**
     * What became of a batch.
     *
     * @param accepted   how many are now in the log
     * @param duplicates how many stood in the batch before, word for word
     * @param rejected   the others, each with its place in the batch and the reason
     * @param notYours   how many of the rejected are not the caller's to tell
     */
    record Result(int accepted, int duplicates, List<Rejection> rejected, int notYours) {}

    /**
     * An item that was not accepted.
     *
     * @param index  its place in the batch, from 0
     * @param code   for programs, for example {@code unknown-employee}
     * @param detail for people: what was wrong and how to mend it
     */
    record Rejection(int index, @Nullable String id, String code, String detail) {}
}
