package id.timbang.indicator.directory;

import com.mongodb.client.model.Filters;
import id.timbang.contracts.EmployeeChanged;
import id.timbang.indicator.rights.Rights;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.identity.Sight;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Those employees whom a caller may see, and how much of each.
 *
 * @param filter finds them in the store
 */
record EmployeesSeen(Bson filter, Sight sight) {

    /**
     * @param office none, or: only those of this office and of the offices below it
     * @throws id.timbang.kit.problem.Problem where the caller may not ask for them
     */
    static EmployeesSeen of(Caller caller, @Nullable String office, Rights rights, DirectoryView directory) {
        Rights.require(caller.isPerson());
        if (office != null) {
            rights.requireOffice(caller, office);
        }
        Sight sight = rights.sight(caller);
        Bson theirs = sight.seesEverybody()
                ? Filters.empty()
                : Filters.or(
                        Filters.in("state.employeeId", sight.employees()),
                        Filters.in("state.officeId", sight.offices()));
        return new EmployeesSeen(
                office == null
                        ? theirs
                        : Filters.and(theirs, Filters.in("state.officeId", directory.withAllBelow(office))),
                sight);
    }

    EmployeeChanged shown(EmployeeChanged employee) {
        return Rights.shown(sight, employee);
    }
}
