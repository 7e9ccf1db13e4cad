package id.timbang.benchmark.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {

    private static final double EXACT = 1e-12;

    @Test
    void the_median_is_the_middle_or_between_the_two_middle_ones() {
        assertThat(new Series(List.of(9.0, 1.0, 5.0)).median()).isEqualTo(5);
        assertThat(new Series(List.of(9.0, 1.0, 5.0, 6.0)).median()).isEqualTo(5.5);
    }

    @Test
    void least_and_most_are_told_and_the_order_is_kept() {
        Series series = new Series(List.of(3.0, 1.0, 2.0));

        assertThat(series.min()).isEqualTo(1);
        assertThat(series.max()).isEqualTo(3);
        assertThat(series.text("%.0f")).isEqualTo("3 1 2");
    }

    @Test
    void quotients_are_of_the_same_round() {
        assertThat(new Series(List.of(1.0, 6.0))
                        .by(new Series(List.of(2.0, 3.0)))
                        .values())
                .containsExactly(0.5, 2.0);
    }

    @Test
    void growth_is_the_last_quarter_by_the_first() {
        assertThat(new Series(List.of(10.0, 10.0, 50.0, 50.0, 50.0, 50.0, 11.0, 13.0)).lastQuarterByFirst())
                .isCloseTo(1.2, within(EXACT));
        assertThat(new Series(List.of(4.0)).lastQuarterByFirst()).isEqualTo(1);
    }
}
