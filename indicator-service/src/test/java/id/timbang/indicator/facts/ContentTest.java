package id.timbang.indicator.facts;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.ObservationRecorded.Flag;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContentTest {

    private static final Instant THEN = Instant.parse("2026-11-02T02:41:00Z");

    private static ObservationRecorded fact(String value, Map<String, String> attributes) {
        return fact("budi", "docs", THEN, value, null, attributes, null);
    }

    private static ObservationRecorded fact(
            String employee,
            String indicator,
            Instant at,
            String value,
            String reference,
            Map<String, String> attributes,
            String enteredBy) {
        return new ObservationRecorded(
                "1",
                "siak",
                employee,
                indicator,
                at,
                value == null ? null : new BigDecimal(value),
                null,
                null,
                reference,
                attributes,
                null,
                enteredBy,
                null);
    }

    @Test
    void numbers_are_compared_by_value() {
        Content one = Content.of(fact("1", Map.of()));

        assertThat(Content.of(fact("1.0", Map.of()))).isEqualTo(one);
        assertThat(Content.of(fact("1e0", Map.of()))).isEqualTo(one);
        assertThat(Content.of(fact("0.000", Map.of()))).isEqualTo(Content.of(fact("0", Map.of())));
        assertThat(Content.of(fact("100", Map.of()))).isEqualTo(Content.of(fact("1E+2", Map.of())));
        assertThat(Content.of(fact("10", Map.of()))).isNotEqualTo(one);
        assertThat(Content.of(fact("-1", Map.of()))).isNotEqualTo(one);
        assertThat(Content.of(fact(null, Map.of()))).isNotEqualTo(one);
    }

    @Test
    void a_number_of_a_few_bytes_that_would_fill_memory_when_written_out_is_not() {
        assertThat(Content.of(fact("1e400000000", Map.of()))).isNotEqualTo(Content.of(fact("1e-400000000", Map.of())));
    }

    @Test
    void flags_and_the_number_of_the_correction_are_no_content() {
        ObservationRecorded fact = fact("1", Map.of());

        assertThat(Content.of(fact.flagged(List.of(Flag.BURST)))).isEqualTo(Content.of(fact));
        assertThat(Content.of(fact.asCorrection(2))).isEqualTo(Content.of(fact));
    }

    @Test
    void texts_do_not_run_into_each_other() {
        assertThat(Content.of(fact("1", Map.of("a", "b1:c"))))
                .isNotEqualTo(Content.of(fact("1", Map.of("a", "b", "c", ""))));
        assertThat(Content.of(fact("bud", "idocs", THEN, "1", null, Map.of(), null)))
                .isNotEqualTo(Content.of(fact("budi", "docs", THEN, "1", null, Map.of(), null)));
        assertThat(Content.of(fact("budi", "docs", THEN, "1", "", Map.of(), null)))
                .isNotEqualTo(Content.of(fact("budi", "docs", THEN, "1", null, Map.of(), null)));
    }

    @Test
    void the_fields_in_which_two_differ_are_named() {
        Content one = Content.of(fact("1", Map.of("a", "b")));

        assertThat(one.differences(one)).isEmpty();
        assertThat(Content.of(fact("2", Map.of("a", "b"))).differences(one)).containsExactly("value");
        assertThat(Content.of(fact(null, Map.of("a", "b"))).differences(one)).containsExactly("value");
        assertThat(Content.of(fact("budi", "minutes", THEN.plus(Duration.ofDays(1)), "1", "r", Map.of(), "tono"))
                        .differences(one))
                .containsExactly("indicator", "occurredAt", "reference", "attributes", "enteredBy");
        assertThat(Content.of(fact("tono", "docs", THEN, "1", null, Map.of("a", "b"), null))
                        .differences(one))
                .as("of whose work it is, the index knows more than a digest")
                .isEmpty();
    }
}
