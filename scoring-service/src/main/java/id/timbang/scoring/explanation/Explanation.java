package id.timbang.scoring.explanation;

import id.timbang.contracts.IndicatorChanged.Aspect;
import id.timbang.contracts.IndicatorChanged.Measure;
import id.timbang.contracts.IndicatorChanged.Polarity;
import id.timbang.contracts.LocalizedText;
import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreChanged.AssignmentShare;
import id.timbang.contracts.ScoreChanged.HalfScore;
import id.timbang.contracts.ScoreChanged.Predicate;
import id.timbang.contracts.ScoreChanged.Presence;
import id.timbang.contracts.ScoreChanged.ScorecardRef;
import id.timbang.contracts.ScorecardChanged.Half;
import id.timbang.contracts.ScorecardChanged.TargetRange;
import id.timbang.scoring.score.Weighed.Verdict;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a score came to be, of a month, a quarter or a year. Figures are those of the score; formulae carry the numbers they
 * were worked out with.
 *
 * @param months     of a quarter or a year, which of them count; none of a month
 * @param formulas  of the score, its halves and its coverage; those of an item stand with the item
 * @param rounding  how the contributions as they are shown add up
 * @param policy    the formulae and limits; none where no scorecard holds
 * @param notCounted what stands in the evidence of the period and is not in the score
 * @param sentences how this score came to be, in words
 * @param lift      what would lift it
 * @param since     what has changed since the person scored last looked: for themselves only, from their second day on
 */
public record Explanation(
        String employeeId,
        Period period,
        String officeId,
        String position,
        @Nullable BigDecimal score,
        BigDecimal coverage,
        HalfScore results,
        HalfScore behaviour,
        @Nullable Predicate predicate,
        @Nullable ScorecardRef scorecard,
        @Nullable Presence presence,
        @Nullable List<AssignmentShare> assignments,
        @Nullable Months months,
        List<Item> items,
        List<Formula> formulas,
        @Nullable Rounding rounding,
        @Nullable PolicyView policy,
        List<NotCounted> notCounted,
        List<LocalizedText> sentences,
        @Nullable Lift lift,
        @Nullable Comparison since) {

    public Explanation {
        items = List.copyOf(items);
        formulas = List.copyOf(formulas);
        notCounted = List.copyOf(notCounted);
        sentences = List.copyOf(sentences);
    }

    /** With what has changed. */
    public Explanation since(@Nullable Comparison comparison) {
        return new Explanation(
                employeeId,
                period,
                officeId,
                position,
                score,
                coverage,
                results,
                behaviour,
                predicate,
                scorecard,
                presence,
                assignments,
                months,
                items,
                formulas,
                rounding,
                policy,
                notCounted,
                sentences,
                lift,
                comparison);
    }

    /**
     * One item of the scorecard.
     *
     * @param verdict      whether it counts; if not, why
     * @param target       by which it is measured, pro-rated where it goes by the days present
     * @param fullTarget   the scorecard's, where {@code target} is pro-rated
     * @param achievement  capped
     * @param contribution its part of the score
     * @param formulas     from the facts to the contribution
     * @param leftOut      why it does not count, in words; none where it does
     */
    public record Item(
            String indicator,
            LocalizedText name,
            @Nullable String unit,
            @Nullable Aspect aspect,
            @Nullable Measure measure,
            @Nullable Polarity polarity,
            Half half,
            BigDecimal weight,
            Verdict verdict,
            @Nullable BigDecimal actual,
            @Nullable BigDecimal target,
            @Nullable TargetRange targetRange,
            @Nullable BigDecimal fullTarget,
            @Nullable BigDecimal achievement,
            @Nullable BigDecimal contribution,
            List<Formula> formulas,
            Evidence evidence,
            @Nullable LocalizedText leftOut) {

        public Item {
            formulas = List.copyOf(formulas);
        }
    }

    /**
     * The facts an item rests on.
     *
     * @param count     how many count
     * @param required  how many it takes
     * @param missing   how many are missing to that
     * @param flagged   of those that count, how many are flagged as not plausible
     * @param corrected of all, how many have taken the place of what was told before
     * @param retracted how many count no more
     * @param toCome    how many are of months that have not begun, and do not count yet
     * @param href      the list
     */
    public record Evidence(
            long count,
            int required,
            long missing,
            long flagged,
            long corrected,
            long retracted,
            long toCome,
            String href) {}

    /**
     * Contributions are rounded one by one, and the score once.
     *
     * @param sumOfContributions of the contributions as they are shown
     * @param difference         the score less that sum
     */
    public record Rounding(BigDecimal sumOfContributions, BigDecimal score, BigDecimal difference) {}
}
