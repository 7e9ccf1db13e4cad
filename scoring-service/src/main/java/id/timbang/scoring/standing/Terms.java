package id.timbang.scoring.standing;

import id.timbang.contracts.ScoreChanged.Presence;
import id.timbang.contracts.ScorecardChanged;
import id.timbang.scoring.attribution.Attribution;
import org.jspecify.annotations.Nullable;

/**
 * By what an employee's month is scored, of whatever day in it.
 *
 * @param presence  of the whole month; none where the employee was there all of it
 * @param scorecard that of the assignment's position; none where none holds
 */
public record Terms(
        Attribution attribution,
        @Nullable Presence presence,
        @Nullable ScorecardChanged scorecard) {

    /** The same with another scorecard. */
    public Terms by(ScorecardChanged other) {
        return new Terms(attribution, presence, other);
    }
}
