package id.timbang.scoring.ingest;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.scoring.evidence.Told;
import id.timbang.scoring.reference.Reference;
import id.timbang.scoring.tally.Fact;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be remarked on facts that are kept and count as soon as they can: nothing is lost that the catalogue or the
 * directory does not know yet.
 */
final class Oddities {

    private static final Duration LONG_AGO = Duration.ofDays(3653);

    /** What somebody's clock, or the way from it, may be ahead. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private final Reference reference;
    private final Clock clock;

    Oddities(Reference reference, Clock clock) {
        this.reference = reference;
        this.clock = clock;
    }

    /** A remark; the metric's tag is its name in small letters, with hyphens. */
    enum Reason {
        /** The catalogue has no such indicator: the fact counts as soon as it has. */
        UNKNOWN_INDICATOR,
        /** The directory has no such employee: the fact is scored as soon as it has. */
        UNKNOWN_EMPLOYEE,
        /** The day of the work lies before the employee's first, or after the last. */
        OUTSIDE_SERVICE,
        /** More than a day from now. */
        IN_THE_FUTURE,
        /** More than ten years ago. */
        LONG_AGO;

        String tag() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** How many facts there is something to be remarked on, by what; each by the first reason that holds. */
    Map<Reason, Long> of(List<Told> told) {
        Map<Reason, Long> counts = new EnumMap<>(Reason.class);
        Instant latest = clock.instant().plus(AHEAD);
        Instant earliest = clock.instant().minus(LONG_AGO);
        Set<String> indicators = reference.indicators().keySet();
        String employeeId = "";
        EmployeeChanged employee = null;
        for (Told each : told) {
            Fact fact = each.fact();
            if (fact != null) {
                if (!each.employeeId().equals(employeeId)) {
                    employeeId = each.employeeId();
                    employee = reference.employee(employeeId).orElse(null);
                }
                Reason reason = reason(fact, indicators, employee, earliest, latest);
                if (reason != null) {
                    counts.merge(reason, 1L, Long::sum);
                }
            }
        }
        return counts;
    }

    private static @Nullable Reason reason(
            Fact fact, Set<String> indicators, @Nullable EmployeeChanged employee, Instant earliest, Instant latest) {
        if (!indicators.contains(fact.indicator())) {
            return Reason.UNKNOWN_INDICATOR;
        }
        if (employee == null) {
            return Reason.UNKNOWN_EMPLOYEE;
        }
        if (fact.at().isAfter(latest)) {
            return Reason.IN_THE_FUTURE;
        }
        if (fact.at().isBefore(earliest)) {
            return Reason.LONG_AGO;
        }
        boolean isBefore = employee.activeFrom() != null && fact.day().isBefore(employee.activeFrom());
        boolean isAfter = employee.activeTo() != null && fact.day().isAfter(employee.activeTo());
        return isBefore || isAfter ? Reason.OUTSIDE_SERVICE : null;
    }
}
