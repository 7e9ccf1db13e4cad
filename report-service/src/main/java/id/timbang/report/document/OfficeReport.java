package id.timbang.report.document;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.OfficeChanged;
import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreChanged;
import id.timbang.contracts.ScoreChanged.Predicate;
import id.timbang.contracts.ScoreChanged.Rating;
import id.timbang.report.statistics.Band;
import id.timbang.report.statistics.Figures;
import id.timbang.report.statistics.Figures.Standing;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An office's month, the offices below it included.
 *
 * @param indicative what the software proposes; it is true until a person has confirmed it
 * @param offices    the office and all below it
 * @param bands      from which score on each band of the distribution begins
 * @param figures    over all employees
 * @param positions  over those of each position: scores compare within one
 * @param employees  by name; those without evidence too
 */
@JsonIgnoreProperties({"fileName", "header", "rows"})
record OfficeReport(
        String officeId,
        String name,
        Period period,
        boolean indicative,
        List<String> offices,
        Map<Band, BigDecimal> bands,
        Figures figures,
        List<PositionFigures> positions,
        List<Row> employees)
        implements Table {

    private static final List<String> HEADER = List.of(
            "period",
            "officeId",
            "employeeId",
            "name",
            "position",
            "score",
            "coverage",
            "resultsScore",
            "resultsRating",
            "behaviourScore",
            "behaviourRating",
            "predicate",
            "policy");

    record PositionFigures(String position, Figures figures) {}

    /** One employee; the numbers are missing without evidence. */
    record Row(
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

        static Row of(ScoreChanged summary, @Nullable EmployeeChanged employee) {
            return new Row(
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

        static Row empty(EmployeeChanged employee) {
            return new Row(
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

        private Standing standing() {
            return new Standing(score, coverage == null ? BigDecimal.ZERO : coverage, predicate);
        }
    }

    static OfficeReport of(OfficeChanged office, Period period, Collection<String> offices, Stream<Row> employees) {
        List<Row> rows = employees
                .sorted(Comparator.comparing(Row::name, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(Row::employeeId))
                .toList();
        return new OfficeReport(
                office.officeId(),
                office.name(),
                period,
                true,
                List.copyOf(offices),
                Arrays.stream(Band.values())
                        .collect(Collectors.toMap(band -> band, Band::from, (one, same) -> one, () -> new TreeMap<>())),
                figures(rows),
                rows.stream()
                        .collect(Collectors.groupingBy(Row::position, TreeMap::new, Collectors.toList()))
                        .entrySet()
                        .stream()
                        .map(position -> new PositionFigures(position.getKey(), figures(position.getValue())))
                        .toList(),
                rows);
    }

    private static Figures figures(List<Row> rows) {
        return Figures.of(rows.stream().map(Row::standing).toList());
    }

    @Override
    public String fileName() {
        return FileName.of("office", officeId, period);
    }

    @Override
    public List<String> header() {
        return HEADER;
    }

    @Override
    public List<List<@Nullable Object>> rows() {
        return employees.stream().map(this::row).toList();
    }

    private List<@Nullable Object> row(Row row) {
        return Arrays.asList(
                period,
                row.officeId(),
                row.employeeId(),
                row.name(),
                row.position(),
                row.score(),
                row.coverage(),
                row.resultsScore(),
                row.resultsRating(),
                row.behaviourScore(),
                row.behaviourRating(),
                row.predicate(),
                row.policy());
    }
}
