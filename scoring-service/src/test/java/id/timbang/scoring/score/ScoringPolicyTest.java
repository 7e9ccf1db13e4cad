package id.timbang.scoring.score;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.ScoreChanged.Predicate;
import id.timbang.contracts.ScoreChanged.Rating;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoringPolicyTest {

    @ParameterizedTest
    @CsvSource({
        "120,    120.00",
        "110.51, 120.00",
        "110.49, 120.00",
        "110,    120.00",
        "105,    114.44",
        "101,    110.00",
        "100,    109.00",
        "99.5,   109.00",
        "99.49,  89.00",
        "80,     70.00",
        "79,     69.00",
        "60,     50.00",
        "59,     49.00",
        "0,      0.00",
    })
    void permenpanrb_8_2021_turns_whole_percents_into_values(BigDecimal achievement, BigDecimal value) {
        assertThat(ScoringPolicy.PERMENPANRB_8_2021.value(achievement).setScale(2, RoundingMode.HALF_UP))
                .isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"110.00, ABOVE", "109.99, MEETS", "90.00, MEETS", "89.99, BELOW", "0.00, BELOW"})
    void a_half_is_rated_by_the_figure_that_is_shown(BigDecimal score, Rating rating) {
        assertThat(ScoringPolicy.LINEAR.rating(score)).isEqualTo(rating);
    }

    @ParameterizedTest
    @CsvSource({
        "ABOVE, BELOW, KURANG",
        "ABOVE, MEETS, BAIK",
        "ABOVE, ABOVE, SANGAT_BAIK",
        "MEETS, BELOW, KURANG",
        "MEETS, MEETS, BAIK",
        "MEETS, ABOVE, BAIK",
        "BELOW, BELOW, SANGAT_KURANG",
        "BELOW, MEETS, BUTUH_PERBAIKAN",
        "BELOW, ABOVE, BUTUH_PERBAIKAN",
    })
    void the_predicate_is_read_from_the_matrix(Rating results, Rating behaviour, Predicate predicate) {
        assertThat(ScoringPolicy.LINEAR.predicate(results, behaviour)).isEqualTo(predicate);
    }

    @Test
    void there_is_no_predicate_while_a_half_is_not_rated() {
        assertThat(ScoringPolicy.LINEAR.predicate(Rating.ABOVE, null)).isNull();
        assertThat(ScoringPolicy.LINEAR.predicate(null, Rating.ABOVE)).isNull();
    }
}
