package id.timbang.indicator.observation;

import id.timbang.indicator.observation.form.Fault;
import org.jspecify.annotations.Nullable;

/** What came of asking for a correction or a retraction. */
sealed interface PutRight {

    /**
     * It is done.
     *
     * @param unchanged whether it had been so before, and nothing was told
     * @param correction which correction is the latest now, none for the fact as it was told first
     */
    record Done(State state, boolean unchanged, @Nullable Integer correction) implements PutRight {}

    /** It cannot be done. */
    record Refused(Fault fault) implements PutRight {}

    /** It is not the caller's to do; the same for somebody else's fact and for one nobody has told. */
    record NotYours(Fault fault) implements PutRight {}

    /** How the fact stands now. */
    enum State {
        /** It counts no more. */
        RETRACTED,
        /** It has not been told yet; as soon as it is, it is taken back. */
        AWAITING,
        /** It counts as it was corrected. */
        CORRECTED;

        String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
