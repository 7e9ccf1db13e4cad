package id.timbang.scoring.score;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * To how many digits figures are computed, and how they are rounded to be shown: half up, once. A quotient has 34 digits, and what is made of quotients may lie a
 * hair below the tie that its exact value is: 791/8 by way of thirds comes to 98.87499..., not 98.875. So the last six
 * digits, which are such hairs, go first.
 */
final class Rounding {

    private static final MathContext WITHOUT_HAIRS =
            new MathContext(MathContext.DECIMAL128.getPrecision() - 6, RoundingMode.HALF_UP);

    private static final int FEW_DECIMALS = 6;

    /** Two such numbers are divided as {@code long}s. */
    private static final int FEW_DIGITS = 11;

    private Rounding() {}

    /**
     * A quotient to 34 digits, as {@link MathContext#DECIMAL128} has it. Most that scores are made of come out even, and
     * there the JDK computes all 34 digits, and then takes the zeros away one by one.
     */
    static BigDecimal quotient(BigDecimal dividend, BigDecimal divisor) {
        if (dividend.signum() != 0 && isShort(dividend) && isShort(divisor)) {
            BigDecimal quotient = dividend.divide(divisor, FEW_DECIMALS, RoundingMode.DOWN);
            if (quotient.multiply(divisor).compareTo(dividend) == 0) {
                BigDecimal stripped = quotient.stripTrailingZeros();
                return stripped.setScale(Math.max(stripped.scale(), dividend.scale() - divisor.scale()));
            }
        }
        return dividend.divide(divisor, MathContext.DECIMAL128);
    }

    private static boolean isShort(BigDecimal number) {
        return number.precision() <= FEW_DIGITS && number.scale() >= 0 && number.scale() <= FEW_DIGITS;
    }

    static BigDecimal halfUp(BigDecimal figure, int decimals) {
        return figure.round(WITHOUT_HAIRS).setScale(decimals, RoundingMode.HALF_UP);
    }
}
