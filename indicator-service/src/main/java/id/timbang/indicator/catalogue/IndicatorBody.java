package id.timbang.indicator.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.timbang.contracts.IndicatorChanged;
import id.timbang.contracts.IndicatorChanged.Aspect;
import id.timbang.contracts.IndicatorChanged.Measure;
import id.timbang.contracts.IndicatorChanged.Polarity;
import id.timbang.contracts.LocalizedText;
import id.timbang.indicator.input.Decimals;
import id.timbang.indicator.input.FieldErrors;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * An indicator as it is handed in.
 *
 * @param code    may be given, as in the answer to GET; then it must be the address's
 * @param version may be given, as in the answer to GET; it is not looked at
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record IndicatorBody(
        @Nullable String code,
        @Nullable Long version,
        @Nullable Name name,
        @Nullable String unit,
        @Nullable Aspect aspect,
        @Nullable Measure measure,
        @Nullable Polarity polarity,
        @Nullable BigDecimal threshold,
        @Nullable BigDecimal percentile,
        @Nullable Range plausibleRange,
        @Nullable Rate plausibleRate,
        @Nullable List<@Nullable String> feeds,
        @Nullable Boolean anyHour) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** The name in both languages. */
    record Name(@Nullable String id, @Nullable String en) {}

    /** Within which one fact is plausible. */
    record Range(@Nullable BigDecimal from, @Nullable BigDecimal to) {}

    /** How many facts of one employee are plausible within how short a time. */
    record Rate(@Nullable BigDecimal count, @Nullable BigDecimal minutes) {}

    /** The wanted state by version; none where an error was added. */
    @Nullable
    LongFunction<IndicatorChanged> checked(String inAddress, FieldErrors errors) {
        errors.id("code", inAddress, code);
        Name given = errors.present("name", name);
        String indonesian = given == null ? "" : errors.required("name.id", given.id(), 200);
        String english = given == null ? "" : errors.required("name.en", given.en(), 200);
        String checkedUnit = errors.required("unit", unit, 40);
        Aspect checkedAspect = errors.present("aspect", aspect);
        Measure checkedMeasure = errors.present("measure", measure);
        Polarity checkedPolarity = errors.present("polarity", polarity);
        if (checkedAspect == null || checkedMeasure == null || checkedPolarity == null) {
            return null;
        }
        BigDecimal checkedThreshold = only(Measure.SHARE_WITHIN, checkedMeasure, "threshold", threshold, errors);
        BigDecimal checkedPercentile = only(Measure.PERCENTILE, checkedMeasure, "percentile", percentile, errors);
        if (checkedPercentile != null
                && (checkedPercentile.signum() <= 0 || checkedPercentile.compareTo(HUNDRED) > 0)) {
            errors.add("percentile", "must be above 0 and at most 100");
        }
        PlausibilityCheck plausible = PlausibilityCheck.of(this, errors);
        LocalizedText text = new LocalizedText(indonesian, english);
        return as -> new IndicatorChanged(
                inAddress,
                as,
                text,
                checkedUnit,
                checkedAspect,
                checkedMeasure,
                checkedPolarity,
                checkedThreshold,
                checkedPercentile,
                plausible.range(),
                plausible.rate(),
                plausible.feeds(),
                plausible.anyHour());
    }

    /** A number that one measure needs, and that says nothing with any other. */
    private static @Nullable BigDecimal only(
            Measure needing, Measure measure, String field, @Nullable BigDecimal given, FieldErrors errors) {
        if (measure != needing) {
            if (given != null) {
                errors.add(field, "goes with the measure " + needing + " only, not with " + measure);
            }
            return null;
        }
        if (given == null) {
            errors.add(field, "is missing; the measure " + needing + " needs it");
            return null;
        }
        String problem = Decimals.problem(given);
        if (problem != null) {
            errors.add(field, problem);
            return null;
        }
        return Decimals.canonical(given);
    }
}
