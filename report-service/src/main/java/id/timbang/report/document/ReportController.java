package id.timbang.report.document;

import id.timbang.contracts.Period;
import id.timbang.kit.problem.Problem;
import id.timbang.kit.time.TimbangProperties;
import java.time.Clock;
import java.time.LocalDate;
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
    private final Clock clock;

    ReportController(Reports reports, Clock clock, TimbangProperties settings) {
        this.reports = reports;
        this.clock = clock.withZone(settings.zone());
    }

    @GetMapping("/employees/{employeeId}")
    EmployeeReport employee(@PathVariable String employeeId, @RequestParam @Nullable Period period) {
        return reports.employee(employeeId, month(period));
    }

    @GetMapping("/offices/{officeId}")
    OfficeReport office(@PathVariable String officeId, @RequestParam @Nullable Period period) {
        return reports.office(officeId, month(period));
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
