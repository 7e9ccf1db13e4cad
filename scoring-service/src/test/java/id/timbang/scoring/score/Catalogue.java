package id.timbang.scoring.score;

import id.timbang.contracts.IndicatorChanged;
import id.timbang.contracts.IndicatorChanged.Aspect;
import id.timbang.contracts.IndicatorChanged.Measure;
import id.timbang.contracts.IndicatorChanged.Polarity;
import id.timbang.contracts.LocalizedText;
import id.timbang.contracts.ScorecardChanged;
import id.timbang.contracts.ScorecardChanged.Half;
import id.timbang.contracts.ScorecardChanged.Item;
import id.timbang.contracts.ScorecardChanged.TargetRange;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A registration officer's indicators and scorecard, for tests. */
public final class Catalogue {

    public static final Map<String, IndicatorChanged> INDICATORS = Stream.of(
                    indicator("documents", "document", Measure.COUNT, Polarity.HIGHER, null),
                    indicator("hours", "hour", Measure.MEAN, Polarity.LOWER, null),
                    indicator("on-time", "%", Measure.SHARE_WITHIN, Polarity.HIGHER, "24"),
                    indicator("errors", "%", Measure.RATIO, Polarity.LOWER, null),
                    indicator("fees", "rupiah", Measure.SUM, Polarity.HIGHER, null),
                    indicator("satisfaction", "index", Measure.RATIO, Polarity.HIGHER, null),
                    indicator("level", "step", Measure.LATEST, Polarity.HIGHER, null))
            .collect(Collectors.toMap(IndicatorChanged::code, Function.identity()));

    public static final ScorecardChanged SCORECARD = new ScorecardChanged(
            "officer",
            1,
            "officer",
            YearMonth.of(2026, 1),
            null,
            "linear",
            List.of(
                    item("documents", Half.RESULTS, "30", "4", null, null),
                    item("hours", Half.RESULTS, "12.5", "9", null, null),
                    item("on-time", Half.RESULTS, "17.5", "80", null, 2),
                    item("errors", Half.RESULTS, "10", "30", null, null),
                    item("fees", Half.RESULTS, "5", "100", null, null),
                    item("satisfaction", Half.BEHAVIOUR, "25", null, range("70", "80"), null)));

    /** The same with an item of which the latest figure counts. */
    public static final ScorecardChanged SCORECARD_WITH_LATEST = new ScorecardChanged(
            "officer",
            2,
            "officer",
            YearMonth.of(2026, 1),
            null,
            "linear",
            Stream.concat(SCORECARD.items().stream(), Stream.of(item("level", Half.RESULTS, "15", "30", null, null)))
                    .toList());

    private Catalogue() {}

    public static IndicatorChanged indicator(
            String code, String unit, Measure measure, Polarity polarity, String threshold) {
        return new IndicatorChanged(
                code,
                1,
                new LocalizedText(code, code),
                unit,
                Aspect.QUANTITY,
                measure,
                polarity,
                threshold == null ? null : new BigDecimal(threshold),
                null);
    }

    public static Item item(
            String indicator, Half half, String weight, String target, TargetRange range, Integer minimum) {
        return new Item(
                indicator,
                half,
                new BigDecimal(weight),
                target == null ? null : new BigDecimal(target),
                range,
                minimum,
                null);
    }

    static TargetRange range(String from, String to) {
        return new TargetRange(new BigDecimal(from), new BigDecimal(to));
    }

    static ScorecardChanged scorecard(String policy, Item... items) {
        return new ScorecardChanged("any", 1, "officer", YearMonth.of(2026, 1), null, policy, List.of(items));
    }
}
