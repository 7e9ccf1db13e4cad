package id.timbang.scoring.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeerFiguresTest {

    private static final Scope HERE = new Scope("office", false, null);

    @Test
    void the_percentile_counts_those_below_and_half_of_those_equal() {
        PeerFigures figures =
                PeerFigures.of("officer", new BigDecimal("100.00"), scores("80", "90", "100", "100", "130"), HERE);

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
                "officer", new BigDecimal("100.00"), scores("99.99", "100.00", "100.00", "100.00", "100.00"), HERE);

        assertThat(figures.mean()).isEqualTo("100.00");
        assertThat(figures.aboveAverage()).isTrue();
    }

    @Test
    void without_a_score_nothing_is_claimed() {
        PeerFigures figures = PeerFigures.of("officer", null, scores("90", "91", "92", "93", "94"), HERE);

        assertThat(figures.percentile()).isNull();
        assertThat(figures.aboveAverage()).isNull();
    }

    private static List<BigDecimal> scores(String... scores) {
        return java.util.Arrays.stream(scores).map(BigDecimal::new).toList();
    }
}
