package id.timbang.scoring.attribution;

import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreChanged;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which months of a period count: those that have begun. A month by itself always counts; of a quarter or a year that
 * still runs the months to come would ask for work that nobody can have done.
 *
 * @param counted how many, from the period's first
 */
public record CountedMonths(Period period, int counted) {

    /** @param now the month that runs, by the agency's zone */
    public static CountedMonths of(Period period, YearMonth now) {
        if (period.isMonth()) {
            return new CountedMonths(period, 1);
        }
        long begun = ChronoUnit.MONTHS.between(period.first(), now) + 1;
        return new CountedMonths(period, (int) Math.max(0, Math.min(begun, period.months())));
    }

    /** A month by itself. */
    public static CountedMonths of(Period month) {
        if (!month.isMonth()) {
            throw new IllegalArgumentException("it depends on the day how many months of " + month + " count");
        }
        return new CountedMonths(month, 1);
    }

    /** All months of a period, those to come too. */
    public static Stream<Period> monthsOf(Period period) {
        return Stream.iterate(period.first(), month -> month.plusMonths(1))
                .limit(period.months())
                .map(Period::of);
    }

    /** Those that count, in their order. */
    public List<Period> months() {
        return monthsOf(period).limit(counted).toList();
    }

    /** The months that count up to one of them, as it stood when that one ran. */
    public CountedMonths through(Period month) {
        return of(period, month.first());
    }

    /** The last month that counts; of a period that has not begun its first. */
    public YearMonth last() {
        return period.first().plusMonths(Math.max(0, counted - 1));
    }

    /** As it is told: of a month nothing is to be said. */
    public ScoreChanged.@Nullable Months told() {
        return period.isMonth() ? null : new ScoreChanged.Months(counted, period.months());
    }

    /** The last day of the last of them. */
    public LocalDate lastDay() {
        return last().atEndOfMonth();
    }

    Days days() {
        return new Days(period.firstDay(), lastDay());
    }
}
