package id.timbang.scoring.certainty;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the peers' samples of one indicator say before a person's own is looked at: about which mean their true figures
 * lie, how far from it, and how much single facts vary. By the method of moments of R. DerSimonian and N. Laird,
 * "Meta-Analysis in Clinical Trials", Controlled Clinical Trials 7 (1986): with the weights {@code w = n / within},
 * {@code Q = sum(w (y - m)^2)} and {@code between = max(0, (Q - (k - 1)) / (sum w - sum w^2 / sum w))}.
 *
 * @param peers   how many peers it is of
 * @param mean    of the peers' true figures, each sample weighed by {@code 1 / (between + within / n)}
 * @param between the variance of the peers' true figures; 0 where their samples differ no more than by chance
 * @param within  the variance of single facts, the same for all peers: pooled, for that of a few facts is often nothing
 */
public record Prior(int peers, double mean, double between, double within) {

    private static final int ACTUAL_DECIMALS = 6;
    private static final int WEIGHT_DECIMALS = 4;

    /**
     * A person's figure and what it becomes beside the peers'.
     *
     * @param raw      the actual figure
     * @param value    {@code weight * raw + (1 - weight) * peerMean}
     * @param n        how many facts the raw figure rests on
     * @param weight   of the raw figure, from 0 to 1
     * @param peerMean about which the peers' figures lie
     */
    public record Shrunk(BigDecimal raw, BigDecimal value, long n, BigDecimal weight, BigDecimal peerMean) {}

    /** None where single facts cannot be told apart from persons: there is nothing to pool, or one peer only. */
    public static Optional<Prior> of(Collection<Sample> samples) {
        int peers = samples.size();
        if (peers < 2) {
            return Optional.empty();
        }
        double facts = samples.stream().mapToDouble(Sample::n).sum();
        double mean =
                samples.stream().mapToDouble(each -> each.n() * each.mean()).sum() / facts;
        Double within = within(samples, mean);
        if (within == null) {
            return Optional.empty();
        }
        if (within == 0) {
            double plain = samples.stream().mapToDouble(Sample::mean).average().orElseThrow();
            double spread = samples.stream()
                            .mapToDouble(each -> squared(each.mean() - plain))
                            .sum()
                    / (peers - 1);
            return Optional.of(new Prior(peers, plain, spread, 0));
        }
        double between = between(samples, mean, within, facts);
        double weights = samples.stream()
                .mapToDouble(each -> 1 / (between + within / each.n()))
                .sum();
        double weighed = samples.stream()
                .mapToDouble(each -> each.mean() / (between + within / each.n()))
                .sum();
        return Optional.of(new Prior(peers, weighed / weights, between, within));
    }

    /** Of shares that of all together; of values the mean of the variances, each by its degrees of freedom. */
    private static @Nullable Double within(Collection<Sample> samples, double mean) {
        Sample.Kind kind = samples.iterator().next().kind();
        if (kind.isShare()) {
            return Math.max(0, mean * (kind.scale() - mean));
        }
        double freedom = samples.stream().mapToDouble(each -> each.n() - 1.0).sum();
        return freedom == 0
                ? null
                : samples.stream()
                                .mapToDouble(each -> (each.n() - 1) * each.variance())
                                .sum()
                        / freedom;
    }

    private static double between(Collection<Sample> samples, double mean, double within, double facts) {
        double q = samples.stream()
                        .mapToDouble(each -> each.n() * squared(each.mean() - mean))
                        .sum()
                / within;
        double squares = samples.stream().mapToDouble(each -> squared(each.n())).sum();
        double scale = (facts - squares / facts) / within;
        return scale <= 0 ? 0 : Math.max(0, (q - (samples.size() - 1)) / scale);
    }

    private static double squared(double number) {
        return number * number;
    }

    /**
     * A person's figure drawn toward the peers' mean, the more the less it rests on: empirical Bayes, {@code weight =
     * between / (between + within / n)}, as B. Efron and C. Morris, "Data Analysis Using Stein's Estimator and its
     * Generalizations", Journal of the American Statistical Association 70 (1975).
     *
     * @param actual the exact figure, as the score has it
     */
    public Shrunk shrink(Sample own, BigDecimal actual) {
        double noise = within / own.n();
        double weight = noise == 0 ? 1 : between / (between + noise);
        double value = weight * actual.doubleValue() + (1 - weight) * mean;
        return new Shrunk(
                actual,
                shown(value, ACTUAL_DECIMALS),
                own.n(),
                shown(weight, WEIGHT_DECIMALS),
                shown(mean, ACTUAL_DECIMALS));
    }

    private static BigDecimal shown(double figure, int decimals) {
        BigDecimal stripped = BigDecimal.valueOf(figure)
                .setScale(decimals, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
