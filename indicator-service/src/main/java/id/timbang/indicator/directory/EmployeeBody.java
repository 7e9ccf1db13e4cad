package id.timbang.indicator.directory;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.EmployeeChanged.Sex;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An employee as they are handed in.
 *
 * @param employeeId may be given, as in the answer to GET; then it must be the address's
 * @param version    may be given, as in the answer to GET; it is not looked at
 * @param nip        18 digits; blanks between them are left out
 */
record EmployeeBody(
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
        @Nullable LocalDate activeTo) {

    /** The same employee as another version. */
    static EmployeeChanged as(long version, EmployeeChanged employee) {
        return new EmployeeChanged(
                employee.employeeId(),
                version,
                employee.name(),
                employee.nip(),
                employee.officeId(),
                employee.position(),
                employee.supervisorId(),
                employee.grade(),
                employee.sex(),
                employee.birthDate(),
                employee.activeFrom(),
                employee.activeTo());
    }
}
