package id.timbang.scoring.certainty;

import id.timbang.contracts.IndicatorChanged;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.NormalConfidenceInterval;
import org.jspecify.annotations.Nullable;

/**
 * Between which figures the true one lies in 95 of 100 cases, were the facts a sample of work done alike.
 *
 * @param low  in the indicator's unit, six decimals; none where the method gives none
 * @param high the same
 */
public record Interval(
        Method method, @Nullable BigDecimal low, @Nullable BigDecimal high) {

    /** The confidence of every interval. */
    public static final BigDecimal CONFIDENCE = new BigDecimal("0.95");

    static final double ERROR_RATE = 0.05;

    private static final int DECIMALS = 6;

    /** How an interval is found, or why there is none. */
    public enum Method {
        /**
         * Of a share x of n, the score interval of E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical
         * Inference", Journal of the American Statistical Association 22 (1927): {@code (p + z^2/2n -+ z sqrt(p(1-p)/n +
         * z^2/4n^2)) / (1 + z^2/n)}. It keeps within 0 and 1, also where all or none of few are within.
         */
        WILSON,
        /**
         * Of a mean, {@code mean -+ t * s / sqrt(n)} with Student's t of n - 1 degrees of freedom: "Student" (W. S. Gosset),
         * "The Probable Error of a Mean", Biometrika 6 (1908).
         */
        STUDENT_T,
        /** A count or a sum has no sampling error: it is of all there was. */
        FULL_COUNT,
        /** Too few facts for one, or a figure of which none is told: a percentile, a latest value, a ratio of amounts. */
        NONE
    }

    private static final Interval FULL_COUNT = new Interval(Method.FULL_COUNT, null, null);
    private static final Interval NONE = new Interval(Method.NONE, null, null);

    /** The interval of an indicator's actual figure. */
    public static Interval of(IndicatorChanged indicator, Optional<Sample> sample) {
        return switch (indicator.measure()) {
            case COUNT, SUM -> FULL_COUNT;
            default -> sample.map(Interval::of).orElse(NONE);
        };
    }

    static Interval of(Sample sample) {
        if (sample.kind().isShare()) {
            int scale = sample.kind().scale();
            var share = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(
                    Math.toIntExact(sample.n()), sample.successes(), ERROR_RATE);
            return around(Method.WILSON, share.getLowerBound() * scale, share.getUpperBound() * scale);
        }
        if (sample.n() < 2) {
            return NONE;
        }
        var mean =
                NormalConfidenceInterval.MEAN.fromErrorRate(sample.mean(), sample.variance(), sample.n(), ERROR_RATE);
        return around(Method.STUDENT_T, mean.getLowerBound(), mean.getUpperBound());
    }

    private static Interval around(Method method, double low, double high) {
        // Outwards, so that rounding never leaves the estimate outside.
        return new Interval(method, shown(low, RoundingMode.FLOOR), shown(high, RoundingMode.CEILING));
    }

    private static BigDecimal shown(double figure, RoundingMode rounding) {
        // A double's last digits are noise: 0.1 * 3 is not to become 0.300001.
        return BigDecimal.valueOf(figure)
                .setScale(DECIMALS + 4, RoundingMode.HALF_UP)
                .setScale(DECIMALS, rounding);
    }
}
