package id.timbang.scoring.rights;

import com.mongodb.client.model.Filters;
import id.timbang.contracts.EmployeeChanged;
import id.timbang.kit.access.AccessLog.Seen;
import id.timbang.kit.directory.Directory;
import id.timbang.kit.identity.Sight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Whose scores a caller gets who asks for many: as a query, and for one score at a time. */
public final class Scope {

    private final Sight sight;
    private final @Nullable Set<String> offices;
    private final Directory directory;

    /** @param offices only of these, where given */
    Scope(Sight sight, @Nullable Set<String> offices, Directory directory) {
        this.sight = sight;
        this.offices = offices;
        this.directory = directory;
    }

    public Sight sight() {
        return sight;
    }

    /** The conditions on a standing's document; none where everybody's are wanted, and seen. */
    public List<Bson> query() {
        List<Bson> all = new ArrayList<>();
        if (!sight.seesEverybody()) {
            all.add(Filters.or(
                    Filters.in("employeeId", sight.employees()), Filters.in("score.officeId", sight.offices())));
        }
        if (offices != null) {
            all.add(Filters.in("score.officeId", offices));
        }
        return all;
    }

    /** The same as {@link #query}, of a score at hand. */
    public boolean matches(String employeeId, String officeId) {
        return (offices == null || offices.contains(officeId)) && sight.sees(employeeId, officeId);
    }

    /**
     * Whether an employee may be seen, by where they work now. Scores follow a move a moment later: until then a query
     * finds them at the office they left, so what it finds is held against this as well.
     */
    public boolean sees(String employeeId) {
        Seen seen = seen(employeeId);
        return sight.sees(seen.employeeId(), seen.officeId());
    }

    /** For the access log. */
    public Seen seen(String employeeId) {
        Optional<EmployeeChanged> employee = directory.employee(employeeId);
        return new Seen(employeeId, employee.map(EmployeeChanged::officeId).orElse(null));
    }
}
