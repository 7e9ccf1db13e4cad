package id.timbang.scoring.score;

import id.timbang.contracts.IndicatorChanged.Polarity;
import id.timbang.contracts.ScorecardChanged.Item;
import id.timbang.contracts.ScorecardChanged.TargetRange;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * Capaian: the actual figure against its target, in percent, by the formulae of PermenPANRB 8/2021 as {@code
 * domain.md} gives them. Not capped here.
 */
final class Achievement {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private Achievement() {}

    /**
     * The achievement of an item against its target, or the part of it that falls to the days present; none where its
     * target is not above zero or it has none.
     */
    static @Nullable BigDecimal of(Item item, Polarity polarity, BigDecimal actual, Part part) {
        // Actual and target both times the working days: their quotient is the same, and no division comes before it.
        BigDecimal scaled = part.timesWhole(actual);
        TargetRange range = item.targetRange() == null ? null : part.timesPart(item.targetRange());
        if (range != null && contains(range, scaled)) {
            return HUNDRED;
        }
        BigDecimal target = range == null ? part.timesPart(item.target()) : passedBound(range, scaled);
        return target == null || target.signum() <= 0 ? null : of(polarity, scaled, target);
    }

    /**
     * Higher is better: {@code 100 * actual / target}. Lower is better: {@code 100 * (2 - actual / target)}, not
     * below 0.
     */
    static BigDecimal of(Polarity polarity, BigDecimal actual, BigDecimal target) {
        BigDecimal numerator =
                switch (polarity) {
                    case HIGHER -> actual;
                    case LOWER -> target.multiply(TWO).subtract(actual);
                };
        return numerator
                .multiply(HUNDRED)
                .divide(target, MathContext.DECIMAL128)
                .max(BigDecimal.ZERO);
    }

    private static boolean contains(TargetRange range, BigDecimal actual) {
        return actual.compareTo(range.from()) >= 0 && actual.compareTo(range.to()) <= 0;
    }

    private static BigDecimal passedBound(TargetRange range, BigDecimal actual) {
        return actual.compareTo(range.from()) < 0 ? range.from() : range.to();
    }
}
