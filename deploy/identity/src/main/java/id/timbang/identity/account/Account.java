package id.timbang.identity.account;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person who can log in.
 *
 * @param username   what is typed at the log-in
 * @param password   its hash, with the kind in front: {@code {bcrypt}$2a$...}
 * @param name       as pages show it
 * @param roles      employee, supervisor, manager, reviewer, auditor
 * @param employeeId the person's record in the directory; none for people without one
 * @param agency     of a manager: the office at the root of the agency, or {@code *} for all
 */
public record Account(
        String username,
        String password,
        String name,
        Set<String> roles,
        @Nullable String employeeId,
        @Nullable String agency) {

    /** Opaque, and the employee's id where there is one: user names may tell a name. */
    public String subject() {
        return employeeId == null ? "account-" + username : employeeId;
    }

    /** Its password's hash does not belong into logs. */
    @Override
    public String toString() {
        return "Account[" + subject() + "]";
    }
}
