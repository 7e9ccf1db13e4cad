package id.timbang.report.document;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.OfficeChanged;
import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreChanged;
import id.timbang.kit.directory.Directory;
import id.timbang.kit.identity.Sight;
import id.timbang.report.summary.Summaries;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts reports together from the summaries and the directory. */
@Component
class Reports {

    private final Directory directory;
    private final Summaries summaries;

    Reports(Directory directory, Summaries summaries) {
        this.directory = directory;
        this.summaries = summaries;
    }

    EmployeeReport employee(EmployeeChanged employee, Period period) {
        return summaries
                .of(employee.employeeId(), period)
                .map(summary -> EmployeeReport.of(summary, employee))
                .orElseGet(() -> EmployeeReport.empty(employee, period));
    }

    /** @param sight whose rows are in it, and counted */
    OfficeReport office(String officeId, Period period, Sight sight) {
        OfficeChanged office = directory.office(officeId).orElseThrow();
        Set<String> offices = directory.withAllBelow(officeId);
        List<ScoreChanged> told = summaries.ofOffices(offices, period);
        Stream<EmployeeRow> rows = told.stream()
                .map(summary -> EmployeeRow.of(
                        summary, directory.employee(summary.employeeId()).orElse(null)));
        return OfficeReport.of(
                office,
                period,
                offices,
                Stream.concat(rows, untold(offices, period, told))
                        .filter(row -> sight.sees(row.employeeId(), worksAt(row.employeeId()))));
    }

    /** Where an employee works now, by which they are seen; the office of a row is where they worked in its month. */
    @Nullable
    String worksAt(String employeeId) {
        return directory.employee(employeeId).map(EmployeeChanged::officeId).orElse(null);
    }

    /**
     * Those who work there now and of whose work in the period nothing has been told. Whoever has come since, and so
     * has a summary of another office, is that office's.
     */
    private Stream<EmployeeRow> untold(Set<String> offices, Period period, List<ScoreChanged> told) {
        Set<String> known = ids(told);
        List<EmployeeChanged> others = directory.employees().stream()
                .filter(employee -> offices.contains(employee.officeId()))
                .filter(inServiceIn(period))
                .filter(employee -> !known.contains(employee.employeeId()))
                .toList();
        Set<String> elsewhere = ids(
                summaries.of(others.stream().map(EmployeeChanged::employeeId).toList(), period));
        return others.stream()
                .filter(employee -> !elsewhere.contains(employee.employeeId()))
                .map(EmployeeRow::empty);
    }

    private static Predicate<EmployeeChanged> inServiceIn(Period period) {
        return employee ->
                (employee.activeFrom() == null || !employee.activeFrom().isAfter(period.lastDay()))
                        && (employee.activeTo() == null || !employee.activeTo().isBefore(period.firstDay()));
    }

    private static Set<String> ids(List<ScoreChanged> summaries) {
        return summaries.stream().map(ScoreChanged::employeeId).collect(Collectors.toSet());
    }
}
