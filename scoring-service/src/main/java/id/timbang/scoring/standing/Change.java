package id.timbang.scoring.standing;

import id.timbang.contracts.Period;
import id.timbang.scoring.tally.Fact;
import id.timbang.scoring.tally.MonthTallies;

/**
 * One fact to be added to a standing or taken away from it.
 *
 * @param partition of the log, in which the adding, or the taking away, was told
 * @param offset    where in the partition
 */
public record Change(String employeeId, String partition, long offset, boolean added, Fact fact) {

    public Period month() {
        return Period.monthOf(fact.day());
    }

    /** The key of the standing it changes. */
    public String key() {
        return Standing.key(employeeId, month());
    }

    void applyTo(MonthTallies tallies) {
        if (added) {
            tallies.add(fact);
        } else {
            tallies.remove(fact);
        }
    }
}
