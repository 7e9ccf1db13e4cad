package id.timbang.scoring.attribution;

import id.timbang.contracts.AbsenceChanged;
import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.ScoreChanged.Presence;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How many of the working days an employee was there. */
public final class Attendance {

    /** An absence that was called off is none, and one without leave must not make a target smaller. */
    private static final Set<String> SHRINK_NOTHING = Set.of("CANCELLED", "UNEXCUSED");

    private static final Comparator<AbsenceChanged> BY_BEGINNING =
            Comparator.comparing(AbsenceChanged::from).thenComparing(AbsenceChanged::absenceId);

    private Attendance() {}

    /**
     * Counts the working days of the months that count: present are those in service and in no absence. A day in several absences is
     * away once, by the kind of the one that began first.
     *
     * @param absences of the employee, in any order
     * @return none where the employee was present on every working day
     */
    public static @Nullable Presence of(
            EmployeeChanged employee,
            CountedMonths months,
            Collection<AbsenceChanged> absences,
            Predicate<LocalDate> isWorkingDay) {
        Days served = months.days().inService(employee);
        Map<LocalDate, String> away = new TreeMap<>();
        absences.stream().filter(Attendance::shrinks).sorted(BY_BEGINNING).forEach(absence -> served.within(
                        absence.from(), absence.to())
                .each()
                .filter(isWorkingDay)
                .forEach(day -> away.putIfAbsent(day, absence.kind())));
        if (away.isEmpty() && served.equals(months.days())) {
            return null;
        }
        int workingDays = months.days().count(isWorkingDay);
        int present = served.count(isWorkingDay) - away.size();
        return present == workingDays ? null : new Presence(workingDays, present, byKind(away));
    }

    private static boolean shrinks(AbsenceChanged absence) {
        return !SHRINK_NOTHING.contains(absence.kind().toUpperCase(Locale.ROOT));
    }

    private static Map<String, Integer> byKind(Map<LocalDate, String> away) {
        Map<String, Integer> days = new TreeMap<>();
        away.values().forEach(kind -> days.merge(kind, 1, Integer::sum));
        return days;
    }
}
