package id.timbang.scoring.standing;

import id.timbang.contracts.ScoreChanged.Presence;
import id.timbang.contracts.ScorecardChanged;
import id.timbang.scoring.attribution.Attribution;
import id.timbang.scoring.attribution.CountedMonths;
import id.timbang.scoring.score.Parts;
import org.jspecify.annotations.Nullable;

/**
 * By what an employee's month or longer period is scored, of whatever day in it.
 *
 * @param months    those that count
 * @param presence  of all these months together; none where the employee was there all of them
 * @param parts     how much of the monthly targets falls to the employee
 * @param scorecard that of the assignment's position; none where none holds
 */
public record Terms(
        CountedMonths months,
        Attribution attribution,
        @Nullable Presence presence,
        Parts parts,
        @Nullable ScorecardChanged scorecard) {

    /** The same with another scorecard. */
    public Terms by(ScorecardChanged other) {
        return new Terms(months, attribution, presence, parts, other);
    }
}
