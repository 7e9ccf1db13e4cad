package id.timbang.contracts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The state of an employee (pegawai ASN). Sex and birth date serve fairness figures only.
 *
 * @param employeeId opaque; the only identifier of the person anywhere else
 * @param nip        employee number, 18 digits; it tells birth date and sex, so it is no key
 * @param position   the job (jabatan); peers are those with the same position
 * @param activeFrom first day in service, none when not known
 * @param activeTo   last day in service, none while in service
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
        @Nullable LocalDate activeTo)
        implements DirectoryEvent {

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
