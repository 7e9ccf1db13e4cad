package id.timbang.report.document;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.ScoreChanged;
import id.timbang.contracts.ScoreChanged.Predicate;
import id.timbang.contracts.ScoreChanged.Rating;
import id.timbang.report.statistics.Figures.Standing;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** One employee in an office's report; the numbers are missing without evidence. */
record EmployeeRow(
        String employeeId,
        @Nullable String name,
        String officeId,
        String position,
        @Nullable BigDecimal score,
        @Nullable BigDecimal coverage,
        @Nullable BigDecimal resultsScore,
        @Nullable Rating resultsRating,
        @Nullable BigDecimal behaviourScore,
        @Nullable Rating behaviourRating,
        @Nullable Predicate predicate,
        @Nullable String policy) {

    static EmployeeRow of(ScoreChanged summary, @Nullable EmployeeChanged employee) {
        return new EmployeeRow(
                summary.employeeId(),
                employee == null ? null : employee.name(),
                summary.officeId(),
                summary.position(),
                summary.score(),
                summary.coverage(),
                summary.results().score(),
                summary.results().rating(),
                summary.behaviour().score(),
                summary.behaviour().rating(),
                summary.predicate(),
                summary.policy());
    }

    static EmployeeRow empty(EmployeeChanged employee) {
        return new EmployeeRow(
                employee.employeeId(),
                employee.name(),
                employee.officeId(),
                employee.position(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    Standing standing() {
        return new Standing(score, coverage == null ? BigDecimal.ZERO : coverage, predicate);
    }
}
