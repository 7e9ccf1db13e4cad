package id.timbang.report.document;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreChanged;
import id.timbang.contracts.ScoreChanged.HalfScore;
import id.timbang.contracts.ScoreChanged.Predicate;
import id.timbang.contracts.ScoreChanged.ScoreItem;
import id.timbang.contracts.ScoreChanged.ScorecardRef;
import id.timbang.contracts.ScorecardChanged.TargetRange;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An employee's month. Without evidence its numbers are missing, and {@code scored} is false: they are not zero.
 *
 * @param indicative what the software proposes; it is true until a person has confirmed it
 * @param officeId   where the employee worked in that month
 * @param items      every item of the scorecard, those without evidence too; none where nothing is known yet
 */
@JsonIgnoreProperties({"fileName", "header", "rows"})
record EmployeeReport(
        String employeeId,
        @Nullable String name,
        Period period,
        boolean scored,
        boolean indicative,
        @Nullable String officeId,
        @Nullable String position,
        @Nullable BigDecimal score,
        @Nullable BigDecimal coverage,
        @Nullable HalfScore results,
        @Nullable HalfScore behaviour,
        @Nullable Predicate predicate,
        @Nullable String policy,
        @Nullable ScorecardRef scorecard,
        List<ScoreItem> items)
        implements Table {

    private static final List<String> HEADER = List.of(
            "period",
            "employeeId",
            "name",
            "officeId",
            "position",
            "score",
            "coverage",
            "predicate",
            "policy",
            "indicator",
            "half",
            "evidence",
            "actual",
            "target",
            "targetFrom",
            "targetTo",
            "achievement",
            "weight",
            "contribution");

    static EmployeeReport of(ScoreChanged summary, @Nullable EmployeeChanged employee) {
        return new EmployeeReport(
                summary.employeeId(),
                employee == null ? null : employee.name(),
                summary.period(),
                summary.score() != null,
                true,
                summary.officeId(),
                summary.position(),
                summary.score(),
                summary.coverage(),
                summary.results(),
                summary.behaviour(),
                summary.predicate(),
                summary.policy(),
                summary.scorecard(),
                summary.items());
    }

    /** Of an employee of whose work in the period nothing has been told. */
    static EmployeeReport empty(EmployeeChanged employee, Period period) {
        return new EmployeeReport(
                employee.employeeId(),
                employee.name(),
                period,
                false,
                true,
                employee.officeId(),
                employee.position(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of());
    }

    @Override
    public String fileName() {
        return FileName.of("employee", employeeId, period);
    }

    @Override
    public List<String> header() {
        return HEADER;
    }

    /** A row for each item; one row where there are none. */
    @Override
    public List<List<@Nullable Object>> rows() {
        return items.isEmpty()
                ? List.of(row(null))
                : items.stream().map(this::row).toList();
    }

    private List<@Nullable Object> row(@Nullable ScoreItem item) {
        List<@Nullable Object> row = new ArrayList<>(
                Arrays.asList(period, employeeId, name, officeId, position, score, coverage, predicate, policy));
        if (item != null) {
            TargetRange range = item.targetRange();
            row.addAll(Arrays.asList(
                    item.indicator(),
                    item.half(),
                    item.evidence(),
                    item.actual(),
                    item.target(),
                    range == null ? null : range.from(),
                    range == null ? null : range.to(),
                    item.achievement(),
                    item.weight(),
                    item.contribution()));
        }
        while (row.size() < HEADER.size()) {
            row.add(null);
        }
        return row;
    }
}
