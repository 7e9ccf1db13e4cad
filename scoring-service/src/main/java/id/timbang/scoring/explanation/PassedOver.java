package id.timbang.scoring.explanation;

import id.timbang.contracts.LocalizedText;
import id.timbang.contracts.Period;
import id.timbang.contracts.ScorecardChanged;
import java.util.List;

/** What is told of scorecards that hold for a position and do not count, because another holds that came into force later. */
final class PassedOver {

    private PassedOver() {}

    static List<LocalizedText> by(ScorecardChanged scorecard, List<ScorecardChanged> others) {
        return others.stream().map(other -> by(scorecard, other)).toList();
    }

    private static LocalizedText by(ScorecardChanged scorecard, ScorecardChanged other) {
        return Words.say(
                "scorecard.passedover",
                "position",
                scorecard.position(),
                "other",
                other.scorecardId(),
                "revision",
                other.revision(),
                "since",
                Period.of(other.from()),
                "id",
                scorecard.scorecardId(),
                "from",
                Period.of(scorecard.from()));
    }
}
