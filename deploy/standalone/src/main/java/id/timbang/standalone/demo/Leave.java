package id.timbang.standalone.demo;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * Days on which somebody is away and does nothing, so that their targets are pro-rated: the body of an absence as it is
 * put.
 *
 * @param to   the last day, inclusive
 * @param kind as the directory calls it
 */
record Leave(@JsonIgnore String employeeId, @JsonIgnore String absenceId, LocalDate from, LocalDate to, String kind) {

    /** Who is away in the month that one looks at first: Budi and two colleagues at his office. */
    static List<Leave> in(YearMonth month) {
        List<LocalDate> days = month.atDay(1)
                .datesUntil(month.plusMonths(1).atDay(1))
                .filter(WorkDay::isWorkingDay)
                .toList();
        return List.of(
                new Leave("e-0001", "leave-" + month, days.get(0), days.get(1), "ANNUAL_LEAVE"),
                new Leave("e-0014", "ill-" + month, days.get(2), days.get(4), "SICK_LEAVE"),
                new Leave("e-0018", "travel-" + month, days.get(5), days.get(5), "DUTY_TRAVEL"));
    }

    boolean covers(Person person, LocalDate day) {
        return person.employeeId().equals(employeeId) && !day.isBefore(from) && !day.isAfter(to);
    }

    String path() {
        return "/api/employees/" + employeeId + "/absences/" + absenceId;
    }
}
