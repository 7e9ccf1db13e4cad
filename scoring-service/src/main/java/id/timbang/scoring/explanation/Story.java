package id.timbang.scoring.explanation;

import id.timbang.contracts.IndicatorChanged;
import id.timbang.contracts.LocalizedText;
import id.timbang.contracts.ScoreChanged.AssignmentShare;
import id.timbang.contracts.ScoreChanged.HalfScore;
import id.timbang.contracts.ScoreChanged.Presence;
import id.timbang.contracts.ScoreChanged.Rating;
import id.timbang.contracts.ScoreChanged.ScoreItem;
import id.timbang.contracts.ScorecardChanged.Half;
import id.timbang.contracts.ScorecardChanged.Item;
import id.timbang.contracts.ScorecardChanged.TargetRange;
import id.timbang.scoring.score.Score;
import id.timbang.scoring.score.Summands;
import id.timbang.scoring.score.Weighed;
import id.timbang.scoring.score.Workings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a score came to be, in sentences. */
final class Story {

    private final Grounds grounds;
    private final Workings workings;
    private final Score score;
    private final List<LocalizedText> told = new ArrayList<>();

    private Story(Grounds grounds, Workings workings, Score score) {
        this.grounds = grounds;
        this.workings = workings;
        this.score = score;
    }

    /** Where no scorecard holds, there is one thing to say. */
    static List<LocalizedText> withoutScorecard(Grounds grounds) {
        return List.of(Words.say("story.noscorecard", "period", grounds.period(), "position", grounds.position()));
    }

    static List<LocalizedText> of(
            Grounds grounds,
            Workings workings,
            Score score,
            List<Explanation.Item> items,
            List<NotCounted> notCounted,
            Explanation.@Nullable Rounding rounding) {
        Story story = new Story(grounds, workings, score);
        story.tell(items, notCounted, rounding);
        return List.copyOf(story.told);
    }

    private void tell(
            List<Explanation.Item> items, List<NotCounted> notCounted, Explanation.@Nullable Rounding rounding) {
        opening();
        if (grounds.scorecard() != null) {
            told.addAll(PassedOver.by(grounds.scorecard(), grounds.passedOver()));
        }
        told.addAll(MonthsStory.of(grounds));
        presence();
        assignments();
        for (int at = 0; at < workings.items().size(); at++) {
            item(workings.items().get(at), score.items().get(at));
        }
        if (rounding != null) {
            rounding(rounding);
        }
        items.stream().map(Explanation.Item::leftOut).forEach(this::addIfThere);
        notCounted.forEach(facts -> told.add(facts.text()));
        if (score.score() != null) {
            coverage();
        }
        half(Half.RESULTS, score.results());
        half(Half.BEHAVIOUR, score.behaviour());
        predicate();
        remarks(items);
        told.add(Words.say("story.indicative"));
    }

    private void addIfThere(@Nullable LocalizedText sentence) {
        if (sentence != null) {
            told.add(sentence);
        }
    }

    private void opening() {
        long counting = workings.items().stream().filter(Weighed::counts).count();
        if (score.score() == null) {
            told.add(Words.say("story.nothing", "period", grounds.period()));
            return;
        }
        told.add(Words.say("story.score", "period", grounds.period(), "score", Words.points(score.score())));
        told.add(Words.sayMany("story.mean", counting, "all", workings.items().size()));
    }

    private void presence() {
        Presence presence = grounds.presence();
        if (presence != null) {
            told.add(Words.say(
                    "story.presence",
                    "present",
                    presence.present(),
                    "all",
                    presence.workingDays(),
                    "reasons",
                    Words.away(presence)));
        }
    }

    private void assignments() {
        List<AssignmentShare> shares = grounds.assignments();
        if (shares != null) {
            shares.stream()
                    .filter(AssignmentShare::scored)
                    .findFirst()
                    .ifPresent(scored -> told.add(
                            Words.say("story.assignments", "n", shares.size(), "position", scored.position())));
        }
    }

    private void item(Weighed item, ScoreItem shown) {
        IndicatorChanged indicator = item.indicator();
        BigDecimal actual = item.actual().figure();
        if (!item.counts()
                || indicator == null
                || item.measured() == null
                || actual == null
                || shown.achievement() == null
                || shown.contribution() == null) {
            return;
        }
        prorated(item, shown, indicator);
        BigDecimal raw = item.measured().raw();
        String limit =
                raw.signum() < 0 ? ".floored" : raw.compareTo(workings.policy().cap()) > 0 ? ".capped" : "";
        told.add(Words.say(
                "story.item" + limit,
                "name",
                indicator.name(),
                "actual",
                Words.quantity(actual, indicator),
                "target",
                target(item.item(), shown, indicator),
                "raw",
                Words.points(raw),
                "achievement",
                Words.points(shown.achievement()),
                "weight",
                Words.figure(shown.weight()),
                "counting",
                Words.figure(workings.counting()),
                "contribution",
                Words.points(shown.contribution())));
        if (!workings.policy().conversions().isEmpty() && item.value() != null) {
            told.add(Words.say(
                    "story.converted",
                    "name",
                    indicator.name(),
                    "policy",
                    Words.say("policy." + workings.policy().name()),
                    "achievement",
                    Words.points(shown.achievement()),
                    "value",
                    Words.points(item.value())));
        }
    }

    private static Words.Said target(Item item, ScoreItem shown, IndicatorChanged indicator) {
        return item.targetRange() == null || shown.targetRange() == null
                ? Words.target(shown.target(), null, null, indicator)
                : Words.target(
                        null, shown.targetRange().from(), shown.targetRange().to(), indicator);
    }

    private void prorated(Weighed item, ScoreItem shown, IndicatorChanged indicator) {
        if (ItemSteps.isWhole(item.part())) {
            return;
        }
        Item scorecards = item.item();
        TargetRange range = scorecards.targetRange();
        Words.Said full = range == null
                ? Words.target(scorecards.target(), null, null, indicator)
                : Words.target(null, range.from(), range.to(), indicator);
        Words.Said target = target(scorecards, shown, indicator);
        Summands months = item.part().summands();
        told.add(
                months == null
                        ? Words.say(
                                "story.prorated",
                                "name",
                                indicator.name(),
                                "full",
                                full,
                                "target",
                                target,
                                "present",
                                item.part().present(),
                                "all",
                                item.part().whole())
                        : MonthsStory.target(indicator, full, target, months));
    }

    private void rounding(Explanation.Rounding rounding) {
        if (rounding.difference().signum() != 0) {
            told.add(Words.say(
                    "story.rounding",
                    "sum",
                    Words.points(rounding.sumOfContributions()),
                    "score",
                    Words.points(rounding.score())));
        }
    }

    private void coverage() {
        told.add(Words.say(
                "story.coverage",
                "counting",
                Words.figure(workings.counting()),
                "all",
                Words.figure(workings.all()),
                "coverage",
                Words.figure(score.coverage())));
    }

    private void half(Half half, HalfScore scored) {
        Rating rating = scored.rating();
        if (rating == null || scored.score() == null) {
            told.add(Words.say("story.half.none", "half", Words.half(half)));
            return;
        }
        told.add(Words.say(
                "story.half." + rating,
                "half",
                Words.half(half),
                "score",
                Words.points(scored.score()),
                "above",
                Words.figure(workings.policy().aboveFrom()),
                "meets",
                Words.figure(workings.policy().meetsFrom())));
    }

    private void predicate() {
        Rating results = score.results().rating();
        Rating behaviour = score.behaviour().rating();
        if (score.predicate() == null || results == null || behaviour == null) {
            told.add(Words.say("story.predicate.none"));
            return;
        }
        told.add(Words.say(
                "story.predicate",
                "results",
                Words.rating(results),
                "behaviour",
                Words.rating(behaviour),
                "predicate",
                Words.predicate(score.predicate())));
    }

    private void remarks(List<Explanation.Item> items) {
        for (Explanation.Item item : items) {
            Explanation.Evidence evidence = item.evidence();
            remark("story.flagged", evidence.flagged(), item);
            remark("story.corrected", evidence.corrected(), item);
            remark("story.retracted", evidence.retracted(), item);
        }
    }

    private void remark(String key, long n, Explanation.Item item) {
        if (n > 0) {
            told.add(Words.sayMany(key, n, "name", item.name()));
        }
    }
}
