package id.timbang.indicator.directory;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.EmployeeChanged.Assignment;
import id.timbang.indicator.input.FieldErrors;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody has worked, and from when: how that follows from what is handed in.
 *
 * <ul>
 *   <li>another office or position, with an {@code assignedFrom} later than the present assignment's: a transfer, the
 *       next assignment begins that day
 *   <li>another office or position, with the present assignment's {@code assignedFrom} or without one: the present
 *       assignment was entered wrongly and is corrected; corrected, without a date, to what the one before it was, the
 *       transfer is taken back
 *   <li>the same office and position with another {@code assignedFrom}: the day was entered wrongly and is corrected
 *   <li>a whole list that is not the known one replaces it
 * </ul>
 *
 * Handing in the same again changes nothing.
 */
final class Assignments {

    private static final String DATE = "assignedFrom";

    private final FieldErrors errors;
    private final LocalDate today;

    /**
     * @param errors what is wrong is added here
     * @param today  nobody has been assigned from a later day
     */
    Assignments(FieldErrors errors, LocalDate today) {
        this.errors = errors;
        this.today = today;
    }

    /**
     * The assignments as they will be.
     *
     * @param present      as it is known, none for somebody new
     * @param wanted       office, position and time in service as they will be
     * @param assignedFrom from when, none where that is not said
     * @param list         the whole list as it was handed in, none where it was not
     * @return none where there has been one only, whose first day is not told; to be used only where no error was added
     */
    @Nullable
    List<Assignment> next(
            @Nullable EmployeeChanged present,
            EmployeeChanged wanted,
            @Nullable LocalDate assignedFrom,
            @Nullable List<Assignment> list) {
        List<Assignment> known = present == null ? List.of() : present.history();
        boolean replaced = list != null && !list.equals(known);
        List<Assignment> next = replaced ? whole(list, wanted, assignedFrom) : moved(known, wanted, assignedFrom);
        checkDates(next, wanted, replaced, assignedFrom != null);
        return next.size() == 1 && next.get(0).from() == null ? null : next;
    }

    private List<Assignment> whole(List<Assignment> list, EmployeeChanged wanted, @Nullable LocalDate assignedFrom) {
        Assignment last = list.get(list.size() - 1);
        if (!isTo(wanted, last)) {
            errors.add(
                    "assignments",
                    "the last one must be the present one, to officeId '" + wanted.officeId() + "' and position '"
                            + wanted.position() + "'; for a transfer leave 'assignments' out and say 'assignedFrom'");
        }
        if (assignedFrom != null && !assignedFrom.equals(last.from())) {
            errors.add(DATE, "is not the first day of the last of 'assignments'; leave one of the two out");
        }
        return list;
    }

    private List<Assignment> moved(List<Assignment> known, EmployeeChanged wanted, @Nullable LocalDate assignedFrom) {
        if (known.isEmpty()) {
            return List.of(to(wanted, assignedFrom));
        }
        Assignment last = known.get(known.size() - 1);
        if (isTo(wanted, last)) {
            return assignedFrom == null ? known : lastReplaced(known, to(wanted, assignedFrom));
        }
        if (assignedFrom == null) {
            boolean takenBack = known.size() > 1 && isTo(wanted, known.get(known.size() - 2));
            return takenBack ? known.subList(0, known.size() - 1) : lastReplaced(known, to(wanted, last.from()));
        }
        if (assignedFrom.equals(last.from())) {
            return lastReplaced(known, to(wanted, assignedFrom));
        }
        if (last.from() != null && assignedFrom.isBefore(last.from())) {
            errors.add(
                    DATE,
                    assignedFrom + " is before the present assignment began, " + last.from()
                            + "; to mend what came before it, hand in the whole list of 'assignments'");
            return known;
        }
        List<Assignment> next = new ArrayList<>(known);
        next.add(to(wanted, assignedFrom));
        return next;
    }

    private static List<Assignment> lastReplaced(List<Assignment> known, Assignment last) {
        List<Assignment> next = new ArrayList<>(known.subList(0, known.size() - 1));
        next.add(last);
        return next;
    }

    private static Assignment to(EmployeeChanged wanted, @Nullable LocalDate from) {
        return new Assignment(from, wanted.officeId(), wanted.position());
    }

    private static boolean isTo(EmployeeChanged wanted, Assignment assignment) {
        return assignment.officeId().equals(wanted.officeId())
                && assignment.position().equals(wanted.position());
    }

    private void checkDates(List<Assignment> next, EmployeeChanged wanted, boolean replaced, boolean dated) {
        LocalDate before = null;
        for (int place = 0; place < next.size(); place++) {
            LocalDate from = next.get(place).from();
            boolean last = place == next.size() - 1;
            String field = replaced ? "assignments[" + place + "].from" : DATE;
            if (from == null) {
                if (place > 0) {
                    errors.add(field, "is missing; only the first assignment may have begun at no known day");
                }
                continue;
            }
            if (from.isAfter(today)) {
                errors.add(field, from + " is in the future; enter a transfer when the day has come");
            }
            if (before != null && !from.isAfter(before)) {
                errors.add(field, from + " is not after the assignment before it began, " + before);
            }
            String inService = replaced || last && dated ? field : "";
            if (wanted.activeFrom() != null && from.isBefore(wanted.activeFrom())) {
                errors.add(
                        inService.isEmpty() ? "activeFrom" : inService,
                        "an assignment from " + from + " is before activeFrom, " + wanted.activeFrom());
            }
            if (wanted.activeTo() != null && from.isAfter(wanted.activeTo())) {
                errors.add(
                        inService.isEmpty() ? "activeTo" : inService,
                        "an assignment from " + from + " is after activeTo, " + wanted.activeTo());
            }
            before = from;
        }
    }
}
