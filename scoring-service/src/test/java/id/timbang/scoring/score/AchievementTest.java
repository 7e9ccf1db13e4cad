package id.timbang.scoring.score;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.IndicatorChanged.Polarity;
import id.timbang.contracts.ScorecardChanged.Half;
import id.timbang.contracts.ScorecardChanged.Item;
import id.timbang.contracts.ScorecardChanged.TargetRange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check figures are those of the domain's description. */
class AchievementTest {

    @ParameterizedTest
    @CsvSource({
        "HIGHER, 75,  70,  107.14",
        "HIGHER, 0,   70,  0.00",
        "HIGHER, 140, 70,  200.00",
        "LOWER,  2,   4,   150.00",
        "LOWER,  4,   4,   100.00",
        "LOWER,  0,   4,   200.00",
        "LOWER,  8,   4,   0.00",
        "LOWER,  9,   4,   0.00",
    })
    void is_the_actual_against_the_target(Polarity polarity, BigDecimal actual, BigDecimal target, BigDecimal percent) {
        assertThat(shown(Achievement.of(item(target, null), polarity, actual, Part.ALL)))
                .isEqualTo(percent);
    }

    @ParameterizedTest
    @CsvSource({
        "HIGHER, 70,  80, 90, 87.50",
        "HIGHER, 80,  80, 90, 100.00",
        "HIGHER, 90,  80, 90, 100.00",
        "HIGHER, 99,  80, 90, 110.00",
        "LOWER,  6.5, 7,  8,  107.14",
        "LOWER,  7.5, 7,  8,  100.00",
        "LOWER,  9,   7,  8,  87.50",
    })
    void is_whole_inside_a_range_and_measured_from_the_bound_that_was_passed(
            Polarity polarity, BigDecimal actual, BigDecimal from, BigDecimal to, BigDecimal percent) {
        assertThat(shown(Achievement.of(item(null, new TargetRange(from, to)), polarity, actual, Part.ALL)))
                .isEqualTo(percent);
    }

    @Test
    void cannot_be_told_without_a_target_above_zero() {
        assertThat(Achievement.of(item(null, null), Polarity.HIGHER, BigDecimal.ONE, Part.ALL))
                .isNull();
        assertThat(Achievement.of(item(BigDecimal.ZERO, null), Polarity.LOWER, BigDecimal.ONE, Part.ALL))
                .isNull();
    }

    private static Item item(BigDecimal target, TargetRange range) {
        return new Item("any", Half.RESULTS, BigDecimal.TEN, target, range, null, null);
    }

    private static BigDecimal shown(BigDecimal achievement) {
        return achievement.setScale(2, RoundingMode.HALF_UP);
    }
}
