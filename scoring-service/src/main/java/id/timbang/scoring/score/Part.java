package id.timbang.scoring.score;

import id.timbang.contracts.ScoreChanged.Presence;
import id.timbang.contracts.ScorecardChanged.TargetRange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * How much of a target somebody is measured by: the working days present of all.
 *
 * @param whole above 0
 */
public record Part(int present, int whole) {

    static final Part ALL = new Part(1, 1);

    private static final int SHOWN_DECIMALS = 2;

    static Part of(@Nullable Presence presence) {
        return presence == null ? ALL : new Part(presence.present(), presence.workingDays());
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
