package id.timbang.report.document;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import id.timbang.contracts.OfficeChanged;
import id.timbang.contracts.Period;
import id.timbang.report.statistics.Band;
import id.timbang.report.statistics.Figures;
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
        List<EmployeeRow> employees)
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

    static OfficeReport of(
            OfficeChanged office, Period period, Collection<String> offices, Stream<EmployeeRow> employees) {
        List<EmployeeRow> rows = employees
                .sorted(Comparator.comparing(EmployeeRow::name, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(EmployeeRow::employeeId))
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
                        .collect(Collectors.groupingBy(EmployeeRow::position, TreeMap::new, Collectors.toList()))
                        .entrySet()
                        .stream()
                        .map(position -> new PositionFigures(position.getKey(), figures(position.getValue())))
                        .toList(),
                rows);
    }

    private static Figures figures(List<EmployeeRow> rows) {
        return Figures.of(rows.stream().map(EmployeeRow::standing).toList());
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

    private List<@Nullable Object> row(EmployeeRow row) {
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
