package id.timbang.scoring.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.AbsenceChanged;
import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.EmployeeChanged.Assignment;
import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreChanged.AssignmentShare;
import id.timbang.contracts.ScoreChanged.Presence;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** October 2026 has 22 working days from Monday to Friday, none of them free. */
class AttributionTest {

    private static final CountedMonths OCTOBER = CountedMonths.of(Period.parse("2026-10"));
    private static final Predicate<LocalDate> WEEK = day -> day.getDayOfWeek().getValue() <= 5;

    @Test
    void a_month_is_scored_by_the_assignment_with_the_most_working_days_and_says_so() {
        EmployeeChanged employee = employee(null, null, from(null, "asemrowo"), from("2026-10-12", "gubeng"));

        Attribution attribution = Attribution.of(employee, OCTOBER, WEEK);

        assertThat(attribution.officeId()).isEqualTo("gubeng");
        assertThat(attribution.assignments())
                .containsExactly(
                        share("asemrowo", "2026-10-01", "2026-10-11", 7, false),
                        share("gubeng", "2026-10-12", "2026-10-31", 15, true));
    }

    @Test
    void the_days_of_somebody_who_came_back_are_added() {
        EmployeeChanged employee = employee(
                null, null, from(null, "asemrowo"), from("2026-10-09", "gubeng"), from("2026-10-22", "asemrowo"));

        Attribution attribution = Attribution.of(employee, OCTOBER, WEEK);

        assertThat(attribution.officeId()).isEqualTo("asemrowo");
        assertThat(attribution.assignments())
                .containsExactly(
                        share("asemrowo", "2026-10-01", "2026-10-08", 6, true),
                        share("gubeng", "2026-10-09", "2026-10-21", 9, false),
                        share("asemrowo", "2026-10-22", "2026-10-31", 7, true));
    }

    @Test
    void of_two_with_as_many_days_the_later_counts() {
        EmployeeChanged employee = employee(null, null, from(null, "asemrowo"), from("2026-10-16", "gubeng"));

        assertThat(Attribution.of(employee, OCTOBER, WEEK).assignments())
                .extracting(AssignmentShare::workingDays)
                .containsExactly(11, 11);
        assertThat(Attribution.of(employee, OCTOBER, WEEK).officeId()).isEqualTo("gubeng");
    }

    @Test
    void a_month_before_the_move_stays_the_old_offices_and_tells_of_no_other() {
        EmployeeChanged employee = employee(null, null, from(null, "asemrowo"), from("2026-11-01", "gubeng"));

        assertThat(Attribution.of(employee, OCTOBER, WEEK)).isEqualTo(new Attribution("asemrowo", "at asemrowo", null));
    }

    @Test
    void only_days_in_service_count() {
        EmployeeChanged employee =
                employee("2026-10-20", "2026-10-29", from(null, "asemrowo"), from("2026-10-27", "gubeng"));

        assertThat(Attribution.of(employee, OCTOBER, WEEK).assignments())
                .containsExactly(
                        share("asemrowo", "2026-10-20", "2026-10-26", 5, true),
                        share("gubeng", "2026-10-27", "2026-10-29", 3, false));
    }

    @Test
    void a_month_out_of_service_goes_by_the_calendar_and_one_before_all_by_the_first() {
        EmployeeChanged gone = employee(null, "2026-08-31", from(null, "asemrowo"), from("2026-06-01", "gubeng"));
        EmployeeChanged later = employee(null, null, from("2026-11-01", "asemrowo"), from("2026-12-01", "gubeng"));

        assertThat(Attribution.of(gone, OCTOBER, WEEK).officeId()).isEqualTo("gubeng");
        assertThat(Attribution.of(later, OCTOBER, WEEK).officeId()).isEqualTo("asemrowo");
    }

    @Test
    void days_as_far_off_as_there_are_hurt_nothing() {
        String first = LocalDate.MIN.toString();
        String last = LocalDate.MAX.toString();
        EmployeeChanged employee = employee(first, last, from(first, "asemrowo"), from(first, "gubeng"));
        AbsenceChanged ever = new AbsenceChanged("e", "a", 1, LocalDate.MIN, LocalDate.MAX, "STUDY");

        assertThat(Attribution.of(employee, OCTOBER, WEEK).officeId()).isEqualTo("gubeng");
        assertThat(Attendance.of(employee, OCTOBER, List.of(ever), WEEK))
                .isEqualTo(new Presence(22, 0, Map.of("STUDY", 22)));
    }

    @Test
    void two_days_of_leave_and_a_day_that_is_told_of_twice() {
        EmployeeChanged employee = employee(null, null, from(null, "asemrowo"));
        List<AbsenceChanged> absences = List.of(
                absence("ill", "2026-10-15", "2026-10-18", "SICK_LEAVE"),
                absence("leave", "2026-10-14", "2026-10-15", "ANNUAL_LEAVE"),
                absence("stayed-away", "2026-10-20", "2026-10-20", "UNEXCUSED"),
                absence("called-off", "2026-10-21", "2026-10-23", "CANCELLED"));

        assertThat(Attendance.of(employee, OCTOBER, absences, WEEK))
                .isEqualTo(new Presence(22, 19, Map.of("ANNUAL_LEAVE", 2, "SICK_LEAVE", 1)));
    }

    @Test
    void whoever_was_there_all_the_time_has_nothing_told_and_neither_has_a_month_without_working_days() {
        EmployeeChanged employee = employee("2026-10-01", "2026-10-31", from(null, "asemrowo"));
        AbsenceChanged weekend = absence("weekend", "2026-10-17", "2026-10-18", "ANNUAL_LEAVE");

        assertThat(Attendance.of(employee, OCTOBER, List.of(weekend), WEEK)).isNull();
        assertThat(Attendance.of(employee, OCTOBER, List.of(), day -> false)).isNull();
    }

    private static Assignment from(@Nullable String day, String office) {
        return new Assignment(day == null ? null : LocalDate.parse(day), office, "at " + office);
    }

    private static AssignmentShare share(String office, String from, String to, int days, boolean scored) {
        return new AssignmentShare(office, "at " + office, LocalDate.parse(from), LocalDate.parse(to), days, scored);
    }

    private static AbsenceChanged absence(String id, String from, String to, String kind) {
        return new AbsenceChanged("e", id, 1, LocalDate.parse(from), LocalDate.parse(to), kind);
    }

    private static EmployeeChanged employee(
            @Nullable String activeFrom, @Nullable String activeTo, Assignment... history) {
        Assignment last = history[history.length - 1];
        return new EmployeeChanged(
                "e",
                1,
                "E",
                null,
                last.officeId(),
                last.position(),
                null,
                null,
                null,
                null,
                activeFrom == null ? null : LocalDate.parse(activeFrom),
                activeTo == null ? null : LocalDate.parse(activeTo),
                List.of(history));
    }
}
