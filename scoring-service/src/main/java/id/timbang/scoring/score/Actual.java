package id.timbang.scoring.score;

import id.timbang.contracts.IndicatorChanged;
import id.timbang.scoring.tally.Measured;
import id.timbang.scoring.tally.Tally;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The measured figure (realisasi) of an indicator, and how many facts it rests on.
 *
 * @param evidence the facts of the kind the measure asks for
 * @param figure   in the indicator's unit, exact or to 34 digits; none without evidence
 */
public record Actual(long evidence, @Nullable BigDecimal figure) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    static Actual of(IndicatorChanged indicator, Tally tally) {
        return switch (indicator.measure()) {
            case COUNT -> of(tally.plain() + tally.valued(), tally.sum().add(BigDecimal.valueOf(tally.plain())));
            case SUM -> of(tally.valued(), tally.sum());
            case MEAN -> of(tally.valued(), quotient(tally.sum(), BigDecimal.valueOf(tally.valued())));
            case RATIO -> of(tally.ratios(), fraction(indicator, tally.numerator(), tally.denominator()));
            case SHARE_WITHIN ->
                of(
                        tally.valued(),
                        fraction(
                                indicator,
                                BigDecimal.valueOf(within(tally, indicator.threshold())),
                                BigDecimal.valueOf(tally.valued())));
            case PERCENTILE -> of(tally.valued(), percentile(tally, indicator.percentile()));
            case LATEST -> of(tally.valued(), tally.latest().orElse(null));
        };
    }

    private static Actual of(long evidence, @Nullable BigDecimal figure) {
        return new Actual(evidence, evidence == 0 ? null : figure);
    }

    private static @Nullable BigDecimal quotient(BigDecimal dividend, BigDecimal divisor) {
        return divisor.signum() == 0 ? null : Rounding.quotient(dividend, divisor);
    }

    private static @Nullable BigDecimal fraction(IndicatorChanged indicator, BigDecimal part, BigDecimal whole) {
        return quotient(indicator.inPercent() ? part.multiply(HUNDRED) : part, whole);
    }

    private static long within(Tally tally, @Nullable BigDecimal threshold) {
        return threshold == null
                ? 0
                : tally.measured().entrySet().stream()
                        .filter(seen -> seen.getKey().value().compareTo(threshold) <= 0)
                        .mapToLong(Map.Entry::getValue)
                        .sum();
    }

    /** The nearest-rank percentile: the smallest value at or below which that percent of the facts lie. */
    private static @Nullable BigDecimal percentile(Tally tally, @Nullable BigDecimal percent) {
        if (percent == null) {
            return null;
        }
        long rank = percent.multiply(BigDecimal.valueOf(tally.valued()))
                .divide(HUNDRED, 0, RoundingMode.CEILING)
                .longValueExact();
        long seen = 0;
        for (Map.Entry<Measured, Long> value : tally.measured().entrySet()) {
            seen += value.getValue();
            if (seen >= rank) {
                return value.getKey().value();
            }
        }
        return null;
    }
}
