package id.timbang.scoring.certainty;

import id.timbang.contracts.IndicatorChanged;
import id.timbang.contracts.ScorecardChanged;
import id.timbang.contracts.ScorecardChanged.Item;
import id.timbang.scoring.score.Parts;
import id.timbang.scoring.score.Scorer;
import id.timbang.scoring.score.ScoringPolicy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;

/**
 * How sure a score is: the intervals of its items carried through their formulae and weights. An item's interval goes
 * through the formula at both ends, so a capped item adds nothing upward, an item within its range nothing at all, and
 * a policy's steps are taken as they are. The distances of the ends are then added as squares, items being taken as
 * independent: {@code low = score - sqrt(sum((w/W (value - value(low)))^2))}, {@code high} alike; by G. Y. Zou and A.
 * Donner, "Construction of confidence limits about effect measures: A general approach", Statistics in Medicine 27
 * (2008), which for unbounded, symmetric intervals is the usual propagation of errors.
 *
 * @param standardError half the interval's width by the normal quantile, in points of the score, two decimals
 * @param low           in points, two decimals
 * @param high          the same
 * @param confidence    of the interval
 * @param unknown       indicators that count and of which no interval can be told; they are taken as certain. None where
 *                      there is no such one
 */
public record Certainty(
        BigDecimal standardError,
        BigDecimal low,
        BigDecimal high,
        BigDecimal confidence,
        @Nullable List<String> unknown) {

    private static final double QUANTILE =
            NormalDistribution.of(0, 1).inverseCumulativeProbability(1 - Interval.ERROR_RATE / 2);

    /**
     * The certainty of a score.
     *
     * @param score     none where there is none
     * @param counted   the exact actual figure of each item that counts, by indicator
     * @param intervals by indicator
     */
    public static @Nullable Certainty of(
            @Nullable BigDecimal score,
            ScorecardChanged scorecard,
            Map<String, IndicatorChanged> indicators,
            Parts parts,
            Map<String, BigDecimal> counted,
            Map<String, Interval> intervals) {
        ScoringPolicy policy = ScoringPolicy.named(scorecard.policy());
        List<Item> items = scorecard.items().stream()
                .filter(item -> counted.containsKey(item.indicator()))
                .toList();
        if (score == null || policy == null || items.isEmpty()) {
            return null;
        }
        double weights =
                items.stream().mapToDouble(item -> item.weight().doubleValue()).sum();
        double down = 0;
        double up = 0;
        List<String> unknown = new ArrayList<>();
        for (Item item : items) {
            Interval interval = intervals.get(item.indicator());
            if (interval.method() == Interval.Method.NONE) {
                unknown.add(item.indicator());
            } else if (interval.low() != null && interval.high() != null) {
                UnaryOperator<BigDecimal> formula =
                        actual -> Scorer.value(item, indicators.get(item.indicator()), actual, parts, policy);
                double share = item.weight().doubleValue() / weights;
                double value = formula.apply(counted.get(item.indicator())).doubleValue();
                double one = formula.apply(interval.low()).doubleValue() - value;
                double other = formula.apply(interval.high()).doubleValue() - value;
                down += squared(share * Math.min(0, Math.min(one, other)));
                up += squared(share * Math.max(0, Math.max(one, other)));
            }
        }
        double below = Math.sqrt(down);
        double above = Math.sqrt(up);
        return new Certainty(
                shown((below + above) / (2 * QUANTILE)),
                score.subtract(shown(below)).max(BigDecimal.ZERO.setScale(2)),
                score.add(shown(above)),
                Interval.CONFIDENCE,
                unknown.isEmpty() ? null : List.copyOf(unknown));
    }

    private static double squared(double number) {
        return number * number;
    }

    private static BigDecimal shown(double points) {
        return BigDecimal.valueOf(points).setScale(2, RoundingMode.HALF_UP);
    }
}
