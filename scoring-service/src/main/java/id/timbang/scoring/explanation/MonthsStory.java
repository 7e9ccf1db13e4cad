package id.timbang.scoring.explanation;

import id.timbang.contracts.IndicatorChanged;
import id.timbang.contracts.LocalizedText;
import id.timbang.contracts.Period;
import id.timbang.contracts.ScorecardChanged;
import id.timbang.scoring.score.Summands;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is to be said of a quarter or a year and not of a month: which months count, and by which revision. */
final class MonthsStory {

    private MonthsStory() {}

    /** Nothing of a month. */
    static List<LocalizedText> of(Grounds grounds) {
        List<LocalizedText> told = new ArrayList<>();
        if (!grounds.months().isEmpty()) {
            told.add(counting(grounds));
            ScorecardChanged scorecard = grounds.scorecard();
            if (scorecard != null && !grounds.counting().isEmpty()) {
                revision(grounds.counting(), scorecard, told);
            }
        }
        return told;
    }

    private static LocalizedText counting(Grounds grounds) {
        List<MonthGrounds> counting = grounds.counting();
        int all = grounds.months().size();
        if (counting.isEmpty()) {
            return Words.say("story.months.none", "all", all);
        }
        if (counting.size() == all) {
            return Words.say("story.months.all", "all", all, "months", range(counting));
        }
        return Words.sayMany(
                "story.months.some",
                counting.size(),
                "all",
                all,
                "months",
                range(counting),
                "rest",
                range(grounds.months().subList(counting.size(), all)));
    }

    private static LocalizedText range(List<MonthGrounds> months) {
        Period first = months.get(0).month();
        Period last = months.get(months.size() - 1).month();
        return months.size() == 1
                ? Words.both(language -> language.period(first))
                : Words.say("months.range", "from", first, "to", last);
    }

    private static void revision(List<MonthGrounds> counting, ScorecardChanged scorecard, List<LocalizedText> told) {
        told.add(Words.say(
                "story.revision",
                "id",
                scorecard.scorecardId(),
                "revision",
                scorecard.revision(),
                "month",
                counting.get(counting.size() - 1).month()));
        Map<Optional<ScorecardChanged>, List<LocalizedText>> others = new LinkedHashMap<>();
        for (MonthGrounds month : counting) {
            Optional<ScorecardChanged> own = Optional.ofNullable(month.scorecard());
            if (own.isEmpty() || !Grounds.reference(own.get()).equals(Grounds.reference(scorecard))) {
                others.computeIfAbsent(own, none -> new ArrayList<>())
                        .add(Words.both(language -> language.period(month.month())));
            }
        }
        others.forEach((own, months) -> told.add(own.map(other -> Words.say(
                        "story.revision.other",
                        "months",
                        Words.list(months),
                        "id",
                        other.scorecardId(),
                        "revision",
                        other.revision()))
                .orElseGet(() -> Words.say("story.revision.noother", "months", Words.list(months)))));
    }

    /** How a target of the scorecard became that of the months that count. */
    static LocalizedText target(IndicatorChanged indicator, Words.Said full, Words.Said target, Summands months) {
        String kind = months.isMean() ? "mean" : months.partial().isEmpty() ? "full" : "present";
        return Words.say(
                "story.target." + kind,
                "name",
                indicator.name(),
                "full",
                full,
                "target",
                target,
                "factor",
                ItemSteps.factor(months));
    }
}
