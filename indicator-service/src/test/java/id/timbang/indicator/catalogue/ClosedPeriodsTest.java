package id.timbang.indicator.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.timbang.contracts.Period;
import id.timbang.contracts.PeriodClosed;
import id.timbang.contracts.ScorecardChanged;
import id.timbang.kit.problem.Problem;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosedPeriodsTest {

    private final ClosedPeriods closed = new ClosedPeriods();

    @Test
    void a_quarter_and_a_year_close_their_months() {
        close("2025");
        close("2026-Q1");
        close("2026-05");

        assertThat(closed.months()).hasSize(16);
        assertThat(closed.closing(YearMonth.of(2025, 12))).contains(Period.parse("2025"));
        assertThat(closed.closing(YearMonth.of(2026, 4))).isEmpty();
        assertThat(closed.firstOpen(YearMonth.of(2026, 4))).isEqualTo(YearMonth.of(2026, 6));
        assertThat(closed.firstOpen(YearMonth.of(2026, 7))).isEqualTo(YearMonth.of(2026, 7));
    }

    @Test
    void of_several_periods_the_shortest_is_named_in_whatever_order_they_come() {
        close("2026-05");
        close("2026");
        close("2026-Q2");

        assertThat(closed.closing(YearMonth.of(2026, 5))).contains(Period.parse("2026-05"));
        assertThat(closed.closing(YearMonth.of(2026, 4))).contains(Period.parse("2026-Q2"));
        assertThat(closed.closing(YearMonth.of(2026, 12))).contains(Period.parse("2026"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02, ,        2026-06",
        "2026-02, 2026-04, 2026-04",
        "2026-02, 2026-03, 2026-04",
        "2026-05, ,        2026-06",
        "2025-01, 2026-01, 2026-02",
    })
    void a_revision_that_reaches_back_is_told_the_first_month_it_may_hold_from(String from, String to, String first) {
        close("2026-Q1");
        close("2026-05");

        assertThatThrownBy(() -> closed.refuseReachingBack(revision(from, to)))
                .isInstanceOfSatisfying(Problem.class, refused -> {
                    assertThat(refused.status().value()).isEqualTo(409);
                    assertThat(refused.code()).isEqualTo("closed-period");
                    assertThat(refused.toDetail().getProperties()).containsEntry("firstMonth", first);
                    assertThat(refused).hasMessageContaining(first).hasMessageContaining("is closed");
                });
    }

    @ParameterizedTest
    @CsvSource({"2026-04, 2026-04", "2026-06, ", "2025-01, 2025-12"})
    void a_revision_for_open_months_only_passes_also_between_closed_ones(String from, String to) {
        close("2026-Q1");
        close("2026-05");

        closed.refuseReachingBack(revision(from, to));
    }

    private void close(String period) {
        closed.apply(new PeriodClosed(Period.parse(period), Map.of()));
    }

    private static ScorecardChanged revision(String from, String to) {
        return new ScorecardChanged(
                "s", 2, "officer", YearMonth.parse(from), to == null ? null : YearMonth.parse(to), "linear", List.of());
    }
}
