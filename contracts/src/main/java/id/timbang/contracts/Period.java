package id.timbang.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A month, quarter or calendar year of appraisal, written {@code 2026-11}, {@code 2026-Q4}, {@code 2026}.
 *
 * @param first  its first month
 * @param months how many months it has: 1, 3 or 12
 */
public record Period(YearMonth first, int months) implements Comparable<Period> {

    private static final Pattern FORM = Pattern.compile("(\\d{4})(?:-(?:(\\d{2})|Q([1-4])))?");

    public Period {
        boolean whole =
                switch (months) {
                    case 1 -> true;
                    case 3 -> first.getMonthValue() % 3 == 1;
                    case 12 -> first.getMonthValue() == 1;
                    default -> false;
                };
        if (!whole) {
            throw new IllegalArgumentException(
                    "a period is a month, a quarter or a calendar year, not " + months + " months from " + first);
        }
    }

    /** The month itself as a period. */
    public static Period of(YearMonth month) {
        return new Period(month, 1);
    }

    /** The month in which a day lies. */
    public static Period monthOf(LocalDate day) {
        return of(YearMonth.from(day));
    }

    /**
     * Reads {@code 2026-11}, {@code 2026-Q4} or {@code 2026}.
     *
     * @throws IllegalArgumentException for anything else, naming what was read and what is expected
     */
    @JsonCreator
    public static Period parse(String text) {
        Matcher form = FORM.matcher(text);
        try {
            if (form.matches()) {
                int year = Integer.parseInt(form.group(1));
                if (form.group(2) != null) {
                    return of(YearMonth.of(year, Integer.parseInt(form.group(2))));
                }
                return form.group(3) != null
                        ? new Period(YearMonth.of(year, 3 * Integer.parseInt(form.group(3)) - 2), 3)
                        : new Period(YearMonth.of(year, 1), 12);
            }
        } catch (DateTimeException impossibleMonth) {
            throw new IllegalArgumentException(expected(text), impossibleMonth);
        }
        throw new IllegalArgumentException(expected(text));
    }

    private static String expected(String text) {
        return "'" + text + "' is not a period; write a month as 2026-11, a quarter as 2026-Q4, a year as 2026";
    }

    public boolean isMonth() {
        return months == 1;
    }

    public YearMonth last() {
        return first.plusMonths(months - 1L);
    }

    public LocalDate firstDay() {
        return first.atDay(1);
    }

    public LocalDate lastDay() {
        return last().atEndOfMonth();
    }

    public boolean contains(YearMonth month) {
        return !month.isBefore(first) && !month.isAfter(last());
    }

    @Override
    public int compareTo(Period other) {
        int byStart = first.compareTo(other.first);
        return byStart != 0 ? byStart : Integer.compare(months, other.months);
    }

    @JsonValue
    @Override
    public String toString() {
        return switch (months) {
            case 1 -> first.toString();
            case 3 -> first.getYear() + "-Q" + (first.getMonthValue() + 2) / 3;
            default -> String.valueOf(first.getYear());
        };
    }
}
