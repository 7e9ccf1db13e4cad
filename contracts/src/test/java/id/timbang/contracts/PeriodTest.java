package id.timbang.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11, 2026-11-01, 2026-11-30",
        "2024-02, 2024-02-01, 2024-02-29",
        "2026-Q4, 2026-10-01, 2026-12-31",
        "2026-Q1, 2026-01-01, 2026-03-31",
        "2026,    2026-01-01, 2026-12-31",
    })
    void is_written_as_it_is_read_and_knows_its_days(String text, LocalDate firstDay, LocalDate lastDay) {
        Period period = Period.parse(text);

        assertThat(period).hasToString(text);
        assertThat(period.firstDay()).isEqualTo(firstDay);
        assertThat(period.lastDay()).isEqualTo(lastDay);
        assertThat(period.contains(YearMonth.from(firstDay))).isTrue();
        assertThat(period.contains(YearMonth.from(lastDay).plusMonths(1))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-13", "2026-00", "2026-Q5", "26-11", "2026-11-01", "2026-q1", " 2026"})
    void anything_else_is_refused_by_name(String text) {
        assertThatThrownBy(() -> Period.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'");
    }
}
