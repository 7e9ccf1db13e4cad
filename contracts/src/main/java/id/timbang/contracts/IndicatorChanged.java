package id.timbang.contracts;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of an indicator (indikator kinerja individu): one quantity by which work is measured.
 *
 * @param unit       what the figure counts, as shown to people; with the unit {@code %} (or {@code percent},
 *                   {@code persen}) RATIO and SHARE_WITHIN are given per hundred, else as plain fractions
 * @param threshold  for SHARE_WITHIN: the largest value that counts as within
 * @param percentile for PERCENTILE: which one, above 0 and up to 100
 * @param plausibleRange within which one fact's value, or its ratio, is plausible; what lies outside is flagged
 * @param plausibleRate  how many facts of one employee are plausible within how short a time; more are flagged
 * @param feeds      the systems that tell these facts, where there are any: what the person scored enters by hand beside
 *                   them is flagged
 * @param anyHour    whether the work is done at any hour of any day, so that none of it is outside office hours
 */
public record IndicatorChanged(
        String code,
        long version,
        LocalizedText name,
        String unit,
        Aspect aspect,
        Measure measure,
        Polarity polarity,
        @Nullable BigDecimal threshold,
        @Nullable BigDecimal percentile,
        @Nullable PlausibleRange plausibleRange,
        @Nullable PlausibleRate plausibleRate,
        @Nullable List<String> feeds,
        @Nullable Boolean anyHour)
        implements CatalogueEvent {

    /** Both ends included; one that is missing sets no limit. With the unit {@code %} a ratio is given per hundred. */
    public record PlausibleRange(
            @Nullable BigDecimal from, @Nullable BigDecimal to) {}

    /** At most so many facts of one employee within so many minutes. */
    public record PlausibleRate(int count, int minutes) {}

    public IndicatorChanged {
        feeds = feeds == null || feeds.isEmpty()
                ? null
                : feeds.stream().distinct().sorted().toList();
    }

    /** An indicator of which nothing is said about what is plausible. */
    public IndicatorChanged(
            String code,
            long version,
            LocalizedText name,
            String unit,
            Aspect aspect,
            Measure measure,
            Polarity polarity,
            @Nullable BigDecimal threshold,
            @Nullable BigDecimal percentile) {
        this(code, version, name, unit, aspect, measure, polarity, threshold, percentile, null, null, null, null);
    }

    /** Aspek of PermenPANRB 6/2022: what kind of quality the indicator speaks of. */
    public enum Aspect {
        QUANTITY,
        QUALITY,
        TIME,
        COST
    }

    /** How observations become one figure. */
    public enum Measure {
        /** How many observations; an observation's value, where given, is how many it stands for. */
        COUNT,
        /** The sum of the values. */
        SUM,
        /** The mean of the values. */
        MEAN,
        /** Sum of numerators by sum of denominators. */
        RATIO,
        /** The share of observations whose value is at most the threshold. */
        SHARE_WITHIN,
        /** The value below or at which the given percent of the observations lie. */
        PERCENTILE,
        /** The value of the observation that occurred last. */
        LATEST
    }

    /** Which direction is better. */
    public enum Polarity {
        HIGHER,
        LOWER
    }

    @Override
    public String key() {
        return "indicator/" + code;
    }

    /** Whether fractions of this indicator are given per hundred. */
    public boolean inPercent() {
        return unit.equals("%") || unit.equalsIgnoreCase("percent") || unit.equalsIgnoreCase("persen");
    }
}
