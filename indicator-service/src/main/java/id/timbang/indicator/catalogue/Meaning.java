package id.timbang.indicator.catalogue;

import id.timbang.contracts.IndicatorChanged;
import id.timbang.kit.problem.Problem;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What makes a figure of an indicator mean what it means: with another of these it would be another figure. */
final class Meaning {

    private static final Map<String, Function<IndicatorChanged, @Nullable Object>> FIELDS = new LinkedHashMap<>();

    static {
        FIELDS.put("unit", IndicatorChanged::unit);
        FIELDS.put("measure", IndicatorChanged::measure);
        FIELDS.put("polarity", IndicatorChanged::polarity);
        FIELDS.put("threshold", indicator -> number(indicator.threshold()));
        FIELDS.put("percentile", indicator -> number(indicator.percentile()));
    }

    private Meaning() {}

    /** The fields by which two differ in meaning. Names, aspect and what is plausible are not among them. */
    static List<String> differences(IndicatorChanged one, IndicatorChanged other) {
        return FIELDS.entrySet().stream()
                .filter(field -> !Objects.equals(
                        field.getValue().apply(one), field.getValue().apply(other)))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** @throws Problem a 409 where a closed month was measured by the indicator as it was */
    static void refuseRewriting(
            IndicatorChanged before, IndicatorChanged after, CatalogueView catalogue, ClosedPeriods closed) {
        List<String> changed = differences(before, after);
        if (changed.isEmpty()) {
            return;
        }
        closed.months().descendingSet().stream()
                .flatMap(month -> catalogue.measuringBy(before.code(), month).stream()
                        .flatMap(scorecard -> closed.closing(month).stream()
                                .map(period -> ClosedPeriods.refusal(
                                        period,
                                        "The scorecard '" + scorecard.scorecardId() + "' measured by the indicator '"
                                                + before.code() + "' in " + month + ", and the period " + period
                                                + " is closed: " + String.join(", ", changed)
                                                + " cannot change any more. Names, aspect and what is plausible can."
                                                + " Make a new indicator, under another code, and a revision of the"
                                                + " scorecard that uses it."))))
                .findFirst()
                .ifPresent(refusal -> {
                    throw refusal.with("fields", changed);
                });
    }

    private static @Nullable BigDecimal number(@Nullable BigDecimal number) {
        return Optional.ofNullable(number).map(BigDecimal::stripTrailingZeros).orElse(null);
    }
}
