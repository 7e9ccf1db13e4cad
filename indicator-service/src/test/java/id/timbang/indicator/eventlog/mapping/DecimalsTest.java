package id.timbang.indicator.eventlog.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {

    private static final Instant START = Instant.parse("2026-11-24T00:00:00Z");

    @Test
    void a_number_has_one_writing() {
        assertThat(Decimals.read("12.50")).hasToString("12.5");
        assertThat(Decimals.read("1.2E3")).hasToString("1200");
        assertThat(Decimals.read("0.000")).hasToString("0");
        assertThat(Decimals.read(" -7 ")).hasToString("-7");
    }

    @Test
    void hours_are_exact_to_six_decimals_rounded_half_up() {
        assertThat(hours(Duration.ofHours(24))).isEqualTo("24");
        assertThat(hours(Duration.ofMinutes(90))).isEqualTo("1.5");
        assertThat(hours(Duration.ofMillis(1))).isEqualTo("0");
        assertThat(hours(Duration.ofMillis(2))).isEqualTo("0.000001");
        assertThat(hours(Duration.ofSeconds(1))).isEqualTo("0.000278");
        assertThat(hours(Duration.ofMillis(-1_800))).isEqualTo("-0.0005");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "NaN", "Infinity", "1,5", "1e999999999", "1e-999999999", "0x10"})
    void what_is_no_number_of_bearable_size_is_refused(String text) {
        assertThatThrownBy(() -> Decimals.read(text)).isInstanceOf(ArithmeticException.class);
    }

    private static String hours(Duration duration) {
        return Decimals.between(START, START.plus(duration), Duration.ofHours(1))
                .toPlainString();
    }
}
