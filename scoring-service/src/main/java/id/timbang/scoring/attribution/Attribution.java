package id.timbang.scoring.attribution;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.EmployeeChanged.Assignment;
import id.timbang.contracts.ScoreChanged.AssignmentShare;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The office and position by which an employee's period is scored, whole: of those within its months that count the ones
 * that have the most of the working days in service, however often somebody came back to them; of several the last. A
 * period before the first assignment is the first one's; a period out of service goes by the calendar alone.
 *
 * @param assignments every assignment's share of these months; none where all are to one office and position
 */
public record Attribution(
        String officeId, String position, @Nullable List<AssignmentShare> assignments) {

    public static Attribution of(EmployeeChanged employee, CountedMonths months, Predicate<LocalDate> isWorkingDay) {
        if (employee.history().size() == 1) {
            return wholly(employee.history().get(0));
        }
        List<AssignmentShare> shares = shares(employee, months.days().inService(employee), isWorkingDay);
        if (shares.isEmpty()) {
            shares = shares(employee, months.days(), isWorkingDay);
        }
        if (shares.isEmpty()) {
            return wholly(employee.history().get(0));
        }
        AssignmentShare scored = shares.get(0);
        for (AssignmentShare share : shares) {
            if (daysAsIn(share, shares) >= daysAsIn(scored, shares)) {
                scored = share;
            }
        }
        AssignmentShare chosen = scored;
        boolean alone = shares.stream().allMatch(share -> isAs(chosen, share));
        return new Attribution(scored.officeId(), scored.position(), alone ? null : marked(shares, scored));
    }

    private static Attribution wholly(Assignment assignment) {
        return new Attribution(assignment.officeId(), assignment.position(), null);
    }

    private static List<AssignmentShare> shares(
            EmployeeChanged employee, Days wanted, Predicate<LocalDate> isWorkingDay) {
        List<Assignment> history = employee.history();
        List<AssignmentShare> shares = new ArrayList<>();
        for (int at = 0; at < history.size(); at++) {
            Assignment assignment = history.get(at);
            LocalDate next = at + 1 < history.size() ? history.get(at + 1).from() : null;
            Days days = wanted.before(next).within(assignment.from(), null);
            if (!days.isEmpty()) {
                shares.add(new AssignmentShare(
                        assignment.officeId(),
                        assignment.position(),
                        days.first(),
                        days.last(),
                        days.count(isWorkingDay),
                        false));
            }
        }
        return shares;
    }

    private static int daysAsIn(AssignmentShare share, List<AssignmentShare> shares) {
        return shares.stream()
                .filter(other -> isAs(share, other))
                .mapToInt(AssignmentShare::workingDays)
                .sum();
    }

    private static boolean isAs(AssignmentShare share, AssignmentShare other) {
        return share.officeId().equals(other.officeId()) && share.position().equals(other.position());
    }

    private static List<AssignmentShare> marked(List<AssignmentShare> shares, AssignmentShare scored) {
        return shares.stream()
                .map(share -> new AssignmentShare(
                        share.officeId(),
                        share.position(),
                        share.from(),
                        share.to(),
                        share.workingDays(),
                        isAs(share, scored)))
                .toList();
    }
}
