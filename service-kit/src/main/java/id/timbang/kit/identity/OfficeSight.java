package id.timbang.kit.identity;

import id.timbang.kit.directory.Directory;
import id.timbang.kit.problem.Problem;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which offices a caller may see and ask by: everybody who is scored those of the agency they work in, a manager those
 * of the agency managed, an auditor and a manager of every agency all. An office's tree tells nothing of a person.
 *
 * @param all     whether these are all there are
 * @param offices the offices' ids, where they are not all
 */
public record OfficeSight(boolean all, Set<String> offices) {

    public static OfficeSight of(Caller caller, Directory directory) {
        Set<String> seen = new HashSet<>();
        if (caller.isPerson()) {
            Optional.ofNullable(caller.employeeId())
                    .flatMap(directory::employee)
                    .ifPresent(self -> seen.addAll(directory.withAllBelow(directory.agencyOf(self.officeId()))));
        }
        if (caller.is(Role.MANAGER) && caller.agency() != null) {
            seen.addAll(directory.withAllBelow(caller.agency()));
        }
        return new OfficeSight(caller.managesAll() || caller.is(Role.AUDITOR), seen);
    }

    public boolean sees(String officeId) {
        return all || offices.contains(officeId);
    }

    /**
     * An office that the caller asks by.
     *
     * @throws Problem the same for one that is not there and for one that is not the caller's to see; 404 only where the
     *     caller sees all
     */
    public String seen(String officeId, Directory directory) {
        if (!sees(officeId)) {
            throw Sight.notYours();
        }
        if (!directory.hasOffice(officeId)) {
            throw all
                    ? Problem.notFound("unknown-office", "There is no office '" + Sight.shown(officeId) + "'.")
                    : Sight.notYours();
        }
        return officeId;
    }
}
