package id.timbang.scoring.score;

import id.timbang.contracts.IndicatorChanged;
import id.timbang.contracts.ScoreChanged.HalfScore;
import id.timbang.contracts.ScoreChanged.Presence;
import id.timbang.contracts.ScoreChanged.Rating;
import id.timbang.contracts.ScoreChanged.ScoreItem;
import id.timbang.contracts.ScoreChanged.ScorecardRef;
import id.timbang.contracts.ScorecardChanged;
import id.timbang.contracts.ScorecardChanged.Half;
import id.timbang.contracts.ScorecardChanged.Item;
import id.timbang.scoring.tally.Tally;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The score of an employee's month or longer period: {@code sum(weight * value) / sum(weight)} over the items that have enough
 * evidence. A pure function: the same tallies, scorecard and presence give the same digits. Everything is computed exactly or
 * to 34 digits, and rounded half up to two decimals once, when it is shown; ratings go by the shown figure.
 */
public final class Scorer {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int SHOWN_DECIMALS = 2;
    private static final int ACTUAL_DECIMALS = 6;

    private Scorer() {}

    /** An item with what was found about it; achievement and value are missing without enough evidence. */
    private record Weighed(
            Item item,
            Part part,
            long evidence,
            long flagged,
            @Nullable BigDecimal actual,
            @Nullable BigDecimal achievement,
            @Nullable BigDecimal value) {

        boolean counts() {
            return value != null;
        }
    }

    /**
     * Scores tallies by a scorecard.
     *
     * @param indicators the catalogue, by code; an item whose indicator is missing there has no evidence
     * @param tallies    by indicator
     * @param presence   by which targets are pro-rated; none where the employee was there all the time
     */
    public static Score score(
            ScorecardChanged scorecard,
            Map<String, IndicatorChanged> indicators,
            Map<String, Tally> tallies,
            @Nullable Presence presence) {
        return scoreBy(Parts.ofMonth(presence), scorecard, indicators, tallies);
    }

    /**
     * Scores what the facts of several months add up to.
     *
     * @param parts how much of each monthly target falls to these months
     */
    public static Score scoreBy(
            Parts parts,
            ScorecardChanged scorecard,
            Map<String, IndicatorChanged> indicators,
            Map<String, Tally> tallies) {
        ScoringPolicy policy = ScoringPolicy.named(scorecard.policy());
        if (policy == null || scorecard.items().isEmpty()) {
            return Score.WITHOUT_SCORECARD;
        }
        List<Weighed> items = new ArrayList<>(scorecard.items().size());
        for (Item item : scorecard.items()) {
            IndicatorChanged indicator = indicators.get(item.indicator());
            items.add(weigh(item, parts.of(item, indicator), indicator, tallies.get(item.indicator()), policy));
        }
        BigDecimal counting = weight(items, Weighed::counts);
        HalfScore results = half(items, Half.RESULTS, policy);
        HalfScore behaviour = half(items, Half.BEHAVIOUR, policy);
        return new Score(
                mean(items, Weighed::counts),
                shown(counting.multiply(HUNDRED).divide(weight(items, all -> true), MathContext.DECIMAL128)),
                results,
                behaviour,
                policy.predicate(results.rating(), behaviour.rating()),
                policy.name(),
                new ScorecardRef(scorecard.scorecardId(), scorecard.revision()),
                items.stream().map(item -> shown(item, counting)).toList());
    }

    private static Weighed weigh(
            Item item, Part part, @Nullable IndicatorChanged indicator, @Nullable Tally tally, ScoringPolicy policy) {
        if (indicator == null || tally == null) {
            return new Weighed(item, part, 0, 0, null, null, null);
        }
        Actual actual = Actual.of(indicator, tally);
        long evidence = actual.evidence();
        if (actual.figure() == null || evidence < item.requiredEvidence() || part.isNone()) {
            return new Weighed(item, part, evidence, tally.flagged(), null, null, null);
        }
        BigDecimal capped = capped(item, part, indicator, actual.figure(), policy);
        BigDecimal value = capped == null ? null : policy.value().apply(capped);
        return new Weighed(item, part, evidence, tally.flagged(), actual.figure(), capped, value);
    }

    private static @Nullable BigDecimal capped(
            Item item, Part part, IndicatorChanged indicator, BigDecimal actual, ScoringPolicy policy) {
        BigDecimal achievement = Achievement.of(item, indicator.polarity(), actual, part);
        return achievement == null ? null : achievement.min(policy.cap());
    }

    /**
     * What an item would be weighed with, were this its actual figure: the formula of {@link #score} for one item.
     *
     * @return none where there is nothing to measure it against
     */
    public static @Nullable BigDecimal value(
            Item item, IndicatorChanged indicator, BigDecimal actual, Parts parts, ScoringPolicy policy) {
        BigDecimal capped = capped(item, parts.of(item, indicator), indicator, actual, policy);
        return capped == null ? null : policy.value().apply(capped);
    }

    private static HalfScore half(List<Weighed> items, Half half, ScoringPolicy policy) {
        BigDecimal score = mean(items, item -> item.counts() && item.item().half() == half);
        Rating rating = score == null ? null : policy.rating(score);
        return new HalfScore(score, rating);
    }

    private static @Nullable BigDecimal mean(List<Weighed> items, Predicate<Weighed> which) {
        BigDecimal weight = weight(items, which);
        if (weight.signum() == 0) {
            return null;
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (Weighed item : items) {
            if (which.test(item) && item.value() != null) {
                sum = sum.add(item.item().weight().multiply(item.value()));
            }
        }
        return shown(sum.divide(weight, MathContext.DECIMAL128));
    }

    private static BigDecimal weight(List<Weighed> items, Predicate<Weighed> which) {
        return items.stream().filter(which).map(item -> item.item().weight()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static ScoreItem shown(Weighed weighed, BigDecimal counting) {
        Item item = weighed.item();
        BigDecimal contribution = weighed.value() == null
                ? null
                : shown(item.weight().multiply(weighed.value()).divide(counting, MathContext.DECIMAL128));
        return new ScoreItem(
                item.indicator(),
                item.half(),
                weighed.evidence(),
                weighed.actual() == null ? null : shownActual(weighed.actual()),
                weighed.part().shown(item.target()),
                weighed.part().shown(item.targetRange()),
                weighed.achievement() == null ? null : shown(weighed.achievement()),
                item.weight(),
                contribution,
                weighed.part().isAll() ? null : item.target(),
                weighed.flagged() == 0 ? null : weighed.flagged());
    }

    private static BigDecimal shown(BigDecimal figure) {
        return figure.setScale(SHOWN_DECIMALS, RoundingMode.HALF_UP);
    }

    private static BigDecimal shownActual(BigDecimal figure) {
        BigDecimal stripped =
                figure.setScale(ACTUAL_DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
