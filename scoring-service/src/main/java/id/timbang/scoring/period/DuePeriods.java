package id.timbang.scoring.period;

import id.timbang.contracts.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Whose periods are to be made anew, each once however often it was said: an employee's year takes one entry. */
final class DuePeriods {

    private static final int MONTHS = 12;
    private static final int QUARTERS = 4;
    private static final int YEAR = MONTHS + QUARTERS;

    private final Map<EmployeeYear, Integer> due = new LinkedHashMap<>();

    /** One employee's year; the periods of it stand in one number, a bit each. */
    record EmployeeYear(String employeeId, int year) {}

    /** A period, and if it is a month the quarter and the year it is in. */
    void add(String employeeId, Period period) {
        due.merge(new EmployeeYear(employeeId, period.first().getYear()), bits(period), (one, other) -> one | other);
    }

    /** Adds by the key of a standing. */
    void add(String key) {
        int at = key.lastIndexOf('|');
        add(key.substring(0, at), Period.parse(key.substring(at + 1)));
    }

    /** The quarter and the year that run in a month. */
    static List<String> runningIn(YearMonth now) {
        int quarterBegins = 3 * ((now.getMonthValue() - 1) / 3) + 1;
        return List.of(
                new Period(YearMonth.of(now.getYear(), quarterBegins), 3).toString(),
                new Period(YearMonth.of(now.getYear(), 1), 12).toString());
    }

    void addAll(DuePeriods other) {
        other.due.forEach((of, bits) -> due.merge(of, bits, (one, more) -> one | more));
    }

    /** The same in parts of so many employees' years at most. */
    List<DuePeriods> slices(int most) {
        List<DuePeriods> slices = new ArrayList<>();
        due.forEach((of, bits) -> {
            if (slices.isEmpty() || slices.get(slices.size() - 1).size() == most) {
                slices.add(new DuePeriods());
            }
            slices.get(slices.size() - 1).due.put(of, bits);
        });
        return slices;
    }

    private static int bits(Period period) {
        int month = period.first().getMonthValue() - 1;
        int quarter = 1 << (MONTHS + month / 3);
        int year = 1 << YEAR;
        return switch (period.months()) {
            case 1 -> 1 << month | quarter | year;
            case 3 -> quarter;
            default -> year;
        };
    }

    /** The periods that are due, by employee and year. */
    Map<EmployeeYear, Stream<Period>> each() {
        Map<EmployeeYear, Stream<Period>> each = new LinkedHashMap<>();
        due.forEach((employeeYear, bits) -> each.put(
                employeeYear,
                IntStream.rangeClosed(0, YEAR)
                        .filter(bit -> (bits & 1 << bit) != 0)
                        .mapToObj(bit -> period(employeeYear.year(), bit))));
        return each;
    }

    private static Period period(int year, int bit) {
        if (bit == YEAR) {
            return new Period(YearMonth.of(year, 1), 12);
        }
        return bit < MONTHS
                ? Period.of(YearMonth.of(year, bit + 1))
                : new Period(YearMonth.of(year, 3 * (bit - MONTHS) + 1), 3);
    }

    int size() {
        return due.size();
    }

    boolean isEmpty() {
        return due.isEmpty();
    }
}
