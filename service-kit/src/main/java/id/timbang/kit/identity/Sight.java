package id.timbang.kit.identity;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.ScoreAccessed.AccessPurpose;
import id.timbang.kit.directory.Directory;
import id.timbang.kit.problem.Problem;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Whose personal figures a caller may see, and by which right. The one rule behind every way to them: single, list,
 * stream and report.
 *
 * <ul>
 *   <li>whoever has an employee record: their own
 *   <li>a supervisor: those of the employees they appraise
 *   <li>a manager: those of their agency
 *   <li>an auditor: everybody's
 * </ul>
 *
 * A registry sees nobody's. A reviewer sees their own, like everybody with an employee record.
 *
 * @param own       the caller's employee id
 * @param appraised ids of those whom the caller appraises
 * @param offices   the offices whose employees a manager sees
 * @param manages   whether the caller manages every agency
 * @param audits    whether the caller is an auditor
 */
public record Sight(@Nullable String own, Set<String> appraised, Set<String> offices, boolean manages, boolean audits) {

    public static Sight of(Caller caller, Directory directory) {
        String self = caller.is(Role.REGISTRY) ? null : caller.employeeId();
        String agency = caller.is(Role.MANAGER) && !caller.managesAll() ? caller.agency() : null;
        return new Sight(
                self,
                self != null && caller.is(Role.SUPERVISOR) ? directory.appraisedBy(self) : Set.of(),
                agency == null ? Set.of() : directory.withAllBelow(agency),
                caller.managesAll(),
                caller.is(Role.AUDITOR));
    }

    /** By which right the caller sees an employee's figures; none when not at all. The nearest right is told. */
    public Optional<AccessPurpose> purpose(String employeeId, @Nullable String officeId) {
        if (employeeId.equals(own)) {
            return Optional.of(AccessPurpose.OWN);
        }
        if (appraised.contains(employeeId)) {
            return Optional.of(AccessPurpose.SUPERVISION);
        }
        if (manages || officeId != null && offices.contains(officeId)) {
            return Optional.of(AccessPurpose.ADMINISTRATION);
        }
        return audits ? Optional.of(AccessPurpose.AUDIT) : Optional.empty();
    }

    public boolean sees(String employeeId, @Nullable String officeId) {
        return purpose(employeeId, officeId).isPresent();
    }

    public boolean sees(EmployeeChanged employee) {
        return sees(employee.employeeId(), employee.officeId());
    }

    public boolean seesEverybody() {
        return manages || audits;
    }

    public boolean seesNobody() {
        return !seesEverybody() && own == null && appraised.isEmpty() && offices.isEmpty();
    }

    /** Those who are seen as individuals, not by their office. */
    public Set<String> employees() {
        Set<String> employees = new HashSet<>(appraised);
        if (own != null) {
            employees.add(own);
        }
        return employees;
    }

    /**
     * An employee the caller may see.
     *
     * @throws Problem the same for one who is not there and for one who is not the caller's to see; 404 only where the
     *     caller sees everybody, and so nothing is given away
     */
    public EmployeeChanged seen(String employeeId, Directory directory) {
        Optional<EmployeeChanged> employee = directory.employee(employeeId);
        if (employee.isEmpty() && seesEverybody()) {
            throw Problem.notFound("unknown-employee", "There is no employee '" + shown(employeeId) + "'.");
        }
        return employee.filter(this::sees).orElseThrow(Sight::notYours);
    }

    /** What a caller is told who asks for what is not theirs, or not there. */
    public static Problem notYours() {
        return new Problem(
                HttpStatus.FORBIDDEN,
                "not-yours",
                "This is not among what you may see or change. If it should be, ask the performance manager of your agency"
                        + " to mend your role, or who is your supervisor, in the directory.");
    }

    static String shown(String id) {
        return id.length() <= 64 ? id : id.substring(0, 64) + "...";
    }
}
