package id.timbang.indicator.directory;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.EmployeeChanged.Assignment;
import id.timbang.indicator.input.FieldErrors;
import id.timbang.kit.state.StateStore.Change;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An employee as they shall be, checked by itself; what depends on how they are now is found out when it is stored, so
 * that a change at the same time is not undone. For one thread.
 */
public final class EmployeeEntry implements Change<EmployeeChanged> {

    private final EmployeeChanged employee;
    private final @Nullable LocalDate assignedFrom;
    private final @Nullable List<Assignment> assignments;
    private final LocalDate today;
    private final BinaryOperator<EmployeeChanged> merge;
    private final boolean moves;
    private FieldErrors errors = new FieldErrors();

    EmployeeEntry(
            EmployeeChanged employee,
            @Nullable LocalDate assignedFrom,
            @Nullable List<Assignment> assignments,
            LocalDate today) {
        this(employee, assignedFrom, assignments, today, (known, given) -> given, false);
    }

    private EmployeeEntry(
            EmployeeChanged employee,
            @Nullable LocalDate assignedFrom,
            @Nullable List<Assignment> assignments,
            LocalDate today,
            BinaryOperator<EmployeeChanged> merge,
            boolean moves) {
        this.employee = employee;
        this.assignedFrom = assignedFrom;
        this.assignments = assignments;
        this.today = today;
        this.merge = merge;
        this.moves = moves;
    }

    /** The same, with what the input says nothing about as it is known. */
    public EmployeeEntry over(BinaryOperator<EmployeeChanged> knownAndGiven) {
        return new EmployeeEntry(employee, assignedFrom, assignments, today, knownAndGiven, moves);
    }

    /** The same; where the office or the position is another than now, that is a transfer of today. */
    public EmployeeEntry moving() {
        return new EmployeeEntry(employee, assignedFrom, assignments, today, merge, true);
    }

    public String employeeId() {
        return employee.employeeId();
    }

    public @Nullable String nip() {
        return employee.nip();
    }

    String key() {
        return employee.key();
    }

    /** What was wrong when it was last compared with what is there; then it was not stored. */
    public FieldErrors errors() {
        return errors;
    }

    @Override
    public @Nullable EmployeeChanged wanted(@Nullable EmployeeChanged present, long version) {
        errors = new FieldErrors();
        EmployeeChanged next = present == null ? employee : merge.apply(present, employee);
        if (next.activeFrom() != null
                && next.activeTo() != null
                && next.activeTo().isBefore(next.activeFrom())) {
            errors.add("activeTo", next.activeTo() + " is before activeFrom, " + next.activeFrom());
            return null;
        }
        LocalDate from = moves && isElsewhere(present, next) ? today : assignedFrom;
        List<Assignment> history = new Assignments(errors, today).next(present, next, from, assignments);
        return errors.isEmpty() ? as(version, next, history) : null;
    }

    private static boolean isElsewhere(@Nullable EmployeeChanged present, EmployeeChanged next) {
        return present != null
                && !(present.officeId().equals(next.officeId())
                        && present.position().equals(next.position()));
    }

    private static EmployeeChanged as(long version, EmployeeChanged employee, @Nullable List<Assignment> history) {
        return new EmployeeChanged(
                employee.employeeId(),
                version,
                employee.name(),
                employee.nip(),
                employee.officeId(),
                employee.position(),
                employee.supervisorId(),
                employee.grade(),
                employee.sex(),
                employee.birthDate(),
                employee.activeFrom(),
                employee.activeTo(),
                history);
    }
}
