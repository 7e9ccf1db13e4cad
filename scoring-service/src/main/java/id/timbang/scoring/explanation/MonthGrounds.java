package id.timbang.scoring.explanation;

import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreChanged.Presence;
import id.timbang.contracts.ScorecardChanged;
import id.timbang.scoring.tally.Tally;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A month of a quarter or a year.
 *
 * @param counts    whether it has begun
 * @param position  by which the month alone is scored
 * @param presence  none where the employee was there on every working day
 * @param scorecard by which the month alone is scored; none where none holds
 * @param tallies   its facts by indicator, of a month to come those that have been told already
 */
public record MonthGrounds(
        Period month,
        boolean counts,
        String position,
        @Nullable Presence presence,
        @Nullable ScorecardChanged scorecard,
        Map<String, Tally> tallies) {

    long facts(String indicator) {
        Tally tally = tallies.get(indicator);
        return tally == null ? 0 : tally.facts();
    }
}
