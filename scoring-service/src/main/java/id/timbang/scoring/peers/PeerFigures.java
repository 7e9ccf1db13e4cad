package id.timbang.scoring.peers;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a score lies among the peers' (same position, same period), the person's own among them. Of a group so small
 * that figures would tell of single persons, only its size is told.
 *
 * @param scope        where the peers are
 * @param n            how many peers have a score
 * @param percentile   mid-rank: those below and half of those equal, in percent
 * @param aboveAverage whether the score is above the mean, compared exactly
 */
public record PeerFigures(
        String position,
        int n,
        @Nullable BigDecimal mean,
        @Nullable BigDecimal median,
        @Nullable BigDecimal percentile,
        @Nullable Boolean aboveAverage,
        Scope scope) {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /**
     * Compares a score with those of all peers.
     *
     * @param own    none where the person has no score
     * @param sorted the scores of all peers that have one, the person's own included, the lowest first
     */
    static PeerFigures of(String position, @Nullable BigDecimal own, List<BigDecimal> sorted, Scope scope) {
        int n = sorted.size();
        BigDecimal sum = sorted.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal median = n % 2 == 1
                ? sorted.get(n / 2)
                : sorted.get(n / 2 - 1).add(sorted.get(n / 2)).divide(TWO, MathContext.DECIMAL128);
        return new PeerFigures(
                position,
                n,
                shown(sum.divide(BigDecimal.valueOf(n), MathContext.DECIMAL128)),
                shown(median),
                own == null ? null : percentile(own, sorted),
                own == null ? null : own.multiply(BigDecimal.valueOf(n)).compareTo(sum) > 0,
                scope);
    }

    /** Of too few only how many they are. */
    static PeerFigures untold(String position, int n, Scope scope) {
        return new PeerFigures(position, n, null, null, null, null, scope);
    }

    private static BigDecimal percentile(BigDecimal own, List<BigDecimal> scores) {
        long below = scores.stream().filter(score -> score.compareTo(own) < 0).count();
        long equal = scores.stream().filter(score -> score.compareTo(own) == 0).count();
        return shown(BigDecimal.valueOf(100 * (2 * below + equal))
                .divide(BigDecimal.valueOf(2L * scores.size()), MathContext.DECIMAL128));
    }

    private static BigDecimal shown(BigDecimal figure) {
        return figure.setScale(2, RoundingMode.HALF_UP);
    }
}
