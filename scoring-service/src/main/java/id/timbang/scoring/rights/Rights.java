package id.timbang.scoring.rights;

import com.mongodb.client.model.Filters;
import id.timbang.contracts.EmployeeChanged;
import id.timbang.kit.access.AccessLog.Seen;
import id.timbang.kit.directory.Directory;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.identity.OfficeSight;
import id.timbang.kit.identity.Role;
import id.timbang.kit.identity.Sight;
import id.timbang.kit.problem.Problem;
import id.timbang.scoring.reference.Reference;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who may see which scores, and the evidence behind them. There is one rule, {@link Sight}: whoever has a record their
 * own, a supervisor those they appraise, a manager the agency's, an auditor all; a registry none. A list or a stream
 * is all of these, and may be asked for by an office the caller may see ({@link OfficeSight}).
 *
 * <p>Whoever may not is told {@link Sight#notYours()}, the same for what is somebody else's and for what is not there.
 */
@Component
public class Rights {

    private final Directory directory;

    Rights(Reference reference) {
        this.directory = reference.directory();
    }

    /** @throws Problem for callers who are no persons: nobody's scores are theirs to see */
    public Sight sight(Caller caller) {
        if (!caller.isPerson()) {
            throw Sight.notYours();
        }
        return Sight.of(caller, directory);
    }

    /**
     * Those whom the caller manages, by no other right.
     *
     * @throws Problem for callers who manage nobody
     */
    public Sight managed(Caller caller) {
        Sight sight = sight(caller);
        if (!caller.is(Role.MANAGER) || caller.agency() == null) {
            throw Sight.notYours();
        }
        return new Sight(null, Set.of(), sight.offices(), sight.manages(), false);
    }

    /** @throws Problem where the caller may not see that employee's scores */
    public EmployeeChanged seen(Sight sight, String employeeId) {
        return sight.seen(employeeId, directory);
    }

    /**
     * The offices that are asked for, those below included.
     *
     * @return none where no office was named: wherever they work
     * @throws Problem where the caller may not ask by that office
     */
    public @Nullable Set<String> offices(Caller caller, @Nullable String office) {
        return office == null
                ? null
                : directory.withAllBelow(OfficeSight.of(caller, directory).seen(office, directory));
    }

    /**
     * Whether an employee may be seen, by where they work now, whatever office a month is scored under. Standings follow
     * a move a moment later: until then {@link #visible} finds them at the office they left, so what it finds is held
     * against this as well.
     */
    public boolean sees(Sight sight, String employeeId) {
        Seen seen = seenAt(employeeId);
        return sight.sees(seen.employeeId(), seen.officeId());
    }

    /** Whether an employee works at one of those offices now. */
    public boolean worksAt(String employeeId, Set<String> offices) {
        return directory
                .employee(employeeId)
                .filter(employee -> offices.contains(employee.officeId()))
                .isPresent();
    }

    /** For the access log: an employee, and where they work now. */
    public Seen seenAt(String employeeId) {
        return new Seen(
                employeeId,
                directory.employee(employeeId).map(EmployeeChanged::officeId).orElse(null));
    }

    /** {@link Sight#sees} as a query over standings. */
    public static Bson visible(Sight sight) {
        return sight.seesEverybody()
                ? new Document()
                : Filters.or(Filters.in("employeeId", sight.employees()), workingAt(sight.offices()));
    }

    /** {@link #worksAt} as a query over standings. */
    public static Bson workingAt(Set<String> offices) {
        return Filters.in("officeId", offices);
    }
}
