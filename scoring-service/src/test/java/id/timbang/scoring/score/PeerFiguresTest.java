package id.timbang.scoring.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeerFiguresTest {

    @Test
    void the_percentile_counts_those_below_and_half_of_those_equal() {
        PeerFigures figures =
                PeerFigures.of("officer", new BigDecimal("100.00"), scores("80", "90", "100", "100", "130"));

        assertThat(figures.n()).isEqualTo(5);
        assertThat(figures.mean()).isEqualTo("100.00");
        assertThat(figures.median()).isEqualTo("100.00");
        assertThat(figures.percentile()).isEqualTo("60.00");
        assertThat(figures.aboveAverage()).isFalse();
    }

    @Test
    void above_average_is_decided_exactly_not_by_the_rounded_mean() {
        // The mean is 99.998, shown as 100.00.
        PeerFigures figures = PeerFigures.of(
                "officer", new BigDecimal("100.00"), scores("99.99", "100.00", "100.00", "100.00", "100.00"));

        assertThat(figures.mean()).isEqualTo("100.00");
        assertThat(figures.aboveAverage()).isTrue();
    }

    @Test
    void of_fewer_than_five_only_the_number_is_told() {
        assertThat(PeerFigures.of("officer", new BigDecimal("100.00"), scores("90", "100", "100", "120")))
                .isEqualTo(new PeerFigures("officer", 4, null, null, null, null));
    }

    @Test
    void without_peers_and_without_a_score_nothing_is_claimed() {
        assertThat(PeerFigures.of("officer", null, List.of()))
                .isEqualTo(new PeerFigures("officer", 0, null, null, null, null));
        assertThat(PeerFigures.of("officer", null, scores("90", "91", "92", "93", "94"))
                        .aboveAverage())
                .isNull();
    }

    private static List<BigDecimal> scores(String... scores) {
        return java.util.Arrays.stream(scores).map(BigDecimal::new).toList();
    }
}
