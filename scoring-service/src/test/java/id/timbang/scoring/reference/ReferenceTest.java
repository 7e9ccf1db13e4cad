package id.timbang.scoring.reference;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.AbsenceChanged;
import id.timbang.contracts.CalendarChanged;
import id.timbang.contracts.CalendarChanged.Holiday;
import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.EmployeeChanged.Assignment;
import id.timbang.contracts.LocalizedText;
import id.timbang.contracts.OfficeChanged;
import id.timbang.contracts.ScorecardChanged;
import id.timbang.contracts.ScorecardChanged.Half;
import id.timbang.scoring.score.Catalogue;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceTest {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    private final Reference reference = new Reference();

    @Test
    void a_revision_from_a_later_month_leaves_the_months_before_as_they_were() {
        reference.apply(scorecard("officer", 1, "2026-01", null));
        reference.apply(scorecard("officer", 2, "2026-11", null));

        assertThat(revision(OCTOBER)).isEqualTo(1);
        assertThat(revision(NOVEMBER)).isEqualTo(2);
        assertThat(reference.scorecard("officer", YearMonth.of(2025, 12))).isEmpty();
    }

    @Test
    void a_revision_for_the_same_months_replaces_the_one_before_whatever_order_they_come_in() {
        reference.apply(scorecard("officer", 2, "2026-01", null));
        reference.apply(scorecard("officer", 1, "2026-01", null));

        assertThat(revision(OCTOBER)).isEqualTo(2);
    }

    @Test
    void of_two_scorecards_the_one_in_force_most_recently_counts() {
        reference.apply(scorecard("old", 1, "2026-01", null));
        reference.apply(scorecard("new", 1, "2026-11", null));

        assertThat(reference.scorecard("officer", OCTOBER).orElseThrow().scorecardId())
                .isEqualTo("old");
        assertThat(reference.scorecard("officer", NOVEMBER).orElseThrow().scorecardId())
                .isEqualTo("new");
        assertThat(reference.rivals("officer", OCTOBER)).isEmpty();
        assertThat(reference.rivals("officer", NOVEMBER))
                .extracting(ScorecardChanged::scorecardId)
                .containsExactly("old");
    }

    @Test
    void the_same_change_told_again_changes_nothing() {
        assertThat(reference.apply(scorecard("officer", 1, "2026-01", null)).isNobody())
                .isFalse();
        long changes = reference.changes();

        assertThat(reference.apply(scorecard("officer", 1, "2026-01", null)).isNobody())
                .isTrue();
        assertThat(reference.changes()).isEqualTo(changes);
    }

    @Test
    void another_position_moves_the_employees_scores_and_another_name_does_not() {
        reference.apply(employee(1, "Budi", "officer"));

        assertThat(reference.apply(employee(2, "Budi S.", "officer")).isNobody())
                .isTrue();
        assertThat(reference.apply(employee(3, "Budi S.", "validator")).employeeIds())
                .containsExactly("budi");
    }

    @Test
    void an_absence_concerns_its_employee_and_counts_as_a_change_each_time_it_is_another() {
        LocalDate day = LocalDate.of(2026, 10, 5);
        long before = reference.changes();
        AbsenceChanged leave = new AbsenceChanged("budi", "a-1", 2, day, day, "ANNUAL_LEAVE");

        assertThat(reference.apply(leave).employeeIds()).containsExactly("budi");
        assertThat(reference.apply(leave).isNobody()).isTrue();
        assertThat(reference
                        .apply(new AbsenceChanged("budi", "a-1", 1, day, day.plusDays(9), "ANNUAL_LEAVE"))
                        .isNobody())
                .isTrue();
        // As many as were made, whether or not the earlier ones are still in the log.
        assertThat(reference.changes()).isEqualTo(before + 2);
        assertThat(reference.absences("budi")).containsExactly(leave);
        assertThat(reference.absences("citra")).isEmpty();
    }

    @Test
    void a_calendar_concerns_everybody() {
        LocalDate monday = LocalDate.of(2026, 10, 5);
        CalendarChanged calendar = new CalendarChanged(
                2026,
                1,
                List.of(DayOfWeek.MONDAY, DayOfWeek.SATURDAY),
                List.of(new Holiday(monday, new LocalizedText("Libur", "Holiday"))),
                null);

        assertThat(reference.workCalendars().isWorkingDay(monday)).isTrue();
        assertThat(reference.apply(calendar).everybody()).isTrue();
        assertThat(reference.workCalendars().isWorkingDay(monday)).isFalse();
        assertThat(reference.apply(calendar).isNobody()).isTrue();
    }

    @Test
    void a_transfer_and_the_days_of_service_move_scores() {
        LocalDate day = LocalDate.of(2026, 10, 12);
        Assignment first = new Assignment(null, "office", "officer");
        reference.apply(employee(1, "Budi", "officer"));

        assertThat(reference.apply(served(2, day, List.of(first))).employeeIds())
                .containsExactly("budi");
        assertThat(reference
                        .apply(served(3, day, List.of(first, new Assignment(day, "office", "officer"))))
                        .employeeIds())
                .containsExactly("budi");
        assertThat(reference
                        .apply(served(4, null, List.of(first, new Assignment(day, "office", "officer"))))
                        .employeeIds())
                .containsExactly("budi");
    }

    private static EmployeeChanged served(long version, LocalDate to, List<Assignment> history) {
        return new EmployeeChanged(
                "budi", version, "Budi", null, "office", "officer", null, null, null, null, null, to, history);
    }

    @Test
    void the_offices_under_one_are_found_even_where_a_fault_makes_a_circle() {
        reference.apply(new OfficeChanged("a", 1, "A", "b"));
        reference.apply(new OfficeChanged("b", 1, "B", "a"));
        reference.apply(new OfficeChanged("c", 1, "C", "b"));

        assertThat(reference.directory().withAllBelow("a")).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(reference.directory().withAllBelow("c")).containsExactly("c");
    }

    private long revision(YearMonth month) {
        return reference.scorecard("officer", month).orElseThrow().revision();
    }

    private static ScorecardChanged scorecard(String id, long revision, String from, String to) {
        return new ScorecardChanged(
                id,
                revision,
                "officer",
                YearMonth.parse(from),
                to == null ? null : YearMonth.parse(to),
                "linear",
                List.of(Catalogue.item("documents", Half.RESULTS, "100", "4", null, null)));
    }

    private static EmployeeChanged employee(long version, String name, String position) {
        return new EmployeeChanged("budi", version, name, null, "office", position, null, null, null, null, null, null);
    }
}
