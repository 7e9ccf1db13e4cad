package id.timbang.indicator.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {

    @ParameterizedTest
    @CsvSource({
        "7.250, 7.25",
        "1e3, 1000",
        "0e400000000, 0",
        "-0.000000001, -0.000000001",
        "999999999999999.999999999, 999999999999999.999999999",
        "1.000000000000000, 1",
    })
    void a_number_within_bounds_is_written_one_way(String given, String canonical) {
        BigDecimal number = new BigDecimal(given);

        assertThat(Decimals.problem(number)).isNull();
        assertThat(Decimals.canonical(number)).isEqualTo(new BigDecimal(canonical));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e15", "-1e15", "1e400000000", "-1e2147483647", "1000000000000000.5"})
    void a_huge_number_is_out_of_range_and_is_never_written_out(String given) {
        assertThat(Decimals.problem(new BigDecimal(given))).contains("10^15");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0000000001", "1e-400000000", "1e-2147483647"})
    void a_number_finer_than_nine_decimals_is_refused(String given) {
        assertThat(Decimals.problem(new BigDecimal(given))).contains("decimals");
    }

    @Test
    void the_bounds_are_found_without_expanding_the_number() {
        org.junit.jupiter.api.Assertions.assertTimeout(Duration.ofSeconds(1), () -> {
            for (int n = 0; n < 10_000; n++) {
                Decimals.problem(new BigDecimal("1e400000000"));
            }
        });
    }
}
