package id.timbang.indicator.eventlog.mapping;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

/** Exact numbers with one way to write each: no trailing zeros, no exponent, at most 34 digits on either side. */
final class Decimals {

    /** Decimals of a quotient, rounded half up. */
    static final int SCALE = 6;

    private static final int MAX_DIGITS = 34;
    private static final int MAX_TEXT = 80;
    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

    private Decimals() {}

    /** @throws ArithmeticException for a text that is no number of that size */
    static BigDecimal read(String text) {
        if (text.length() > MAX_TEXT) {
            throw new ArithmeticException("a text of " + text.length() + " characters is no number");
        }
        try {
            return canonical(new BigDecimal(text.strip()));
        } catch (NumberFormatException noNumber) {
            throw (ArithmeticException) new ArithmeticException("'" + text + "' is no number").initCause(noNumber);
        }
    }

    /** @throws ArithmeticException for a number of more digits */
    static BigDecimal canonical(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        if ((long) stripped.precision() - stripped.scale() > MAX_DIGITS || stripped.scale() > MAX_DIGITS) {
            throw new ArithmeticException("the number has more than " + MAX_DIGITS + " digits");
        }
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    static BigDecimal divide(BigDecimal dividend, BigDecimal divisor) {
        return canonical(dividend.divide(divisor, SCALE, RoundingMode.HALF_UP));
    }

    /** How many of a unit lie between two times: negative where the second comes first. */
    static BigDecimal between(Instant from, Instant to, Duration unit) {
        Duration time = Duration.between(from, to);
        BigDecimal seconds = BigDecimal.valueOf(time.getSeconds())
                .add(BigDecimal.valueOf(time.getNano()).divide(NANOS));
        return divide(seconds, BigDecimal.valueOf(unit.toSeconds()));
    }
}
