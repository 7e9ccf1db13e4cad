package id.timbang.contracts;

import java.time.LocalDate;

/**
 * The state of one absence of an employee.
 *
 * @param from first day away
 * @param to   last day away, inclusive
 * @param kind for example {@code ANNUAL_LEAVE}, {@code SICK_LEAVE}, {@code DUTY_TRAVEL}; {@code UNEXCUSED} shrinks no
 *             target; {@code CANCELLED} takes the absence back, it counts for nothing
 */
public record AbsenceChanged(
        String employeeId, String absenceId, long version, LocalDate from, LocalDate to, String kind)
        implements DirectoryEvent {

    @Override
    public String key() {
        return "absence/" + employeeId + "/" + absenceId;
    }
}
