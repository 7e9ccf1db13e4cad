package id.timbang.scoring.explanation;

import id.timbang.contracts.IndicatorChanged;
import id.timbang.contracts.IndicatorChanged.Measure;
import id.timbang.contracts.IndicatorChanged.Polarity;
import id.timbang.contracts.LocalizedText;
import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreChanged.Presence;
import id.timbang.contracts.ScorecardChanged;
import id.timbang.contracts.ScorecardChanged.Half;
import id.timbang.contracts.ScorecardChanged.TargetRange;
import id.timbang.scoring.score.Parts;
import id.timbang.scoring.score.ScoringPolicy;
import id.timbang.scoring.score.Weighed;
import id.timbang.scoring.score.Workings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How scores are computed, by the catalogue in force.
 *
 * @param policies those of the scorecards
 */
public record Method(Period period, List<Card> scorecards, List<PolicyView> policies, List<Rule> rules) {

    /** Two days of annual leave of twenty working days: what an example is pro-rated by. */
    private static final Presence EXAMPLE_PRESENCE = new Presence(20, 18, Map.of("ANNUAL_LEAVE", 2));

    private static final BigDecimal SHORT_OF = new BigDecimal("0.9");
    private static final BigDecimal MORE_THAN = new BigDecimal("1.1");
    private static final int EXAMPLE_DECIMALS = 2;

    /**
     * A position's scorecard.
     *
     * @param remarks what else is to be known of it, in words
     * @param example an invented month by it, worked out by the function that makes scores; none where none can be
     */
    public record Card(
            String position,
            String scorecardId,
            long revision,
            String policy,
            List<LocalizedText> remarks,
            List<Item> items,
            @Nullable Formula example) {}

    /**
     * What is expected.
     *
     * @param name     of the indicator; its code where the catalogue does not know it
     * @param measured how facts become the figure, in words
     * @param better   which direction is better, in words
     * @param formula  how figure and target become an achievement, in words
     * @param symbols  the same in symbols
     * @param prorated whether the target goes by the days present
     * @param example  from an invented figure to the contribution
     */
    public record Item(
            String indicator,
            LocalizedText name,
            @Nullable String unit,
            Half half,
            BigDecimal weight,
            @Nullable BigDecimal target,
            @Nullable TargetRange targetRange,
            int minimumEvidence,
            boolean prorated,
            LocalizedText measured,
            LocalizedText better,
            LocalizedText formula,
            LocalizedText symbols,
            List<Formula> example) {}

    /**
     * @param scorecards in force in that period
     * @param passedOver those that hold as well for such a one's position, and do not count
     */
    public static Method of(
            Period period,
            List<ScorecardChanged> scorecards,
            Function<ScorecardChanged, List<ScorecardChanged>> passedOver,
            Map<String, IndicatorChanged> indicators) {
        return new Method(
                period,
                scorecards.stream()
                        .map(scorecard -> card(period, scorecard, passedOver.apply(scorecard), indicators))
                        .toList(),
                scorecards.stream()
                        .map(ScorecardChanged::policy)
                        .distinct()
                        .map(ScoringPolicy::named)
                        .filter(Objects::nonNull)
                        .map(policy -> PolicyView.of(policy, null, null))
                        .toList(),
                Stream.of(Rule.Key.values()).map(Rule::of).toList());
    }

    private static Card card(
            Period period,
            ScorecardChanged scorecard,
            List<ScorecardChanged> passedOver,
            Map<String, IndicatorChanged> indicators) {
        Map<String, BigDecimal> invented = new HashMap<>();
        scorecard.items().forEach(item -> invented(item, indicators.get(item.indicator()), invented));
        Grounds grounds = new Grounds(
                "",
                period,
                "",
                scorecard.position(),
                scorecard,
                passedOver,
                indicators,
                Map.of(),
                EXAMPLE_PRESENCE,
                Parts.ofMonth(EXAMPLE_PRESENCE),
                null,
                List.of(),
                List.of());
        Workings workings = grounds.workings(invented).orElse(null);
        List<Item> items = new ArrayList<>();
        List<Term> values = new ArrayList<>();
        for (int at = 0; at < scorecard.items().size(); at++) {
            ScorecardChanged.Item item = scorecard.items().get(at);
            Weighed weighed = workings == null ? null : workings.items().get(at);
            ItemSteps steps = weighed == null || workings == null
                    ? new ItemSteps(List.of(), null)
                    : ItemSteps.ofFigure(weighed, workings);
            if (steps.value() != null) {
                values.add(steps.value());
            }
            boolean prorated = weighed != null && !weighed.part().isAll();
            items.add(item(item, indicators.get(item.indicator()), prorated, steps.formulas()));
        }
        return new Card(
                scorecard.position(),
                scorecard.scorecardId(),
                scorecard.revision(),
                scorecard.policy(),
                PassedOver.by(scorecard, passedOver),
                List.copyOf(items),
                workings == null
                        ? null
                        : ItemSteps.mean(
                                Formula.Name.SCORE,
                                workings.items().stream()
                                        .filter(Weighed::counts)
                                        .toList(),
                                values,
                                workings.score()));
    }

    /** A figure a tenth short of the target, or a tenth worse than it; of a range the lower end. */
    private static void invented(
            ScorecardChanged.Item item, @Nullable IndicatorChanged indicator, Map<String, BigDecimal> invented) {
        BigDecimal target =
                item.targetRange() == null ? item.target() : item.targetRange().from();
        if (indicator != null && target != null) {
            BigDecimal figure = target.multiply(indicator.polarity() == Polarity.HIGHER ? SHORT_OF : MORE_THAN);
            int decimals = indicator.measure() == Measure.COUNT ? 0 : EXAMPLE_DECIMALS;
            invented.put(item.indicator(), figure.setScale(decimals, RoundingMode.HALF_UP));
        }
    }

    private static Item item(
            ScorecardChanged.Item item, @Nullable IndicatorChanged indicator, boolean prorated, List<Formula> example) {
        String way = indicator == null ? "none" : indicator.polarity().name();
        return new Item(
                item.indicator(),
                Words.name(item, indicator),
                indicator == null ? null : indicator.unit(),
                item.half(),
                item.weight(),
                item.target(),
                item.targetRange(),
                item.requiredEvidence(),
                prorated,
                indicator == null ? Words.say("measured.none") : measured(indicator),
                Words.say("better." + way),
                Words.say("achievement." + way + (item.targetRange() == null ? "" : ".range")),
                Words.say("symbols." + way),
                example);
    }

    private static LocalizedText measured(IndicatorChanged indicator) {
        boolean isIndex =
                indicator.measure() == Measure.RATIO && indicator.unit().equalsIgnoreCase("index");
        String percent = indicator.measure() == Measure.RATIO && indicator.inPercent() ? ".percent" : "";
        return Words.say(
                "measured." + indicator.measure() + (isIndex ? ".index" : percent),
                "threshold",
                indicator.threshold() == null ? "" : indicator.threshold(),
                "percentile",
                indicator.percentile() == null ? "" : indicator.percentile());
    }
}
