package id.timbang.contracts;

import org.jspecify.annotations.Nullable;

/**
 * A supervisor confirmed the indicative predicate, or set another with a reason. The software proposes, a
 * person decides; both are kept.
 *
 * @param indicative what the software proposed, none where evidence was lacking
 * @param confirmed  what the person decided
 * @param reason     required where the two differ
 */
public record PredicateConfirmed(
        Period period,
        String employeeId,
        long version,
        ScoreChanged.@Nullable Predicate indicative,
        ScoreChanged.Predicate confirmed,
        @Nullable String reason,
        String confirmedBy)
        implements PeriodEvent, Versioned {

    @Override
    public String eventId() {
        return period + "/confirmation/" + employeeId + "/" + version;
    }
}
