package id.timbang.scoring.rights;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.kit.directory.Directory;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.identity.Sight;
import id.timbang.kit.problem.Problem;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who may see which scores. Whose figures a caller sees at all is told by {@link Sight}, and is the same by every way:
 *
 * <table>
 *   <caption>rights</caption>
 *   <tr><th></th><th>one score, its evidence</th><th>list, stream</th><th>list, stream of an office</th></tr>
 *   <tr><td>employee</td><td>their own</td><td>their own</td><td>of their agency: their own among them</td></tr>
 *   <tr><td>supervisor</td><td>also of whom they appraise</td><td>the same</td>
 *       <td>of their agency: the same among them</td></tr>
 *   <tr><td>manager</td><td>of their agency</td><td>of their agency</td><td>of their agency</td></tr>
 *   <tr><td>manager of every agency</td><td>all</td><td>all</td><td>all</td></tr>
 *   <tr><td>auditor</td><td>all</td><td>all</td><td>all</td></tr>
 *   <tr><td>reviewer</td><td>their own</td><td>their own</td><td>as an employee</td></tr>
 *   <tr><td>registry</td><td>none</td><td>refused</td><td>refused</td></tr>
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
     * An employee whose score and evidence the caller may see.
     *
     * @throws Problem when not
     */
    public EmployeeChanged one(Sight sight, String employeeId) {
        return sight.seen(employeeId, directory);
    }

    /**
     * Whose scores a caller gets who asks for many.
     *
     * @param office only of that one and those below it, where given
     * @throws Problem when the caller may see nobody's, or may not ask for that office
     */
    public Scope many(Sight sight, @Nullable String office) {
        if (sight.seesNobody()) {
            throw Sight.notYours();
        }
        return new Scope(sight, office == null ? null : askedFor(sight, office), directory);
    }

    private Set<String> askedFor(Sight sight, String office) {
        boolean known = directory.hasOffice(office);
        if (!known && sight.seesEverybody()) {
            throw Problem.notFound("unknown-office", "The directory has no office '" + office + "'.");
        }
        if (!known || !mayAskFor(sight, office)) {
            throw Sight.notYours();
        }
        return directory.withAllBelow(office);
    }

    /** Offices of the caller's own agency are no secret to them; whose scores they get there is another matter. */
    private boolean mayAskFor(Sight sight, String office) {
        return sight.seesEverybody()
                || sight.offices().contains(office)
                || Optional.ofNullable(sight.own())
                        .flatMap(directory::employee)
                        .filter(own -> agencyOf(own.officeId()).equals(agencyOf(office)))
                        .isPresent();
    }

    /** The office at the root. */
    private String agencyOf(String office) {
        String root = office;
        for (String above : directory.pathUp(office)) {
            root = above;
        }
        return root;
    }
}
