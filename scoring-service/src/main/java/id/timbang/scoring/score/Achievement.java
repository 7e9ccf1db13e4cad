package id.timbang.scoring.score;

import id.timbang.contracts.IndicatorChanged.Polarity;
import id.timbang.contracts.ScorecardChanged.Item;
import id.timbang.contracts.ScorecardChanged.TargetRange;
import id.timbang.scoring.score.Measured.Way;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Capaian: the actual figure against its target, in percent, by the formulae of PermenPANRB 8/2021 as {@code
 * domain.md} gives them. Not capped here.
 */
final class Achievement {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private Achievement() {}

    /** The achievement alone, not below 0; none where {@link #measured} has none. */
    static @Nullable BigDecimal of(Item item, Polarity polarity, BigDecimal actual, Part part) {
        Measured measured = measured(item, polarity, actual, part);
        return measured == null ? null : measured.achievement();
    }

    /**
     * An item's actual against its target, or the part of it that falls to the days present; none where its target is
     * not above zero or it has none.
     */
    static @Nullable Measured measured(Item item, Polarity polarity, BigDecimal actual, Part part) {
        // Actual and target both times the working days: their quotient is the same, and no division comes before it.
        BigDecimal scaled = part.timesWhole(actual);
        TargetRange range = item.targetRange();
        if (range != null && contains(part.timesPart(range), scaled)) {
            return new Measured(Way.WITHIN_RANGE, range.from(), HUNDRED);
        }
        BigDecimal target = range == null ? item.target() : passedBound(range, part, scaled);
        BigDecimal measure = part.timesPart(target);
        return target == null || measure == null || measure.signum() <= 0
                ? null
                : measured(polarity, scaled, target, measure);
    }

    /**
     * Higher is better: {@code 100 * actual / target}. Lower is better: {@code 100 * (2 - actual / target)}, which may
     * come out below 0.
     */
    private static Measured measured(Polarity polarity, BigDecimal actual, BigDecimal target, BigDecimal measure) {
        BigDecimal numerator =
                switch (polarity) {
                    case HIGHER -> actual;
                    case LOWER -> measure.multiply(TWO).subtract(actual);
                };
        Way way =
                switch (polarity) {
                    case HIGHER -> Way.HIGHER_IS_BETTER;
                    case LOWER -> Way.LOWER_IS_BETTER;
                };
        return new Measured(way, target, Rounding.quotient(numerator.multiply(HUNDRED), measure));
    }

    private static boolean contains(TargetRange range, BigDecimal actual) {
        return actual.compareTo(range.from()) >= 0 && actual.compareTo(range.to()) <= 0;
    }

    private static BigDecimal passedBound(TargetRange range, Part part, BigDecimal scaled) {
        return scaled.compareTo(part.timesPart(range).from()) < 0 ? range.from() : range.to();
    }
}
