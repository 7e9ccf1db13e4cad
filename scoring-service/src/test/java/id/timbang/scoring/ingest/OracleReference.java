package id.timbang.scoring.ingest;

import id.timbang.contracts.AbsenceChanged;
import id.timbang.contracts.CalendarChanged;
import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.EmployeeChanged.Assignment;
import id.timbang.contracts.Event;
import id.timbang.contracts.IndicatorChanged;
import id.timbang.contracts.ScorecardChanged;
import id.timbang.contracts.ScorecardChanged.Item;
import id.timbang.contracts.Versioned;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The directory and the catalogue as a plain list of what was told of them, asked day by day. */
final class OracleReference {

    private final List<Event> told;

    OracleReference(List<Event> told) {
        this.told = told;
    }

    /** Of each of those the newest state; an entity is what has a key of its own. */
    private <T extends Event & Versioned> Collection<T> newest(Class<T> type, Predicate<T> wanted) {
        Map<String, T> newest = new TreeMap<>();
        told.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(wanted)
                .forEach(each ->
                        newest.merge(each.key(), each, (one, other) -> one.version() >= other.version() ? one : other));
        return newest.values();
    }

    IndicatorChanged indicator(String code) {
        return newest(IndicatorChanged.class, each -> each.code().equals(code)).stream()
                .findFirst()
                .orElse(null);
    }

    /** By what a month is measured: nothing where the directory or the catalogue do not know. */
    List<Item> items(String employeeId, YearMonth month) {
        return newest(EmployeeChanged.class, each -> each.employeeId().equals(employeeId)).stream()
                .map(employee -> scorecard(position(employee, month), month))
                .filter(scorecard -> scorecard != null)
                .flatMap(scorecard -> scorecard.items().stream())
                .toList();
    }

    private String position(EmployeeChanged employee, YearMonth month) {
        List<Assignment> history = employee.history();
        List<LocalDate> days =
                days(month).filter(day -> isServed(employee, day)).toList();
        List<LocalDate> asked = days.isEmpty() ? days(month).toList() : days;
        Assignment scored = null;
        long most = -1;
        for (int i = 0; i < history.size(); i++) {
            Assignment assignment = history.get(i);
            int number = i;
            long working = asked.stream()
                    .filter(this::isWorked)
                    .filter(day -> {
                        Assignment that = history.get(numberOf(history, day));
                        return that.officeId().equals(assignment.officeId())
                                && that.position().equals(assignment.position());
                    })
                    .count();
            boolean held = asked.stream().anyMatch(day -> numberOf(history, day) == number);
            if (held && working >= most) {
                most = working;
                scored = assignment;
            }
        }
        return scored.position();
    }

    /** Which assignment holds on a day; the first one's begins with the world. */
    private static int numberOf(List<Assignment> history, LocalDate day) {
        return IntStream.range(1, history.size())
                .filter(i -> !day.isBefore(history.get(i).from()))
                .max()
                .orElse(0);
    }

    private ScorecardChanged scorecard(String position, YearMonth month) {
        Map<String, ScorecardChanged> holding = new TreeMap<>();
        newest(ScorecardChanged.class, each -> true).stream()
                .filter(each -> !month.isBefore(each.from()) && (each.to() == null || !month.isAfter(each.to())))
                .forEach(each -> holding.merge(
                        each.scorecardId(), each, (one, other) -> one.revision() > other.revision() ? one : other));
        ScorecardChanged inForce = null;
        for (ScorecardChanged each : holding.values()) {
            boolean isLater = inForce == null || !each.from().isBefore(inForce.from());
            if (each.position().equals(position) && isLater) {
                inForce = each;
            }
        }
        return inForce;
    }

    /** How many of a month's working days somebody was there, and how many there are. */
    int[] present(String employeeId, YearMonth month) {
        EmployeeChanged employee = newest(
                        EmployeeChanged.class, each -> each.employeeId().equals(employeeId))
                .iterator()
                .next();
        Collection<AbsenceChanged> absences =
                newest(AbsenceChanged.class, each -> each.employeeId().equals(employeeId));
        List<LocalDate> worked = days(month).filter(this::isWorked).toList();
        long present = worked.stream()
                .filter(day -> isServed(employee, day))
                .filter(day -> absences.stream()
                        .noneMatch(absence -> !absence.kind().equals("UNEXCUSED")
                                && !absence.kind().equals("CANCELLED")
                                && !day.isBefore(absence.from())
                                && !day.isAfter(absence.to())))
                .count();
        return new int[] {(int) present, worked.size()};
    }

    private static boolean isServed(EmployeeChanged employee, LocalDate day) {
        return (employee.activeFrom() == null || !day.isBefore(employee.activeFrom()))
                && (employee.activeTo() == null || !day.isAfter(employee.activeTo()));
    }

    private boolean isWorked(LocalDate day) {
        return newest(CalendarChanged.class, each -> each.year() == day.getYear()).stream()
                .map(calendar -> calendar.workingDays().contains(day.getDayOfWeek())
                        && calendar.holidays().stream()
                                .noneMatch(holiday -> holiday.day().equals(day)))
                .findFirst()
                .orElse(day.getDayOfWeek().getValue() <= 5);
    }

    private static Stream<LocalDate> days(YearMonth month) {
        return IntStream.rangeClosed(1, month.lengthOfMonth()).mapToObj(month::atDay);
    }
}
