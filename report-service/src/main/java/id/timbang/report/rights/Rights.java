package id.timbang.report.rights;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.OfficeChanged;
import id.timbang.kit.access.AccessLog.Seen;
import id.timbang.kit.directory.Directory;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.identity.Role;
import id.timbang.kit.identity.Sight;
import id.timbang.kit.problem.Problem;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Who may see which reports. Whose figures a caller sees at all is told by {@link Sight}:
 *
 * <table>
 *   <caption>rights</caption>
 *   <tr><th></th><th>an employee's report</th><th>an office's report</th><th>who looked at an employee's figures</th></tr>
 *   <tr><td>employee</td><td>their own</td><td>refused</td><td>at their own</td></tr>
 *   <tr><td>supervisor</td><td>also of whom they appraise</td>
 *       <td>their own office's: only themself and whom they appraise, and figures over those</td><td>at their own</td></tr>
 *   <tr><td>manager</td><td>of their agency</td><td>of their agency</td><td>at those of their agency</td></tr>
 *   <tr><td>manager of every agency</td><td>all</td><td>all</td><td>all</td></tr>
 *   <tr><td>auditor</td><td>all</td><td>all</td><td>all</td></tr>
 *   <tr><td>reviewer</td><td>their own</td><td>refused</td><td>at their own</td></tr>
 *   <tr><td>registry</td><td>refused</td><td>refused</td><td>refused</td></tr>
 * </table>
 *
 * What is another's and what does not exist are refused alike ({@link Sight#notYours}); only who sees everybody is told
 * that there is no such thing.
 */
@Component
public class Rights {

    private final Directory directory;

    Rights(Directory directory) {
        this.directory = directory;
    }

    /** Whom the caller sees, as roles and directory stand now. */
    public Sight sight(Caller caller) {
        return Sight.of(caller, directory);
    }

    /**
     * An employee whose report the caller may see.
     *
     * @throws Problem when not
     */
    public EmployeeChanged employee(Sight sight, String employeeId) {
        return sight.seen(employeeId, directory);
    }

    /**
     * An office whose report the caller may see; whose rows, {@link #sees} tells.
     *
     * @throws Problem when not
     */
    public OfficeChanged office(Caller caller, Sight sight, String officeId) {
        Optional<OfficeChanged> office = directory.office(officeId);
        if (office.isEmpty() && sight.seesEverybody()) {
            throw Problem.notFound("unknown-office", "There is no office '" + officeId + "'.");
        }
        return office.filter(known -> sight.seesEverybody()
                        || sight.offices().contains(officeId)
                        || caller.is(Role.SUPERVISOR) && worksAt(sight, officeId))
                .orElseThrow(Sight::notYours);
    }

    private boolean worksAt(Sight sight, String officeId) {
        return Optional.ofNullable(sight.own())
                .flatMap(directory::employee)
                .filter(own -> own.officeId().equals(officeId))
                .isPresent();
    }

    /** Whether an employee's figures may be seen, by where they work now. */
    public boolean sees(Sight sight, String employeeId) {
        Seen seen = seen(employeeId);
        return sight.sees(seen.employeeId(), seen.officeId());
    }

    /**
     * An employee of whom the caller may see who has looked at their figures. That is for whoever the figures are about,
     * and for those who watch over it; not for the supervisor, who would learn who complains.
     *
     * @throws Problem when not
     */
    public EmployeeChanged lookedAt(Sight sight, String employeeId) {
        return new Sight(sight.own(), Set.of(), sight.offices(), sight.manages(), sight.audits())
                .seen(employeeId, directory);
    }

    /** For the access log. */
    public Seen seen(String employeeId) {
        return new Seen(
                employeeId,
                directory.employee(employeeId).map(EmployeeChanged::officeId).orElse(null));
    }
}
