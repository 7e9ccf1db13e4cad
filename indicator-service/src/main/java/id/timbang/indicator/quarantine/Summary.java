package id.timbang.indicator.quarantine;

import java.time.Instant;
import java.util.List;

/**
 * The open entries, counted.
 *
 * @param total      how many there are
 * @param counts     by source and reason, the most first
 * @param persons    those of the same unknown person each, the most first
 * @param indicators those that name the same unknown indicator each, the most first
 */
record Summary(long total, List<Count> counts, List<PersonGroup> persons, List<IndicatorGroup> indicators) {

    /** Entries of one source and reason. */
    record Count(String source, String reason, long count, Instant firstSeen, Instant lastSeen) {}

    /**
     * Entries of one unknown person of one source.
     *
     * @param person  a digest; it tells nothing of the person
     * @param knownAs the employees who have the NIP by now: to be replayed
     */
    record PersonGroup(
            String person, String source, long count, Instant firstSeen, Instant lastSeen, List<String> knownAs) {}

    /**
     * Entries of one source that name one unknown indicator.
     *
     * @param known whether the catalogue has it by now: to be replayed
     */
    record IndicatorGroup(
            String indicator, String source, long count, Instant firstSeen, Instant lastSeen, boolean known) {}
}
