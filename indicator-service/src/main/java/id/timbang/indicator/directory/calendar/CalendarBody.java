package id.timbang.indicator.directory.calendar;

import id.timbang.contracts.CalendarChanged;
import id.timbang.contracts.CalendarChanged.Holiday;
import id.timbang.contracts.CalendarChanged.OfficeHours;
import id.timbang.contracts.LocalizedText;
import id.timbang.indicator.input.FieldErrors;
import id.timbang.indicator.input.Texts;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A year's calendar as it is handed in.
 *
 * @param year        may be given, as in the answer to GET; then it must be the address's
 * @param version     may be given, as in the answer to GET; it is not looked at
 * @param workingDays the days of the week that are worked, at least one
 * @param holidays    days off within the year, each once; none may be left out
 * @param officeHours when work is done, none where that is not told
 */
record CalendarBody(
        @Nullable Integer year,
        @Nullable Long version,
        @Nullable List<@Nullable DayOfWeek> workingDays,
        @Nullable List<@Nullable HolidayBody> holidays,
        @Nullable HoursBody officeHours) {

    private static final int EARLIEST = 2000;
    private static final int LATEST = 2199;
    private static final int MOST_HOLIDAYS = 366;
    private static final Pattern HOURS = Pattern.compile("\\d\\d:\\d\\d");

    record HolidayBody(@Nullable LocalDate day, @Nullable Name name) {}

    record Name(@Nullable String id, @Nullable String en) {}

    record HoursBody(@Nullable String from, @Nullable String to) {}

    /** The wanted state by version; to be used only where no error was added. */
    LongFunction<CalendarChanged> checked(int inAddress, FieldErrors errors) {
        if (inAddress < EARLIEST || inAddress > LATEST) {
            errors.add("year", "must be " + EARLIEST + " to " + LATEST + ", not " + inAddress);
        } else if (year != null && year != inAddress) {
            errors.add("year", "the body says " + year + " and the address " + inAddress + "; make them the same");
        }
        List<DayOfWeek> days = days(errors);
        List<Holiday> off = holidays(inAddress, errors);
        OfficeHours hours = hours(errors);
        return as -> new CalendarChanged(inAddress, as, days, off, hours);
    }

    private List<DayOfWeek> days(FieldErrors errors) {
        List<DayOfWeek> days = new ArrayList<>();
        if (workingDays == null || workingDays.isEmpty()) {
            errors.add("workingDays", "is missing; at least one day of the week is worked, for example MONDAY");
            return days;
        }
        for (int place = 0; place < workingDays.size(); place++) {
            DayOfWeek day = workingDays.get(place);
            if (day == null || days.contains(day)) {
                errors.add("workingDays[" + place + "]", day == null ? "is missing" : day + " is there twice");
                return days;
            }
            days.add(day);
        }
        return days;
    }

    private List<Holiday> holidays(int inAddress, FieldErrors errors) {
        List<Holiday> off = new ArrayList<>();
        if (holidays == null) {
            errors.add("holidays", "is missing; [] says that there are none");
            return off;
        }
        if (holidays.size() > MOST_HOLIDAYS) {
            errors.add("holidays", "are " + holidays.size() + "; a year has no more than " + MOST_HOLIDAYS + " days");
            return off;
        }
        Set<LocalDate> seen = new HashSet<>();
        for (int place = 0; place < holidays.size(); place++) {
            String field = "holidays[" + place + "]";
            HolidayBody given = errors.present(field, holidays.get(place));
            LocalDate day = given == null ? null : errors.present(field + ".day", given.day());
            Name name = given == null ? null : errors.present(field + ".name", given.name());
            if (day == null || name == null) {
                continue;
            }
            if (day.getYear() != inAddress) {
                errors.add(field + ".day", day + " is not in " + inAddress);
            } else if (!seen.add(day)) {
                errors.add(field + ".day", day + " is there twice; one entry can name both occasions");
            }
            off.add(new Holiday(
                    day,
                    new LocalizedText(
                            errors.required(field + ".name.id", name.id(), 200),
                            errors.required(field + ".name.en", name.en(), 200))));
        }
        return off;
    }

    private @Nullable OfficeHours hours(FieldErrors errors) {
        if (officeHours == null) {
            return null;
        }
        LocalTime from = time("officeHours.from", officeHours.from(), errors);
        LocalTime to = time("officeHours.to", officeHours.to(), errors);
        if (from == null || to == null) {
            return null;
        }
        if (!from.isBefore(to)) {
            errors.add("officeHours.to", to + " is not after 'from', " + from);
        }
        return new OfficeHours(from.toString(), to.toString());
    }

    private static @Nullable LocalTime time(String field, @Nullable String given, FieldErrors errors) {
        String text = errors.required(field, given, 5);
        if (text.isEmpty()) {
            return null;
        }
        try {
            if (HOURS.matcher(text).matches()) {
                return LocalTime.parse(text);
            }
        } catch (DateTimeException noTime) {
            // Told below, like what has not even the form.
        }
        errors.add(field, "'" + Texts.shown(text) + "' is no time of day; write 07:30");
        return null;
    }
}
