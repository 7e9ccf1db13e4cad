package id.timbang.scoring.score;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One line of a policy's table from achievement to value: of whole percents from {@code from} to {@code to},
 * {@code base + rise * (c - from) / run}.
 *
 * @param from whole percent, included
 * @param to   whole percent, included; none for the highest
 */
public record Conversion(int from, @Nullable Integer to, BigDecimal base, BigDecimal rise, BigDecimal run) {

    static Conversion flat(int from, @Nullable Integer to, int value) {
        return rising(from, to, value, 0, 1);
    }

    static Conversion rising(int from, @Nullable Integer to, int base, int rise, int run) {
        return new Conversion(from, to, BigDecimal.valueOf(base), BigDecimal.valueOf(rise), BigDecimal.valueOf(run));
    }

    /** An achievement in whole percent, half up, as the table asks for it. */
    public static BigDecimal whole(BigDecimal achievement) {
        return Rounding.halfUp(achievement, 0);
    }

    /** Whether every whole percent of this line has the same value. */
    public boolean isFlat() {
        return rise.signum() == 0;
    }

    boolean holds(BigDecimal whole) {
        return whole.compareTo(BigDecimal.valueOf(from)) >= 0
                && (to == null || whole.compareTo(BigDecimal.valueOf(to)) <= 0);
    }

    BigDecimal value(BigDecimal whole) {
        BigDecimal risen = rise.multiply(whole.subtract(BigDecimal.valueOf(from)));
        return base.add(Rounding.quotient(risen, run));
    }
}
