package id.timbang.scoring.explanation;

import id.timbang.contracts.LocalizedText;
import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreChanged.ScoreItem;
import id.timbang.scoring.score.Score;
import id.timbang.scoring.score.Weighed;
import id.timbang.scoring.score.Workings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a score would be with other actual figures: worked out by the function that makes scores. Nothing is changed.
 *
 * @param difference of the scores, after less before; none where either is missing
 * @param notes      what was taken for granted, in words
 */
public record WhatIf(
        String employeeId,
        Period period,
        Score before,
        Score after,
        @Nullable BigDecimal difference,
        List<Item> items,
        List<LocalizedText> notes) {

    /**
     * An item before and after.
     *
     * @param assumed    whether its actual was given
     * @param difference of the contributions; one that is missing counts as nothing contributed
     */
    public record Item(
            String indicator,
            LocalizedText name,
            boolean assumed,
            ScoreItem before,
            ScoreItem after,
            BigDecimal difference) {}

    /** @param actuals by indicator, of the scorecard */
    public static WhatIf of(Grounds grounds, Map<String, BigDecimal> actuals) {
        Score before = grounds.score();
        Score after = grounds.score(actuals);
        List<Item> items = new ArrayList<>();
        List<LocalizedText> notes = new ArrayList<>();
        notes.add(Words.say("whatif.nothing"));
        List<Weighed> measured = grounds.workings().map(Workings::items).orElse(List.of());
        List<Weighed> supposed = grounds.workings(actuals).map(Workings::items).orElse(List.of());
        for (int at = 0; at < measured.size(); at++) {
            Weighed item = measured.get(at);
            ScoreItem was = before.items().get(at);
            ScoreItem is = after.items().get(at);
            boolean assumed = actuals.containsKey(was.indicator());
            LocalizedText name = Words.name(item.item(), item.indicator());
            items.add(new Item(
                    was.indicator(),
                    name,
                    assumed,
                    was,
                    is,
                    orZero(is.contribution()).subtract(orZero(was.contribution()))));
            if (assumed && !supposed.get(at).counts()) {
                notes.add(Words.say("whatif.stillout", "name", name));
            } else if (assumed && !item.counts()) {
                notes.add(Words.say("whatif.asif", "name", name));
            }
        }
        BigDecimal difference = before.score() == null || after.score() == null
                ? null
                : after.score().subtract(before.score());
        return new WhatIf(
                grounds.employeeId(),
                grounds.period(),
                before,
                after,
                difference,
                List.copyOf(items),
                List.copyOf(notes));
    }

    private static BigDecimal orZero(@Nullable BigDecimal contribution) {
        return contribution == null ? BigDecimal.ZERO : contribution;
    }
}
