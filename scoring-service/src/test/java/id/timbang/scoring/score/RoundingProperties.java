package id.timbang.scoring.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

class RoundingProperties {

    @Property(tries = 20_000, shrinking = ShrinkingMode.OFF)
    void a_quotient_is_to_the_digit_what_the_jdk_divides_to_34_digits(@ForAll Random random) {
        BigDecimal divisor = number(random);
        BigDecimal any = number(random);
        BigDecimal dividend = random.nextBoolean() ? any : any.multiply(divisor);
        if (divisor.signum() != 0) {
            assertThat(Rounding.quotient(dividend, divisor))
                    .as("%s by %s", dividend, divisor)
                    .isEqualTo(dividend.divide(divisor, MathContext.DECIMAL128));
        }
    }

    private static BigDecimal number(Random random) {
        BigDecimal number = new BigDecimal(new BigInteger(random.nextInt(70), random), random.nextInt(16) - 2);
        return random.nextInt(4) == 0 ? number.negate() : number;
    }
}
