package id.timbang.report.rights;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.kit.directory.Directory;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.identity.OfficeSight;
import id.timbang.kit.identity.Role;
import id.timbang.kit.identity.Sight;
import id.timbang.kit.problem.Problem;
import org.springframework.stereotype.Component;

/**
 * Who may see which reports.
 *
 * <ul>
 *   <li>Of an employee: by {@link Sight}, as everywhere.
 *   <li>Of an office: a manager of its agency, an auditor; a supervisor that of the own office, with those rows only that
 *       {@link Sight} lets them see, and figures over these.
 *   <li>Who has looked at an employee's figures: that employee, a manager of the agency, an auditor; not the supervisor.
 * </ul>
 *
 * Whoever may not is told {@link Sight#notYours()}, the same for what is somebody else's and for what is not there.
 */
@Component
public class Rights {

    private final Directory directory;

    Rights(Directory directory) {
        this.directory = directory;
    }

    /** @throws Problem for callers who are no persons: no reports are theirs to see */
    public Sight sight(Caller caller) {
        if (!caller.isPerson()) {
            throw Sight.notYours();
        }
        return Sight.of(caller, directory);
    }

    /** @throws Problem where the caller may not see that employee's report */
    public EmployeeChanged seen(Sight sight, String employeeId) {
        return sight.seen(employeeId, directory);
    }

    /** @throws Problem where the caller may not see that office's report */
    public void requireOffice(Caller caller, String officeId) {
        OfficeSight.of(caller, directory).seen(officeId, directory);
        boolean manages = caller.is(Role.AUDITOR)
                || caller.managesAll()
                || caller.is(Role.MANAGER) && caller.agency() != null && directory.isWithin(officeId, caller.agency());
        if (!manages && !supervisesAt(caller, officeId)) {
            throw Sight.notYours();
        }
    }

    private boolean supervisesAt(Caller caller, String officeId) {
        String self = caller.employeeId();
        return self != null
                && caller.is(Role.SUPERVISOR)
                && directory
                        .employee(self)
                        .filter(employee -> employee.officeId().equals(officeId))
                        .isPresent();
    }

    /** @throws Problem where the caller may not see who has looked at that employee's figures */
    public void requireAccessesOf(Caller caller, String employeeId) {
        Sight sight = sight(caller);
        EmployeeChanged employee = seen(sight, employeeId);
        boolean only = sight.appraised().contains(employeeId)
                && !sight.seesEverybody()
                && !sight.offices().contains(employee.officeId());
        if (only) {
            throw Sight.notYours();
        }
    }
}
