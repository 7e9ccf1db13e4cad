package id.timbang.report.document;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreAccessed.AccessedPart;
import id.timbang.kit.access.AccessLog;
import id.timbang.kit.access.AccessLog.Seen;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.identity.Sight;
import id.timbang.kit.problem.Problem;
import id.timbang.kit.time.TimbangProperties;
import id.timbang.report.rights.Rights;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reports over HTTP, as the Accept header asks; JSON where it does not mind. */
@RestController
@RequestMapping(
        path = "/api/reports",
        produces = {"application/json", "text/csv"})
class ReportController {

    private final Reports reports;
    private final Rights rights;
    private final AccessLog accesses;
    private final Clock clock;

    ReportController(Reports reports, Rights rights, AccessLog accesses, Clock clock, TimbangProperties settings) {
        this.reports = reports;
        this.rights = rights;
        this.accesses = accesses;
        this.clock = clock.withZone(settings.zone());
    }

    @GetMapping("/employees/{employeeId}")
    EmployeeReport employee(Caller caller, @PathVariable String employeeId, @RequestParam @Nullable Period period) {
        Sight sight = rights.sight(caller);
        Period month = month(period);
        EmployeeChanged employee = rights.seen(sight, employeeId);
        accesses.record(caller, sight, AccessedPart.REPORT, month, List.of(Seen.of(employee)));
        return reports.employee(employee, month);
    }

    @GetMapping("/offices/{officeId}")
    OfficeReport office(Caller caller, @PathVariable String officeId, @RequestParam @Nullable Period period) {
        Sight sight = rights.sight(caller);
        Period month = month(period);
        rights.requireOffice(caller, officeId);
        OfficeReport report = reports.office(officeId, month, sight);
        accesses.record(
                caller,
                sight,
                AccessedPart.REPORT,
                month,
                report.employees().stream()
                        .map(row -> new Seen(row.employeeId(), reports.worksAt(row.employeeId())))
                        .toList());
        return report;
    }

    private Period month(@Nullable Period asked) {
        if (asked == null) {
            return Period.monthOf(LocalDate.now(clock));
        }
        if (!asked.isMonth()) {
            throw Problem.invalid(
                    "period-not-available",
                    "Reports of quarters and years are not available; ask for a month, as 2026-11, not " + asked + ".");
        }
        return asked;
    }
}
