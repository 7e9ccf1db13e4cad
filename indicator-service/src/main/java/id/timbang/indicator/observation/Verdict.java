package id.timbang.indicator.observation;

import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.Quarantined;
import id.timbang.indicator.facts.Fact;
import id.timbang.indicator.observation.form.Fault;
import org.jspecify.annotations.Nullable;

/** What becomes of one observation of a batch. */
sealed interface Verdict {

    /**
     * It goes into the log.
     *
     * @param before what is known of it although it has not been told: it was corrected or taken back before; none for
     *     most
     */
    record Accepted(
            ObservationRecorded observation, @Nullable Fact before) implements Verdict {

        Accepted(ObservationRecorded observation) {
            this(observation, null);
        }
    }

    /** It is in the batch already, or in the log, with the same content, and counts once. */
    record Duplicate() implements Verdict {}

    /**
     * It cannot be used.
     *
     * @param kept what goes to quarantine, where it may become usable; none where it never will
     */
    record Rejected(Fault fault, @Nullable Quarantined kept) implements Verdict {}

    /**
     * It is not the caller's to tell. Nothing is kept of it: what is mended later would still not be theirs.
     *
     * @param fault says no more than that, so the same for somebody else's employee and for nobody
     */
    record NotYours(Fault fault) implements Verdict {}
}
