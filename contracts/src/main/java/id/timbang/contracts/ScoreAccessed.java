package id.timbang.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Somebody has looked at an employee's figures: for the access log, in which the employee sees who, when and why.
 * Within a day (UTC) the same look of the same person has the same id, and so counts once.
 *
 * @param employeeId       whose figures
 * @param period           of which period; none where the look was not at one period
 * @param viewerEmployeeId who looked; none for a machine, and for a person without an employee record
 * @param viewer           the account that looked: an opaque id of the identity provider's
 * @param role             by which role
 * @param purpose          by which right, and so what for
 * @param what             what was looked at
 * @param at               when, the first time within the day
 */
public record ScoreAccessed(
        String employeeId,
        @Nullable Period period,
        @Nullable String viewerEmployeeId,
        String viewer,
        ViewerRole role,
        AccessPurpose purpose,
        AccessedPart what,
        Instant at)
        implements AccessEvent {

    /** What the viewer is, seen from these figures. */
    public enum ViewerRole {
        EMPLOYEE,
        SUPERVISOR,
        MANAGER,
        REVIEWER,
        AUDITOR
    }

    /** What the figures were looked at for: told by the right that allowed it. */
    public enum AccessPurpose {
        OWN,
        SUPERVISION,
        ADMINISTRATION,
        AUDIT,
        OBJECTION
    }

    /** What was looked at. */
    public enum AccessedPart {
        SCORE,
        EVIDENCE,
        LIST,
        STREAM,
        REPORT
    }

    @Override
    public String key() {
        return employeeId;
    }

    @Override
    public String eventId() {
        return String.join(
                "/",
                "access",
                employeeId,
                String.valueOf(period),
                viewer,
                purpose.name(),
                what.name(),
                LocalDate.ofInstant(at, ZoneOffset.UTC).toString());
    }
}
