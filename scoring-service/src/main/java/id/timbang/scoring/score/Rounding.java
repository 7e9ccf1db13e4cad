package id.timbang.scoring.score;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * How figures are rounded to be shown: half up, once. A quotient has 34 digits, and what is made of quotients may lie a
 * hair below the tie that its exact value is: 791/8 by way of thirds comes to 98.87499..., not 98.875. So the last six
 * digits, which are such hairs, go first.
 */
final class Rounding {

    private static final MathContext WITHOUT_HAIRS =
            new MathContext(MathContext.DECIMAL128.getPrecision() - 6, RoundingMode.HALF_UP);

    private Rounding() {}

    static BigDecimal halfUp(BigDecimal figure, int decimals) {
        return figure.round(WITHOUT_HAIRS).setScale(decimals, RoundingMode.HALF_UP);
    }
}
