package id.timbang.scoring.explanation;

import id.timbang.contracts.IndicatorChanged;
import id.timbang.contracts.LocalizedText;
import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreChanged.ScoreItem;
import id.timbang.contracts.ScorecardChanged.Half;
import id.timbang.scoring.explanation.Explanation.Evidence;
import id.timbang.scoring.explanation.Explanation.Item;
import id.timbang.scoring.explanation.Explanation.Rounding;
import id.timbang.scoring.explanation.Formula.Name;
import id.timbang.scoring.score.Score;
import id.timbang.scoring.score.Weighed;
import id.timbang.scoring.score.Workings;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Explains a score from its grounds: every figure is one that the score was made with. */
public final class Explainer {

    private final Grounds grounds;
    private final Map<String, Remarks> remarks;

    /** @param remarks by indicator */
    public Explainer(Grounds grounds, Map<String, Remarks> remarks) {
        this.grounds = grounds;
        this.remarks = Map.copyOf(remarks);
    }

    public Explanation explain() {
        Score score = grounds.score();
        return grounds.workings()
                .map(workings -> explain(workings, score))
                .orElseGet(() -> explanation(
                        score, List.of(), List.of(), null, null, List.of(), Story.withoutScorecard(grounds), null));
    }

    private Explanation explain(Workings workings, Score score) {
        List<Item> items = new ArrayList<>();
        Map<String, Term> values = new HashMap<>();
        for (int at = 0; at < workings.items().size(); at++) {
            Weighed item = workings.items().get(at);
            String code = item.item().indicator();
            ItemSteps steps = ItemSteps.of(item, grounds.tally(code), workings);
            if (steps.value() != null) {
                values.put(code, steps.value());
            }
            items.add(item(item, score.items().get(at), steps.formulas()));
        }
        Rounding rounding = rounding(score);
        List<NotCounted> notCounted = NotCounted.of(grounds);
        return explanation(
                score,
                items,
                formulas(workings, values),
                rounding,
                PolicyView.of(
                        workings.policy(),
                        score.results().rating(),
                        score.behaviour().rating()),
                notCounted,
                Story.of(grounds, workings, score, items, notCounted, rounding),
                Lift.of(grounds, workings, score));
    }

    private Explanation explanation(
            Score score,
            List<Item> items,
            List<Formula> formulas,
            @Nullable Rounding rounding,
            @Nullable PolicyView policy,
            List<NotCounted> notCounted,
            List<LocalizedText> sentences,
            @Nullable Lift lift) {
        return new Explanation(
                grounds.employeeId(),
                grounds.period(),
                grounds.officeId(),
                grounds.position(),
                score.score(),
                score.coverage(),
                score.results(),
                score.behaviour(),
                score.predicate(),
                score.scorecard(),
                grounds.presence(),
                grounds.assignments(),
                Months.of(grounds),
                items,
                formulas,
                rounding,
                policy,
                notCounted,
                sentences,
                lift,
                null);
    }

    private static List<Formula> formulas(Workings workings, Map<String, Term> values) {
        return Stream.of(
                        half(Name.RESULTS, Half.RESULTS, workings, values),
                        half(Name.BEHAVIOUR, Half.BEHAVIOUR, workings, values),
                        mean(
                                Name.SCORE,
                                workings.items().stream()
                                        .filter(Weighed::counts)
                                        .toList(),
                                workings.score(),
                                values),
                        ItemSteps.coverage(workings))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable Formula half(Name name, Half half, Workings workings, Map<String, Term> values) {
        return mean(name, workings.counting(half), workings.half(half), values);
    }

    private static @Nullable Formula mean(
            Name name, List<Weighed> items, @Nullable BigDecimal result, Map<String, Term> values) {
        List<Term> terms =
                items.stream().map(item -> values.get(item.item().indicator())).toList();
        return ItemSteps.mean(name, items, terms, result);
    }

    private static @Nullable Rounding rounding(Score score) {
        if (score.score() == null) {
            return null;
        }
        BigDecimal sum = score.items().stream()
                .map(ScoreItem::contribution)
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Rounding(sum, score.score(), score.score().subtract(sum));
    }

    private Item item(Weighed item, ScoreItem shown, List<Formula> formulas) {
        IndicatorChanged indicator = item.indicator();
        return new Item(
                shown.indicator(),
                Words.name(item.item(), indicator),
                indicator == null ? null : indicator.unit(),
                indicator == null ? null : indicator.aspect(),
                indicator == null ? null : indicator.measure(),
                indicator == null ? null : indicator.polarity(),
                shown.half(),
                shown.weight(),
                item.verdict(),
                shown.actual(),
                shown.target(),
                shown.targetRange(),
                shown.fullTarget(),
                shown.achievement(),
                shown.contribution(),
                formulas,
                evidence(item),
                leftOut(item));
    }

    private Evidence evidence(Weighed item) {
        String code = item.item().indicator();
        long count = item.actual().evidence();
        int required = item.item().requiredEvidence();
        Remarks remarked = remarks.getOrDefault(code, Remarks.NONE);
        return new Evidence(
                count,
                required,
                Math.max(0, required - count),
                item.flagged(),
                remarked.corrected(),
                remarked.retracted(),
                grounds.toCome(code),
                evidenceAddress(grounds.employeeId(), grounds.period(), code));
    }

    /** Where the list of an item's evidence is. */
    static String evidenceAddress(String employeeId, Period period, String indicator) {
        return "/api/scores/" + encoded(employeeId) + "/evidence?period=" + period + "&indicator=" + encoded(indicator);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private @Nullable LocalizedText leftOut(Weighed item) {
        if (item.counts()) {
            return null;
        }
        long count = item.actual().evidence();
        return Words.sayMany(
                "leftout." + item.verdict(),
                count,
                "name",
                Words.name(item.item(), item.indicator()),
                "weight",
                Words.figure(item.item().weight()),
                "required",
                item.item().requiredEvidence(),
                "missing",
                Math.max(0, item.item().requiredEvidence() - count));
    }
}
