package id.timbang.contracts;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The working days of a calendar year: which days of the week are worked, and which days are free all the same.
 * Holidays and days of collective leave (cuti bersama) are decreed anew each year, so they are data.
 *
 * @param workingDays the days of the week that are worked
 * @param holidays    days off within the year, in their order
 * @param officeHours when work is done on a working day, none where that is not told
 */
public record CalendarChanged(
        int year,
        long version,
        List<DayOfWeek> workingDays,
        List<Holiday> holidays,
        @Nullable OfficeHours officeHours) implements DirectoryEvent {

    /** A day off. */
    public record Holiday(LocalDate day, LocalizedText name) {}

    /**
     * From and to, both written as {@code 07:30}, in the agency's zone.
     *
     * @throws java.time.DateTimeException where one is no time of day
     */
    public record OfficeHours(String from, String to) {

        public OfficeHours {
            DateTimeFormatter.ISO_LOCAL_TIME.parse(from);
            DateTimeFormatter.ISO_LOCAL_TIME.parse(to);
        }

        public LocalTime opens() {
            return LocalTime.parse(from);
        }

        public LocalTime closes() {
            return LocalTime.parse(to);
        }
    }

    public CalendarChanged {
        workingDays = workingDays.stream().distinct().sorted().toList();
        holidays = holidays.stream().sorted(Comparator.comparing(Holiday::day)).toList();
    }

    @Override
    public String key() {
        return "calendar/" + year;
    }
}
