package id.timbang.indicator.observation;

import id.timbang.indicator.input.Texts;
import id.timbang.indicator.observation.ObservationIntake.Rejection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the caller is told.
 *
 * @param accepted   how many are in the log
 * @param duplicates how many were told twice in this call and count once
 * @param rejected   the others, by their place
 */
record Receipt(int accepted, int duplicates, List<Rejection> rejected) {

    static Rejection rejection(int index, @Nullable String id, Fault fault) {
        // The caller's id comes back as it was, unless it is part of what is wrong.
        String name = id == null || Texts.problem(id, Shape.LONGEST_ID) == null ? id : Texts.shown(id);
        return new Rejection(index, name, fault.code(), fault.detail());
    }

    /** Whether there was something, and nothing of it was good. */
    boolean isAllRejected() {
        return accepted == 0 && duplicates == 0 && !rejected.isEmpty();
    }
}
