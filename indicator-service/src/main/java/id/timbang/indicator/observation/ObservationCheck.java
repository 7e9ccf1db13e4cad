package id.timbang.indicator.observation;

import id.timbang.contracts.IndicatorChanged;
import id.timbang.contracts.IndicatorChanged.Measure;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.indicator.catalogue.Indicators;
import id.timbang.indicator.directory.Employees;
import id.timbang.indicator.input.Decimals;
import id.timbang.indicator.input.Texts;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes an observation of what was handed in, or tells why it cannot: every rule about a single observation stands
 * here. The employee's NIP is resolved to the id and goes no further.
 */
final class ObservationCheck {

    private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,63}");
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_REFERENCE = 200;
    private static final int MOST_ATTRIBUTES = 30;
    private static final int LONGEST_ATTRIBUTE_NAME = 64;
    private static final int LONGEST_ATTRIBUTE = 500;
    private static final Duration FUTURE_AT_MOST = Duration.ofDays(1);
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private final Employees employees;
    private final Indicators indicators;
    private final Clock clock;

    ObservationCheck(Employees employees, Indicators indicators, Clock clock) {
        this.employees = employees;
        this.indicators = indicators;
        this.clock = clock;
    }

    /** The sound observation. */
    ObservationRecorded check(ObservationInput input) throws Unusable {
        String id = line("id", required("id", input.id()), LONGEST_ID);
        String source = required("source", input.source());
        if (!SOURCE.matcher(source).matches()) {
            throw new Unusable(
                    "invalid-source", "'source' must have 1 to 64 letters, digits or . _ : -, a letter or digit first");
        }
        Instant occurredAt = time(required("occurredAt", input.occurredAt()));
        IndicatorChanged indicator = indicator(required("indicator", input.indicator()));
        String employeeId = employee(input.employeeId(), input.nip());
        checkNumbers(indicator, input);
        return new ObservationRecorded(
                id,
                source,
                employeeId,
                indicator.code(),
                occurredAt,
                canonical(input.value()),
                canonical(input.numerator()),
                canonical(input.denominator()),
                input.reference() == null ? null : line("reference", input.reference(), LONGEST_REFERENCE),
                attributes(input.attributes()));
    }

    private static String required(String field, @Nullable String given) throws Unusable {
        if (given == null || given.isBlank()) {
            throw new Unusable("missing-" + hyphenated(field), "'" + field + "' is missing");
        }
        return given;
    }

    private static String hyphenated(String field) {
        return field.equals("occurredAt") ? "time" : field;
    }

    private static String line(String field, String text, int longest) throws Unusable {
        String problem = Texts.lineProblem(text, longest);
        if (problem != null) {
            throw new Unusable("invalid-text", "'" + field + "' " + problem);
        }
        return text;
    }

    private Instant time(String text) throws Unusable {
        Instant time;
        try {
            time = OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException unreadable) {
            throw new Unusable(
                    "invalid-time",
                    "'occurredAt' is '" + Texts.shown(text)
                            + "'; write it with its offset from UTC, as 2026-11-24T09:41:00+07:00");
        }
        if (time.isBefore(EARLIEST)) {
            throw new Unusable("time-out-of-range", "'occurredAt' is before the year 2000");
        }
        if (time.isAfter(clock.instant().plus(FUTURE_AT_MOST))) {
            throw new Unusable("time-in-future", "'occurredAt' is more than a day in the future; check the clock");
        }
        return time;
    }

    private IndicatorChanged indicator(String code) throws Unusable {
        return indicators
                .find(code)
                .orElseThrow(() -> new Unusable(
                        Unusable.UNKNOWN_INDICATOR,
                        "the catalogue has no indicator '" + Texts.shown(code)
                                + "'; it is kept in quarantine until the catalogue is mended"));
    }

    private String employee(@Nullable String employeeId, @Nullable String nip) throws Unusable {
        if (employeeId == null && nip == null) {
            throw new Unusable("missing-employee", "'employeeId' or 'nip' must say whose work it is");
        }
        if (nip == null) {
            if (!employees.isKnown(employeeId)) {
                throw unknownEmployee("the directory has no employee '" + Texts.shown(employeeId) + "'");
            }
            return employeeId;
        }
        List<String> ids = employees.withNip(nip);
        if (ids.isEmpty()) {
            throw unknownEmployee("the directory has nobody with this NIP");
        }
        if (ids.size() > 1) {
            throw new Unusable("ambiguous-employee", "the directory has more than one employee with this NIP");
        }
        if (employeeId != null && !employeeId.equals(ids.get(0))) {
            throw new Unusable("ambiguous-employee", "'employeeId' and 'nip' name different people; give one of them");
        }
        return ids.get(0);
    }

    private static Unusable unknownEmployee(String what) {
        return new Unusable(
                Unusable.UNKNOWN_EMPLOYEE, what + "; it is kept in quarantine until the directory is mended");
    }

    private static void checkNumbers(IndicatorChanged indicator, ObservationInput input) throws Unusable {
        bounded("value", input.value());
        bounded("numerator", input.numerator());
        bounded("denominator", input.denominator());
        if (indicator.measure() == Measure.RATIO) {
            checkRatio(indicator, input);
            return;
        }
        if (input.numerator() != null || input.denominator() != null) {
            throw new Unusable(
                    "wrong-figures",
                    "'" + indicator.code() + "' is measured as " + indicator.measure()
                            + ": give 'value', not 'numerator' and 'denominator'");
        }
        BigDecimal value = input.value();
        if (indicator.measure() == Measure.COUNT) {
            if (value != null && (value.signum() < 0 || !Decimals.isWhole(value))) {
                throw new Unusable("invalid-count", "'value' of a count must be a whole number, 0 or more");
            }
        } else if (value == null) {
            throw new Unusable(
                    "missing-value",
                    "'" + indicator.code() + "' is measured as " + indicator.measure() + ": give 'value'");
        }
    }

    private static void checkRatio(IndicatorChanged indicator, ObservationInput input) throws Unusable {
        BigDecimal numerator = input.numerator();
        BigDecimal denominator = input.denominator();
        if (numerator == null || denominator == null || input.value() != null) {
            throw new Unusable(
                    "wrong-figures",
                    "'" + indicator.code()
                            + "' is measured as RATIO: give 'numerator' and 'denominator', and no 'value'");
        }
        if (numerator.signum() < 0) {
            throw new Unusable("invalid-ratio", "'numerator' must be 0 or more");
        }
        if (denominator.signum() <= 0) {
            throw new Unusable("invalid-ratio", "'denominator' must be above 0");
        }
    }

    private static void bounded(String field, @Nullable BigDecimal number) throws Unusable {
        String problem = number == null ? null : Decimals.problem(number);
        if (problem != null) {
            throw new Unusable("number-out-of-range", "'" + field + "' " + problem);
        }
    }

    private static @Nullable BigDecimal canonical(@Nullable BigDecimal number) {
        return number == null ? null : Decimals.canonical(number);
    }

    private static Map<String, String> attributes(@Nullable Map<String, String> given) throws Unusable {
        if (given == null) {
            return Map.of();
        }
        if (given.size() > MOST_ATTRIBUTES) {
            throw new Unusable("too-many-attributes", "'attributes' has more than " + MOST_ATTRIBUTES + " entries");
        }
        for (Map.Entry<String, String> attribute : new TreeMap<>(given).entrySet()) {
            line("attributes", attribute.getKey(), LONGEST_ATTRIBUTE_NAME);
            String problem = Texts.problem(attribute.getValue(), LONGEST_ATTRIBUTE);
            if (problem != null) {
                throw new Unusable("invalid-text", "'attributes." + Texts.shown(attribute.getKey()) + "' " + problem);
            }
        }
        return given;
    }
}
