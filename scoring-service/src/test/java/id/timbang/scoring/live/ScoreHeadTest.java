package id.timbang.scoring.live;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.Envelope;
import id.timbang.contracts.EventJson;
import id.timbang.contracts.ScoreChanged;
import id.timbang.contracts.ScoreChanged.HalfScore;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreHeadTest {

    private static final byte[] RECORD =
            EventJson.write(Envelope.of(score("e-1", 41), Instant.parse("2026-11-24T03:15:00Z")));

    @Test
    void of_a_score_it_is_read_whose_it_is_and_of_what_version() {
        assertThat(ScoreHead.read(RECORD)).contains(new ScoreHead("e-1", Store.MONTH, 41));
    }

    @Test
    void nothing_is_read_of_what_is_cut_off_goes_on_or_is_something_else() {
        for (int length = 0; length < RECORD.length; length++) {
            assertThat(ScoreHead.read(Arrays.copyOf(RECORD, length))).isEmpty();
        }
        String record = new String(RECORD, StandardCharsets.UTF_8);
        for (String odd : List.of(
                record + "}",
                "[" + record + "]",
                record.replace("score-changed", "score-seen"),
                record.replace("\"version\":41", "\"version\":\"41\""),
                record.replace("\"version\":41", "\"version\":99999999999999999999"),
                record.replace("\"period\":\"", "\"period\":\"x"),
                record.replace("\"employeeId\":", "\"employee\":"))) {
            assertThat(odd).isNotEqualTo(record);
            assertThat(ScoreHead.read(odd.getBytes(StandardCharsets.UTF_8)))
                    .as(odd)
                    .isEmpty();
        }
    }

    private static ScoreChanged score(String employee, long version) {
        HalfScore half = new HalfScore(null, null);
        return new ScoreChanged(
                employee,
                Store.MONTH,
                version,
                "office",
                "clerk",
                null,
                BigDecimal.ZERO,
                half,
                half,
                null,
                null,
                null,
                List.of());
    }
}
