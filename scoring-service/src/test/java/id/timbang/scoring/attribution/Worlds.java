package id.timbang.scoring.attribution;

import id.timbang.contracts.AbsenceChanged;
import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.EmployeeChanged.Assignment;
import id.timbang.contracts.Period;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.jspecify.annotations.Nullable;

/** A month, or the months of a quarter that count, their free days, and somebody who came, went, was away and changed places somewhere around it. */
record Worlds(EmployeeChanged employee, List<AbsenceChanged> absences, CountedMonths months, Set<LocalDate> free) {

    private static final LocalDate START = LocalDate.of(2026, 8, 20);
    private static final int AROUND = 100;
    private static final List<String> KINDS =
            List.of("ANNUAL_LEAVE", "SICK_LEAVE", "DUTY_TRAVEL", "UNEXCUSED", "unexcused", "CANCELLED");

    Predicate<LocalDate> isWorkingDay() {
        return day -> day.getDayOfWeek().getValue() <= 5 && !free.contains(day);
    }

    static Arbitrary<Worlds> worlds() {
        return Arbitraries.randomValue(random -> {
            List<AbsenceChanged> absences = new ArrayList<>();
            int many = random.nextInt(7);
            for (int i = 0; i < many; i++) {
                LocalDate from = day(random);
                LocalDate to = from.plusDays(random.nextInt(12));
                absences.add(new AbsenceChanged("e", "a" + i, 1, from, to, KINDS.get(random.nextInt(KINDS.size()))));
            }
            Set<LocalDate> free = new HashSet<>();
            int holidays = random.nextInt(4) == 0 ? 100 : random.nextInt(12);
            for (int i = 0; i < holidays; i++) {
                free.add(day(random));
            }
            return new Worlds(employee(random), absences, months(random), free);
        });
    }

    private static CountedMonths months(Random random) {
        YearMonth now = YearMonth.of(2026, 9 + random.nextInt(4));
        return CountedMonths.of(
                Period.parse(List.of("2026-09", "2026-10", "2026-Q4").get(random.nextInt(3))), now);
    }

    private static EmployeeChanged employee(Random random) {
        List<Assignment> history = new ArrayList<>();
        LocalDate from = random.nextBoolean() ? null : day(random);
        int many = 1 + random.nextInt(4);
        for (int i = 0; i < many; i++) {
            history.add(new Assignment(from, "office-" + i, "position-" + i));
            from = (from == null ? day(random) : from).plusDays(1 + random.nextInt(15));
        }
        Assignment last = history.get(history.size() - 1);
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
                sometimes(random),
                sometimes(random),
                random.nextInt(5) == 0 ? null : history);
    }

    private static @Nullable LocalDate sometimes(Random random) {
        return random.nextInt(3) == 0 ? day(random) : null;
    }

    private static LocalDate day(Random random) {
        return START.plusDays(random.nextInt(AROUND));
    }
}
