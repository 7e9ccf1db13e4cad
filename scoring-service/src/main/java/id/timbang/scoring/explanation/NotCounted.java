package id.timbang.scoring.explanation;

import id.timbang.contracts.LocalizedText;
import id.timbang.contracts.ScorecardChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Facts that stand in the evidence of a period and are not in its score. Those that were taken back are told with their
 * item.
 *
 * @param count how many
 * @param text  the same in words
 * @param href  the list that they stand in
 */
public record NotCounted(
        Reason reason, String indicator, LocalizedText name, long count, LocalizedText text, String href) {

    /** Why they are not in it. */
    public enum Reason {
        /** Their month has not begun; when it does, they count. */
        MONTH_TO_COME,
        /** Another position that was held in the period is measured by them. */
        OTHER_POSITION,
        /** The scorecard has no such item. */
        NOT_IN_SCORECARD
    }

    /** In the order of the scorecard, then of the indicators that are not in it; nothing where no scorecard holds. */
    static List<NotCounted> of(Grounds grounds) {
        List<NotCounted> found = new ArrayList<>();
        if (grounds.scorecard() == null) {
            return found;
        }
        List<String> measured = grounds.indicatorsOfScorecard();
        for (String indicator : measured) {
            add(Reason.MONTH_TO_COME, indicator, grounds.toCome(indicator), "", grounds, found);
        }
        grounds.tallies().keySet().stream()
                .filter(indicator -> !measured.contains(indicator))
                .sorted()
                .forEach(indicator -> {
                    Optional<String> position = elsewhere(indicator, grounds);
                    add(
                            position.isPresent() ? Reason.OTHER_POSITION : Reason.NOT_IN_SCORECARD,
                            indicator,
                            grounds.tally(indicator).facts(),
                            position.orElse(""),
                            grounds,
                            found);
                });
        return found;
    }

    private static Optional<String> elsewhere(String indicator, Grounds grounds) {
        return grounds.others().stream()
                .filter(scorecard -> scorecard.items().stream()
                        .anyMatch(item -> item.indicator().equals(indicator)))
                .map(ScorecardChanged::position)
                .findFirst();
    }

    private static void add(
            Reason reason, String indicator, long count, String position, Grounds grounds, List<NotCounted> found) {
        if (count > 0) {
            LocalizedText name = grounds.name(indicator);
            found.add(new NotCounted(
                    reason,
                    indicator,
                    name,
                    count,
                    Words.sayMany(
                            "notcounted." + reason,
                            count,
                            "name",
                            name,
                            "position",
                            position,
                            "scored",
                            grounds.position()),
                    Explainer.evidenceAddress(grounds.employeeId(), grounds.period(), indicator)));
        }
    }
}
