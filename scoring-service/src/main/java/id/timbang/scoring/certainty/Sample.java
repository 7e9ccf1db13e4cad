package id.timbang.scoring.certainty;

import id.timbang.contracts.IndicatorChanged;
import id.timbang.scoring.tally.Tally;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What an employee's facts about one indicator are as a sample: so many of them, their mean, and how far single ones
 * lie from each other. A share is the mean of noughts and ones. There is none of a count or a sum, which is no sample
 * but all there was; of a percentile or a latest value, of which no sampling error is told; and of a ratio of amounts.
 *
 * @param n        how many: facts, or of a ratio the sum of its denominators
 * @param mean     in the indicator's unit, as a double: it goes into statistics, not into a score
 * @param variance of single ones about their mean, {@code sum((x - mean)^2) / (n - 1)}; of a share {@code p * (1 - p)},
 *                 in the square of the unit; 0 where there is one only
 * @param kind     what it is a sample of
 */
public record Sample(Kind kind, long n, double mean, double variance) {

    /** Of values, or of noughts and ones, shown per hundred or as plain fractions. */
    public enum Kind {
        VALUES(1),
        PERCENTAGE(100),
        FRACTION(1);

        private final int scale;

        Kind(int scale) {
            this.scale = scale;
        }

        int scale() {
            return scale;
        }

        boolean isShare() {
            return this != VALUES;
        }

        static Kind shareOf(IndicatorChanged indicator) {
            return indicator.inPercent() ? PERCENTAGE : FRACTION;
        }
    }

    /** The sample in a tally; none where it holds none. */
    public static Optional<Sample> of(IndicatorChanged indicator, Tally tally) {
        return switch (indicator.measure()) {
            case MEAN -> ofValues(tally);
            case SHARE_WITHIN -> ofShare(indicator, within(tally, indicator.threshold()), tally.valued());
            case RATIO -> ofRatio(indicator, tally);
            case COUNT, SUM, PERCENTILE, LATEST -> Optional.empty();
        };
    }

    /** Exact until the last step: sums of squares lose their digits in doubles where values are large and close. */
    private static Optional<Sample> ofValues(Tally tally) {
        long n = tally.valued();
        if (n == 0) {
            return Optional.empty();
        }
        BigDecimal many = BigDecimal.valueOf(n);
        BigDecimal sum = tally.sum();
        BigDecimal squares = tally.histogram().entrySet().stream()
                .map(seen -> seen.getKey().pow(2).multiply(BigDecimal.valueOf(seen.getValue())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        double variance = n == 1
                ? 0
                : many.multiply(squares)
                        .subtract(sum.pow(2))
                        .divide(many.multiply(BigDecimal.valueOf(n - 1)), MathContext.DECIMAL64)
                        .doubleValue();
        return Optional.of(new Sample(
                Kind.VALUES, n, sum.divide(many, MathContext.DECIMAL64).doubleValue(), variance));
    }

    private static long within(Tally tally, @Nullable BigDecimal threshold) {
        if (threshold == null) {
            return 0;
        }
        SortedMap<BigDecimal, Long> histogram = tally.histogram();
        return histogram.entrySet().stream()
                .filter(seen -> seen.getKey().compareTo(threshold) <= 0)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** A ratio is a share where it counts some of the counted: whole numbers, and no more above than below the line. */
    private static Optional<Sample> ofRatio(IndicatorChanged indicator, Tally tally) {
        BigDecimal part = tally.numerator();
        BigDecimal whole = tally.denominator();
        boolean counts = isCount(part) && isCount(whole) && part.compareTo(whole) <= 0;
        return counts ? ofShare(indicator, part.longValueExact(), whole.longValueExact()) : Optional.empty();
    }

    private static boolean isCount(BigDecimal number) {
        return number.signum() >= 0
                && number.stripTrailingZeros().scale() <= 0
                && number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
    }

    private static Optional<Sample> ofShare(IndicatorChanged indicator, long part, long whole) {
        return whole == 0 || whole > Integer.MAX_VALUE
                ? Optional.empty()
                : Optional.of(share(Kind.shareOf(indicator), part, whole));
    }

    static Sample share(Kind kind, long part, long whole) {
        double share = (double) part / whole;
        return new Sample(kind, whole, share * kind.scale(), share * (1 - share) * kind.scale() * kind.scale());
    }

    /** Of a share, how many of the n. */
    int successes() {
        return Math.toIntExact(Math.round(mean / kind.scale() * n));
    }
}
