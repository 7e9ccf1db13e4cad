package id.timbang.survey.rights;

import id.timbang.kit.identity.Caller;
import id.timbang.kit.identity.Role;
import id.timbang.kit.identity.Sight;
import id.timbang.kit.problem.Problem;
import id.timbang.survey.directory.Directory;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who may see and do what here, by role and by row. A <i>person</i> is no machine ({@link Caller#isPerson()}). "Theirs"
 * is within the manager's agency, which is all for {@code *}.
 *
 * <table>
 *   <caption>Rights</caption>
 *   <tr><td>read surveys and results</td><td>persons: the results are the public's</td></tr>
 *   <tr><td>change a survey</td><td>a manager: the office it is about, and the one it shall be about, are theirs</td></tr>
 *   <tr><td>hand in answers</td><td>a manager: the survey's office is theirs; and the employee an answer is about, else
 *       that answer is rejected as if there were no such employee</td></tr>
 * </table>
 *
 * Whoever may not is told {@link Sight#notYours()}, the same for what is somebody else's and for what is not there.
 */
@Component
public final class Rights {

    private final Directory directory;

    public Rights(Directory directory) {
        this.directory = directory;
    }

    /** @throws Problem {@link Sight#notYours()} where it is not allowed */
    public static void require(boolean allowed) {
        if (!allowed) {
            throw Sight.notYours();
        }
    }

    public static boolean mayRead(Caller caller) {
        return caller.isPerson();
    }

    /** A manager of no agency manages nothing. */
    public static boolean isManager(Caller caller) {
        return caller.is(Role.MANAGER) && caller.agency() != null;
    }

    /** Whether an office is the caller's to manage; for what is of no office: whether all are. */
    public boolean manages(Caller caller, @Nullable String officeId) {
        String agency = caller.agency();
        return caller.managesAll()
                || isManager(caller) && agency != null && officeId != null && directory.isWithin(officeId, agency);
    }

    /** Whether an employee is there and the caller's to manage. */
    public boolean managesEmployee(Caller caller, String employeeId) {
        return directory
                .officeOf(employeeId)
                .filter(office -> manages(caller, office))
                .isPresent();
    }
}
