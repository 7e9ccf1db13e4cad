package id.timbang.kit.identity;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who calls. A controller's method that declares one gets the caller of the request.
 *
 * @param subject    the account, an opaque id of the identity provider's
 * @param roles      what the caller is
 * @param employeeId the caller's own employee record; none for machines and for persons without one
 * @param agency     the office at the root of what a manager manages; {@link #EVERY_AGENCY} for all
 * @param sources    of a registry: the sources it may tell facts of
 * @param until      when the token ends
 */
public record Caller(
        String subject,
        Set<Role> roles,
        @Nullable String employeeId,
        @Nullable String agency,
        Set<String> sources,
        Instant until) {

    /** The agency of a manager of the whole installation. */
    public static final String EVERY_AGENCY = "*";

    public boolean is(Role role) {
        return roles.contains(role);
    }

    public boolean isAny(Role first, Role... others) {
        return is(first) || Set.of(others).stream().anyMatch(this::is);
    }

    /** Whether the caller is one of those whom the appraisal concerns; a machine that tells facts is not. */
    public boolean isPerson() {
        return isAny(Role.EMPLOYEE, Role.SUPERVISOR, Role.MANAGER, Role.REVIEWER, Role.AUDITOR);
    }

    /** Whether the caller manages every agency of the installation. */
    public boolean managesAll() {
        return is(Role.MANAGER) && EVERY_AGENCY.equals(agency);
    }
}
