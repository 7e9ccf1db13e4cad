package id.timbang.indicator.observation;

import id.timbang.contracts.IndicatorChanged;
import id.timbang.indicator.input.Decimals;
import id.timbang.indicator.observation.form.Fault;
import id.timbang.indicator.observation.form.ObservationInput;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Whether the numbers of an observation, all within bounds, are those that its indicator's measure is made of. */
final class MeasureFit {

    private MeasureFit() {}

    /** Why they are not, none when they are. */
    static @Nullable Fault fault(IndicatorChanged indicator, ObservationInput input) {
        return switch (indicator.measure()) {
            case COUNT -> count(input);
            case RATIO -> ratio(input);
            case SUM, MEAN, SHARE_WITHIN, PERCENTILE, LATEST ->
                input.value() == null
                        ? new Fault("missing-value", "'value' is missing; " + named(indicator) + " is made of values")
                        : noParts(indicator, input);
        };
    }

    private static @Nullable Fault count(ObservationInput input) {
        BigDecimal value = input.value();
        if (input.numerator() != null || input.denominator() != null) {
            return new Fault(
                    "unexpected-value", "a count takes no 'numerator' and 'denominator'; at most a 'value', how many");
        }
        if (value == null) {
            return null;
        }
        if (value.signum() < 0) {
            return new Fault("negative-count", "'value' is below 0; a count is 0 or more");
        }
        return Decimals.isWhole(value) ? null : new Fault("broken-count", "'value' is no whole number; a count is");
    }

    private static @Nullable Fault ratio(ObservationInput input) {
        if (input.value() != null) {
            return new Fault("unexpected-value", "a ratio takes 'numerator' and 'denominator', no 'value'");
        }
        if (input.numerator() == null || input.denominator() == null) {
            String missing = input.numerator() == null ? "numerator" : "denominator";
            return new Fault("missing-value", "'" + missing + "' is missing; a ratio has numerator and denominator");
        }
        if (input.numerator().signum() < 0) {
            return new Fault("negative-numerator", "'numerator' is below 0");
        }
        return input.denominator().signum() > 0
                ? null
                : new Fault("invalid-denominator", "'denominator' is 0 or below; it must be above 0");
    }

    private static @Nullable Fault noParts(IndicatorChanged indicator, ObservationInput input) {
        return input.numerator() == null && input.denominator() == null
                ? null
                : new Fault(
                        "unexpected-value",
                        named(indicator) + " is made of values; it takes no 'numerator' and 'denominator'");
    }

    private static String named(IndicatorChanged indicator) {
        return "the indicator '" + indicator.code() + "' (" + indicator.measure() + ")";
    }
}
