package id.timbang.benchmark.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FractionTest {

    @Test
    void thirds_make_a_whole() {
        Fraction third = Fraction.of(1).by(Fraction.of(3));

        assertThat(third.plus(third).plus(third).rounded(20)).isEqualByComparingTo("1");
    }

    @Test
    void the_middle_goes_up_and_is_told() {
        Fraction middle = Fraction.of(791).by(Fraction.of(8));

        assertThat(middle.rounded(2)).isEqualTo(new BigDecimal("98.88"));
        assertThat(middle.isBetween(2)).isTrue();
        assertThat(middle.isBetween(3)).isFalse();
        assertThat(Fraction.of(new BigDecimal("98.87")).isBetween(2)).isFalse();
        assertThat(Fraction.of(1).by(Fraction.of(3)).isBetween(2)).isFalse();
    }

    @Property
    void it_adds_and_takes_away_exactly(
            @ForAll int one, @ForAll int other, @ForAll @IntRange(min = 1, max = 1_000) int divisor) {
        Fraction part = Fraction.of(other).by(Fraction.of(divisor));

        assertThat(Fraction.of(one).plus(part).minus(part).compareTo(Fraction.of(one)))
                .isZero();
    }
}
