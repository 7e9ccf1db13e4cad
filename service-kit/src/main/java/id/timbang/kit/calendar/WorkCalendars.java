package id.timbang.kit.calendar;

import id.timbang.contracts.CalendarChanged;
import id.timbang.contracts.CalendarChanged.Holiday;
import id.timbang.contracts.CalendarChanged.OfficeHours;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which days are worked, in memory. Fed in any order and repeatedly: the highest version of each year stays. A year
 * without a calendar has no holidays, and is worked from Monday to Friday at any hour.
 */
public final class WorkCalendars {

    private static final Set<DayOfWeek> WEEK = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final Year UNKNOWN = new Year(0, WEEK, Set.of(), null);

    private final Map<Integer, Year> years = new ConcurrentHashMap<>();

    private record Year(
            long version,
            Set<DayOfWeek> workingDays,
            Set<LocalDate> holidays,
            @Nullable OfficeHours officeHours) {

        private static Year of(CalendarChanged calendar) {
            return new Year(
                    calendar.version(),
                    Set.copyOf(calendar.workingDays()),
                    calendar.holidays().stream().map(Holiday::day).collect(Collectors.toUnmodifiableSet()),
                    calendar.officeHours());
        }

        private boolean works(LocalDate day) {
            return workingDays.contains(day.getDayOfWeek()) && !holidays.contains(day);
        }
    }

    /** Takes over a year's calendar, unless a newer one of that year is here. */
    public void apply(CalendarChanged calendar) {
        years.merge(calendar.year(), Year.of(calendar), (old, next) -> next.version() > old.version() ? next : old);
    }

    public boolean isWorkingDay(LocalDate day) {
        return of(day).works(day);
    }

    /** Whether work is done then: on a working day, within office hours where these are told, both ends included. */
    public boolean isWorkingTime(LocalDateTime local) {
        Year year = of(local.toLocalDate());
        if (!year.works(local.toLocalDate())) {
            return false;
        }
        OfficeHours hours = year.officeHours();
        LocalTime time = local.toLocalTime();
        return hours == null || !time.isBefore(hours.opens()) && !time.isAfter(hours.closes());
    }

    private Year of(LocalDate day) {
        return years.getOrDefault(day.getYear(), UNKNOWN);
    }
}
