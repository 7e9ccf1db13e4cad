package id.timbang.indicator.directory;

import id.timbang.contracts.EmployeeChanged.Sex;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An employee as they are handed in.
 *
 * @param employeeId   may be given, as in the answer to GET; then it must be the address's
 * @param version      may be given, as in the answer to GET; it is not looked at
 * @param nip          18 digits; blanks between them are left out
 * @param assignedFrom first day of the assignment to that office and position; see {@link Assignments}
 * @param assignments  may be given, as in the answer to GET; where it says something else than is known, it replaces
 *                     every assignment there has been
 */
public record EmployeeBody(
        @Nullable String employeeId,
        @Nullable Long version,
        @Nullable String name,
        @Nullable String nip,
        @Nullable String officeId,
        @Nullable String position,
        @Nullable String supervisorId,
        @Nullable String grade,
        @Nullable Sex sex,
        @Nullable LocalDate birthDate,
        @Nullable LocalDate activeFrom,
        @Nullable LocalDate activeTo,
        @Nullable LocalDate assignedFrom,
        @Nullable List<@Nullable AssignmentBody> assignments) {

    /** An assignment as it is handed in. */
    public record AssignmentBody(
            @Nullable LocalDate from,
            @Nullable String officeId,
            @Nullable String position) {}

    /** The same with another supervisor. */
    public EmployeeBody under(@Nullable String otherSupervisor) {
        return new EmployeeBody(
                employeeId,
                version,
                name,
                nip,
                officeId,
                position,
                otherSupervisor,
                grade,
                sex,
                birthDate,
                activeFrom,
                activeTo,
                assignedFrom,
                assignments);
    }
}
