package id.timbang.contracts;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of an employee (pegawai ASN). Sex and birth date serve fairness figures only.
 *
 * @param employeeId opaque; the only identifier of the person anywhere else
 * @param nip        employee number, 18 digits; it tells birth date and sex, so it is no key
 * @param position   the job (jabatan); peers are those with the same position
 * @param activeFrom first day in service, none when not known
 * @param activeTo   last day in service, none while in service
 * @param assignments every assignment there has been, in the order of its first day; the last one's office and position
 *                   are those above. None where there has been one only, and its first day is not told
 */
public record EmployeeChanged(
        String employeeId,
        long version,
        String name,
        @Nullable String nip,
        String officeId,
        String position,
        @Nullable String supervisorId,
        @Nullable String grade,
        @Nullable Sex sex,
        @Nullable LocalDate birthDate,
        @Nullable LocalDate activeFrom,
        @Nullable LocalDate activeTo,
        @Nullable List<Assignment> assignments)
        implements DirectoryEvent {

    /**
     * Where somebody works and as what, until the next one begins.
     *
     * @param from its first day, none for the first assignment where that is not told
     */
    public record Assignment(@Nullable LocalDate from, String officeId, String position) {}

    public EmployeeChanged {
        assignments = assignments == null ? null : List.copyOf(assignments);
    }

    /** Somebody who has had one assignment. */
    public EmployeeChanged(
            String employeeId,
            long version,
            String name,
            @Nullable String nip,
            String officeId,
            String position,
            @Nullable String supervisorId,
            @Nullable String grade,
            @Nullable Sex sex,
            @Nullable LocalDate birthDate,
            @Nullable LocalDate activeFrom,
            @Nullable LocalDate activeTo) {
        this(
                employeeId,
                version,
                name,
                nip,
                officeId,
                position,
                supervisorId,
                grade,
                sex,
                birthDate,
                activeFrom,
                activeTo,
                null);
    }

    /** Every assignment in its order; at least one. */
    public List<Assignment> history() {
        return assignments == null || assignments.isEmpty()
                ? List.of(new Assignment(null, officeId, position))
                : assignments;
    }

    /** As the civil service registers it. */
    public enum Sex {
        MALE,
        FEMALE
    }

    @Override
    public String key() {
        return "employee/" + employeeId;
    }
}
