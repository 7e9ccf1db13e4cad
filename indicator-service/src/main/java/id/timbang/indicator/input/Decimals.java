package id.timbang.indicator.input;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Exact numbers within bounds: below 10^15 either way, at most 9 decimals. The bounds keep sums exact and small, and
 * guard against {@code 1e400000000}, which is a few bytes until something writes it out.
 */
public final class Decimals {

    private static final int INTEGER_DIGITS = 15;
    private static final int DECIMALS = 9;

    private Decimals() {}

    /** Why the number is out of bounds, none when it is within. Looks at its size before anything expands it. */
    public static @Nullable String problem(BigDecimal number) {
        if (number.signum() != 0 && number.precision() - (long) number.scale() > INTEGER_DIGITS) {
            return "is out of range; numbers are below 10^" + INTEGER_DIGITS + " either way";
        }
        return number.scale() > DECIMALS && number.stripTrailingZeros().scale() > DECIMALS
                ? "has more than " + DECIMALS + " decimals"
                : null;
    }

    /** The same number, written one way only: 7.250 and 7.25 are equal then. For numbers within bounds. */
    public static BigDecimal canonical(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Whether it has no decimals; for numbers within bounds. */
    public static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }
}
