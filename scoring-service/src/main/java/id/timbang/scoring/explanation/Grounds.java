package id.timbang.scoring.explanation;

import id.timbang.contracts.IndicatorChanged;
import id.timbang.contracts.LocalizedText;
import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreChanged.AssignmentShare;
import id.timbang.contracts.ScoreChanged.Presence;
import id.timbang.contracts.ScoreChanged.ScorecardRef;
import id.timbang.contracts.ScorecardChanged;
import id.timbang.contracts.ScorecardChanged.Item;
import id.timbang.scoring.score.Parts;
import id.timbang.scoring.score.Score;
import id.timbang.scoring.score.Scorer;
import id.timbang.scoring.score.Workings;
import id.timbang.scoring.tally.Tally;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that a score is made of.
 *
 * @param scorecard   none where none holds for the position
 * @param passedOver  the scorecards that hold for the position as well, and do not count
 * @param indicators  the catalogue, by code
 * @param tallies     the facts of the whole period, of a longer one those of the months that count, by indicator
 * @param presence    none where the employee was there on every working day
 * @param parts       how much of the monthly targets falls to the employee
 * @param assignments where there has been more than one
 * @param others      the scorecards of the other positions that were held in the period
 * @param months      of a quarter or a year all its months, in their order; none of a month
 */
public record Grounds(
        String employeeId,
        Period period,
        String officeId,
        String position,
        @Nullable ScorecardChanged scorecard,
        List<ScorecardChanged> passedOver,
        Map<String, IndicatorChanged> indicators,
        Map<String, Tally> tallies,
        @Nullable Presence presence,
        Parts parts,
        @Nullable List<AssignmentShare> assignments,
        List<ScorecardChanged> others,
        List<MonthGrounds> months) {

    public Grounds {
        passedOver = List.copyOf(passedOver);
        others = List.copyOf(others);
        months = List.copyOf(months);
    }

    /** Every step to the score; none where no scorecard holds. */
    public Optional<Workings> workings() {
        return workings(Map.of());
    }

    /** The same with other figures in the place of the measured ones. */
    Optional<Workings> workings(Map<String, BigDecimal> assumed) {
        return scorecard == null ? Optional.empty() : Scorer.workings(scorecard, indicators, tallies, parts, assumed);
    }

    /** The score by the measured figures. */
    public Score score() {
        return score(Map.of());
    }

    /** The score with other figures in the place of the measured ones: by the very same function. */
    Score score(Map<String, BigDecimal> assumed) {
        ScorecardChanged by = scorecard;
        return by == null
                ? Score.WITHOUT_SCORECARD
                : workings(assumed).map(workings -> Scorer.score(workings, by)).orElse(Score.WITHOUT_SCORECARD);
    }

    Tally tally(String indicator) {
        return tallies.getOrDefault(indicator, new Tally());
    }

    /** The months that count. */
    List<MonthGrounds> counting() {
        return months.stream().filter(MonthGrounds::counts).toList();
    }

    /** How many facts about an indicator are of months that do not count yet. */
    long toCome(String indicator) {
        return months.stream()
                .filter(month -> !month.counts())
                .mapToLong(month -> month.facts(indicator))
                .sum();
    }

    /** In the order of its items. */
    List<String> indicatorsOfScorecard() {
        return scorecard == null
                ? List.of()
                : scorecard.items().stream().map(Item::indicator).toList();
    }

    LocalizedText name(String indicator) {
        return indicators.containsKey(indicator)
                ? indicators.get(indicator).name()
                : new LocalizedText(indicator, indicator);
    }

    static ScorecardRef reference(ScorecardChanged scorecard) {
        return new ScorecardRef(scorecard.scorecardId(), scorecard.revision());
    }
}
