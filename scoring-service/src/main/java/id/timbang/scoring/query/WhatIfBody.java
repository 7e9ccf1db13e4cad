package id.timbang.scoring.query;

import id.timbang.contracts.IndicatorChanged;
import id.timbang.contracts.IndicatorChanged.Measure;
import id.timbang.contracts.Period;
import id.timbang.contracts.ScorecardChanged;
import id.timbang.scoring.preview.FieldErrors;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * A question what a score would be.
 *
 * @param period  the current month where it is missing
 * @param actuals by indicator, the figure to suppose
 */
record WhatIfBody(@Nullable Period period, @Nullable Map<String, @Nullable Given> actuals) {

    private static final int MOST = 100;

    /** What was given for a figure; no number where it was anything else, so that all such can be told at once. */
    @JsonDeserialize(using = GivenReader.class)
    record Given(@Nullable BigDecimal number) {}

    /** Reads whatever stands there. */
    static final class GivenReader extends ValueDeserializer<Given> {

        @Override
        public Given deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken().isNumeric()) {
                return new Given(parser.getDecimalValue());
            }
            parser.skipChildren();
            return new Given(null);
        }
    }

    /**
     * The figures, where all of them can be supposed.
     *
     * @throws id.timbang.kit.problem.Problem a 400 that names everything that will not do
     */
    Map<String, BigDecimal> checked(ScorecardChanged scorecard, Map<String, IndicatorChanged> indicators) {
        FieldErrors errors = new FieldErrors();
        Map<String, BigDecimal> checked = new LinkedHashMap<>();
        if (actuals == null || actuals.isEmpty() || actuals.size() > MOST) {
            errors.add("actuals", "must name 1 to " + MOST + " indicators with a figure each");
            errors.refuse();
            return checked;
        }
        TreeSet<String> known = scorecard.items().stream()
                .map(ScorecardChanged.Item::indicator)
                .collect(Collectors.toCollection(TreeSet::new));
        new TreeMap<>(actuals).forEach((indicator, given) -> {
            String field = "actuals." + FieldErrors.shown(indicator);
            if (!known.contains(indicator)) {
                errors.add(field, "is no indicator of the scorecard, which has " + known);
            }
            BigDecimal number = number(field, given, errors);
            if (number != null) {
                bounds(field, number, indicators.get(indicator), errors);
                checked.put(indicator, number);
            }
        });
        errors.refuse();
        return checked;
    }

    private static @Nullable BigDecimal number(String field, @Nullable Given given, FieldErrors errors) {
        if (given == null) {
            errors.add(field, "is missing");
            return null;
        }
        if (given.number() == null) {
            errors.add(field, "must be a number");
            return null;
        }
        return errors.number(field, given.number());
    }

    private static void bounds(
            String field, BigDecimal number, @Nullable IndicatorChanged indicator, FieldErrors errors) {
        if (number.signum() < 0) {
            errors.add(field, "must not be below 0");
        }
        if (indicator != null && indicator.measure() == Measure.COUNT && number.scale() > 0) {
            errors.add(field, "is a count, and must be a whole number");
        }
        if (indicator != null && indicator.measure() == Measure.SHARE_WITHIN) {
            BigDecimal whole = indicator.inPercent() ? BigDecimal.valueOf(100) : BigDecimal.ONE;
            if (number.compareTo(whole) > 0) {
                errors.add(field, "is a share, and must not be above " + whole);
            }
        }
    }
}
