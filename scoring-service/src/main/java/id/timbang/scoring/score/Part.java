package id.timbang.scoring.score;

import id.timbang.contracts.ScoreChanged.Presence;
import id.timbang.contracts.ScorecardChanged.TargetRange;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How much of a monthly target somebody is measured by: of a month the working days present of all, of several months
 * the sum of these fractions. The common denominator of all months a calendar can have has fourteen digits, so twelve of
 * them fit exactly.
 *
 * @param whole    above 0
 * @param summands what it is added up from; none of a single month
 */
public record Part(long present, long whole, @Nullable Summands summands) {

    static final Part ALL = new Part(1, 1);

    private static final Part NONE = new Part(0, 1);
    private static final int SHOWN_DECIMALS = 2;

    private Part(long present, long whole) {
        this(present, whole, null);
    }

    static Part of(@Nullable Presence presence) {
        return presence == null ? ALL : new Part(presence.present(), presence.workingDays());
    }

    /** So many whole months. */
    static Part months(int many) {
        return many == 1 ? ALL : new Part(many, 1, new Summands(many, List.of(), 1));
    }

    /** What several months come to together. */
    static Part sum(Collection<@Nullable Presence> months) {
        Part sum = NONE;
        for (Presence month : months) {
            sum = sum.plus(of(month));
        }
        List<Presence> partial = months.stream().flatMap(Stream::ofNullable).toList();
        return new Part(sum.present, sum.whole, new Summands(months.size() - partial.size(), partial, 1));
    }

    private Part plus(Part other) {
        long common = whole / gcd(whole, other.whole) * other.whole;
        return new Part(present * (common / whole) + other.present * (common / other.whole), common);
    }

    /** The mean of so many months whose sum this is; nothing where there are none. */
    Part by(int months) {
        if (months == 0) {
            return NONE;
        }
        long shared = gcd(present, months);
        return new Part(
                present / shared,
                whole * (months / shared),
                summands == null ? null : new Summands(summands.full(), summands.partial(), months));
    }

    private static long gcd(long one, long other) {
        return BigInteger.valueOf(one).gcd(BigInteger.valueOf(other)).longValueExact();
    }

    public boolean isAll() {
        return present == whole;
    }

    public boolean isNone() {
        return present == 0;
    }

    BigDecimal timesWhole(BigDecimal figure) {
        return figure.multiply(BigDecimal.valueOf(whole));
    }

    @Nullable
    BigDecimal timesPart(@Nullable BigDecimal figure) {
        return figure == null ? null : figure.multiply(BigDecimal.valueOf(present));
    }

    TargetRange timesPart(TargetRange range) {
        BigDecimal times = BigDecimal.valueOf(present);
        return new TargetRange(range.from().multiply(times), range.to().multiply(times));
    }

    /** The part of a target as it is shown, to two decimals. */
    @Nullable
    BigDecimal shown(@Nullable BigDecimal target) {
        return target == null || isAll() ? target : rounded(target);
    }

    @Nullable
    TargetRange shown(@Nullable TargetRange range) {
        return range == null || isAll() ? range : new TargetRange(rounded(range.from()), rounded(range.to()));
    }

    private BigDecimal rounded(BigDecimal target) {
        return target.multiply(BigDecimal.valueOf(present))
                .divide(BigDecimal.valueOf(whole), SHOWN_DECIMALS, RoundingMode.HALF_UP);
    }
}
