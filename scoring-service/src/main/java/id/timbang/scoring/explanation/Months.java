package id.timbang.scoring.explanation;

import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreChanged.Presence;
import id.timbang.contracts.ScoreChanged.ScorecardRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The months of a quarter or a year: how many count, of how many, and each.
 *
 * @param items in their order, those to come too
 */
public record Months(int counted, int of, List<Month> items) {

    public Months {
        items = List.copyOf(items);
    }

    /** Whether a month counts; if not, why. */
    public enum Verdict {
        COUNTS,
        /** It has not begun, by the clock in the agency's zone. */
        NOT_BEGUN
    }

    /**
     * One of them.
     *
     * @param position  by which the month alone is scored; the period has one for all its months
     * @param presence  none where the employee was there on every working day, and of a month to come
     * @param scorecard by which the month alone is scored; the period has one revision for all its months
     * @param evidence  how many facts about the indicators of the period's scorecard it has
     */
    public record Month(
            Period month,
            Verdict verdict,
            String position,
            @Nullable Presence presence,
            @Nullable ScorecardRef scorecard,
            long evidence) {}

    /** None of a month by itself. */
    static @Nullable Months of(Grounds grounds) {
        if (grounds.months().isEmpty()) {
            return null;
        }
        List<Month> items =
                grounds.months().stream().map(month -> month(month, grounds)).toList();
        return new Months(grounds.counting().size(), items.size(), items);
    }

    private static Month month(MonthGrounds month, Grounds grounds) {
        return new Month(
                month.month(),
                month.counts() ? Verdict.COUNTS : Verdict.NOT_BEGUN,
                month.position(),
                month.counts() ? month.presence() : null,
                month.scorecard() == null ? null : Grounds.reference(month.scorecard()),
                grounds.indicatorsOfScorecard().stream().mapToLong(month::facts).sum());
    }
}
