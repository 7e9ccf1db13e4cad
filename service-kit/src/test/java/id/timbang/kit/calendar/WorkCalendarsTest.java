package id.timbang.kit.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.CalendarChanged;
import id.timbang.contracts.CalendarChanged.Holiday;
import id.timbang.contracts.CalendarChanged.OfficeHours;
import id.timbang.contracts.LocalizedText;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkCalendarsTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 11, 30);
    private static final List<DayOfWeek> FIVE_DAYS =
            List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY);

    private final WorkCalendars calendars = new WorkCalendars();

    @Test
    void a_year_without_a_calendar_is_worked_from_monday_to_friday_at_any_hour() {
        assertThat(workingDays(FIRST, LAST)).isEqualTo(21);
        assertThat(calendars.isWorkingDay(LocalDate.of(2026, 11, 28))).isFalse();
        assertThat(calendars.isWorkingTime(LocalDateTime.parse("2026-11-27T03:00:00")))
                .isTrue();
        assertThat(calendars.isWorkingTime(LocalDateTime.parse("2026-11-28T10:00:00")))
                .isFalse();
    }

    @Test
    void holidays_are_no_working_days_and_one_on_a_sunday_takes_nothing_away() {
        calendars.apply(calendar(1, FIVE_DAYS, LocalDate.of(2026, 11, 10), LocalDate.of(2026, 11, 15)));

        assertThat(workingDays(FIRST, LAST)).isEqualTo(20);
        assertThat(calendars.isWorkingDay(LocalDate.of(2026, 11, 10))).isFalse();
    }

    @Test
    void a_week_of_six_days_has_saturdays() {
        calendars.apply(calendar(1, List.of(DayOfWeek.values()).subList(0, 6)));

        assertThat(workingDays(FIRST, LAST)).isEqualTo(25);
    }

    @Test
    void an_older_calendar_of_the_year_does_not_come_back() {
        calendars.apply(calendar(2, FIVE_DAYS));
        calendars.apply(calendar(1, FIVE_DAYS, LocalDate.of(2026, 11, 10)));

        assertThat(workingDays(FIRST, LAST)).isEqualTo(21);
    }

    @Test
    void office_hours_include_both_ends() {
        calendars.apply(calendar(1, FIVE_DAYS));

        assertThat(calendars.isWorkingTime(LocalDateTime.parse("2026-11-27T07:30:00")))
                .isTrue();
        assertThat(calendars.isWorkingTime(LocalDateTime.parse("2026-11-27T16:00:00")))
                .isTrue();
        assertThat(calendars.isWorkingTime(LocalDateTime.parse("2026-11-27T16:00:01")))
                .isFalse();
        assertThat(calendars.isWorkingTime(LocalDateTime.parse("2026-11-27T07:29:59")))
                .isFalse();
    }

    private long workingDays(LocalDate from, LocalDate to) {
        return from.datesUntil(to.plusDays(1)).filter(calendars::isWorkingDay).count();
    }

    private static CalendarChanged calendar(long version, List<DayOfWeek> week, LocalDate... holidays) {
        return new CalendarChanged(
                2026,
                version,
                week,
                List.of(holidays).stream()
                        .map(day -> new Holiday(day, new LocalizedText("Libur", "Holiday")))
                        .toList(),
                new OfficeHours("07:30", "16:00"));
    }
}
