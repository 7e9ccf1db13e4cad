package id.timbang.scoring.score;

import id.timbang.contracts.IndicatorChanged;
import id.timbang.contracts.ScorecardChanged.Item;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An item of a scorecard on its way into the score, each figure as it is used: exact, or to 34 digits.
 *
 * @param indicator none where the catalogue does not know it
 * @param part      of the target, by the days present
 * @param actual    what was found, whether it is enough or not
 * @param flagged   how many of the facts are flagged
 * @param measured  the actual against the target; none where the item does not come so far
 * @param capped    the achievement, at most the policy's cap
 * @param value     what the policy makes of it, and weighs; none where the item does not count
 */
public record Weighed(
        Item item,
        @Nullable IndicatorChanged indicator,
        Part part,
        Actual actual,
        long flagged,
        Verdict verdict,
        @Nullable Measured measured,
        @Nullable BigDecimal capped,
        @Nullable BigDecimal value) {

    /** Whether an item counts; if not, why. */
    public enum Verdict {
        COUNTS,
        /** The catalogue does not know the indicator. */
        UNKNOWN_INDICATOR,
        /** There is not a single fact. */
        NO_EVIDENCE,
        /** There are fewer facts than the scorecard asks for. */
        TOO_LITTLE_EVIDENCE,
        /** The facts make no figure: a setting of the indicator is missing. */
        NO_FIGURE,
        /** The target goes by the days present, and there was none. */
        ABSENT,
        /** There is no target above zero to measure against. */
        NO_TARGET
    }

    static Weighed leftOut(
            Item item, @Nullable IndicatorChanged indicator, Part part, Actual actual, long flagged, Verdict why) {
        return new Weighed(item, indicator, part, actual, flagged, why, null, null, null);
    }

    public boolean counts() {
        return verdict == Verdict.COUNTS;
    }

    /** The actual figure where there was enough to measure it; none else. */
    public @Nullable BigDecimal shownActual() {
        return counts() || verdict == Verdict.NO_TARGET ? actual.figure() : null;
    }
}
