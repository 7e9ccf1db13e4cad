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

    /** The achievement of an item; none where its target is not above zero or it has none. */
    static @Nullable BigDecimal of(Item item, Polarity polarity, BigDecimal actual) {
        TargetRange range = item.targetRange();
        if (range != null && contains(range, actual)) {
            return HUNDRED;
        }
        BigDecimal target = range == null ? item.target() : passedBound(range, actual);
        return target == null || target.signum() <= 0 ? null : of(polarity, actual, target);
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
