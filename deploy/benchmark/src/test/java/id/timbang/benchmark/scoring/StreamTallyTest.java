package id.timbang.benchmark.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class StreamTallyTest {

    private static final LeanFact FACT = new LeanFact(
            "type", "id", "source", "e", "i", "t", new BigDecimal("7.25"), new BigDecimal("2"), new BigDecimal("40"));

    @Test
    void it_is_the_same_after_it_was_kept() {
        StreamTally tally = StreamTally.read(null).plus(FACT, 1).plus(FACT, 1);

        assertThat(StreamTally.read(tally.bytes())).isEqualTo(tally);
        assertThat(tally.count()).isEqualTo(2);
        assertThat(tally.sum()).isEqualTo(14_500_000);
    }

    @Test
    void taking_away_undoes_adding() {
        assertThat(StreamTally.read(null).plus(FACT, 1).plus(FACT, -1)).isEqualTo(StreamTally.read(null));
    }
}
