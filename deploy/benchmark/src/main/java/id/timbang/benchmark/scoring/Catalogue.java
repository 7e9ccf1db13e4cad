package id.timbang.benchmark.scoring;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.Event;
import id.timbang.contracts.IndicatorChanged;
import id.timbang.contracts.IndicatorChanged.Aspect;
import id.timbang.contracts.IndicatorChanged.Measure;
import id.timbang.contracts.IndicatorChanged.Polarity;
import id.timbang.contracts.LocalizedText;
import id.timbang.contracts.OfficeChanged;
import id.timbang.contracts.ScorecardChanged;
import id.timbang.contracts.ScorecardChanged.Half;
import id.timbang.contracts.ScorecardChanged.Item;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Offices, employees, four indicators of four measures, and the scorecard of everybody's position. */
final class Catalogue {

    static final int DOCUMENTS = 0;
    static final int MINUTES = 1;
    static final int ERRORS = 2;
    static final int COMPLAINTS = 3;

    /** The indicators' codes, by the numbers above. */
    static final List<String> CODES = List.of("documents", "document-minutes", "form-errors", "complaints-in-time");

    static final List<BigDecimal> WEIGHTS = numbers(40, 20, 20, 20);
    static final BigDecimal IN_TIME = BigDecimal.valueOf(14);

    private static final String POSITION = "officer";
    private static final String AGENCY = "agency";

    private final int employees;
    private final int offices;
    private final BigDecimal documentsTarget;

    /** @param documentsTarget how many documents a month make an achievement of 100 */
    Catalogue(int employees, int offices, BigDecimal documentsTarget) {
        this.employees = employees;
        this.offices = offices;
        this.documentsTarget = documentsTarget;
    }

    private static List<BigDecimal> numbers(int... numbers) {
        return IntStream.of(numbers).mapToObj(BigDecimal::valueOf).toList();
    }

    /** By indicator. */
    List<BigDecimal> targets() {
        return List.of(documentsTarget, BigDecimal.valueOf(15), BigDecimal.valueOf(5), BigDecimal.valueOf(60));
    }

    static String officeId(int number) {
        return "office-%03d".formatted(number);
    }

    int office(int employee) {
        return employee % offices;
    }

    /** All of it as events, in an order in which each finds what it refers to. */
    Stream<Event> events() {
        Stream<Event> measures = Stream.of(
                indicator(DOCUMENTS, "dokumen", Aspect.QUANTITY, Measure.COUNT, Polarity.HIGHER, null),
                indicator(MINUTES, "menit", Aspect.TIME, Measure.MEAN, Polarity.LOWER, null),
                indicator(ERRORS, "%", Aspect.QUALITY, Measure.RATIO, Polarity.LOWER, null),
                indicator(COMPLAINTS, "%", Aspect.TIME, Measure.SHARE_WITHIN, Polarity.HIGHER, IN_TIME),
                scorecard());
        Stream<Event> tree = Stream.concat(
                Stream.of(new OfficeChanged(AGENCY, 1, "Agency", null)),
                IntStream.range(0, offices)
                        .mapToObj(number -> new OfficeChanged(officeId(number), 1, "Office " + number, AGENCY)));
        Stream<Event> people = IntStream.range(0, employees).mapToObj(this::employee);
        return Stream.concat(Stream.concat(measures, tree), people);
    }

    private static IndicatorChanged indicator(
            int number,
            String unit,
            Aspect aspect,
            Measure measure,
            Polarity polarity,
            @Nullable BigDecimal threshold) {
        String code = CODES.get(number);
        return new IndicatorChanged(
                code, 1, new LocalizedText(code, code), unit, aspect, measure, polarity, threshold, null);
    }

    private ScorecardChanged scorecard() {
        List<Item> items = IntStream.range(0, CODES.size())
                .mapToObj(number -> new Item(
                        CODES.get(number),
                        number == COMPLAINTS ? Half.BEHAVIOUR : Half.RESULTS,
                        WEIGHTS.get(number),
                        targets().get(number),
                        null,
                        null,
                        null))
                .toList();
        return new ScorecardChanged("officer", 1, POSITION, YearMonth.of(2020, 1), null, "linear", items);
    }

    private EmployeeChanged employee(int number) {
        return new EmployeeChanged(
                Backlog.employeeId(number),
                1,
                "Employee " + number,
                null,
                officeId(office(number)),
                POSITION,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
