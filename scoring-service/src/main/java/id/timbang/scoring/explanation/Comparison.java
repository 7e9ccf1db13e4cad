package id.timbang.scoring.explanation;

import id.timbang.contracts.LocalizedText;
import id.timbang.contracts.ScoreChanged.ScoreItem;
import id.timbang.contracts.ScoreSeen.Look;
import id.timbang.scoring.score.Score;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What has changed since the person scored last looked, on a day before.
 *
 * @param at         when that was
 * @param then       the figures as they were shown
 * @param now        the figures as they are
 * @param difference of the scores; none where either is missing
 * @param items      those whose figures have changed
 * @param facts      what has arrived in between, whenever the work was done
 */
public record Comparison(
        Instant at,
        Figures then,
        Figures now,
        @Nullable BigDecimal difference,
        List<Item> items,
        Arrivals facts,
        List<LocalizedText> sentences) {

    /** The score at large. */
    public record Figures(@Nullable BigDecimal score, BigDecimal coverage) {}

    /** An item then and now; missing on the side where the scorecard has no such item. */
    public record Item(
            String indicator,
            LocalizedText name,
            @Nullable ScoreItem then,
            @Nullable ScoreItem now) {}

    /** What happened to a fact. */
    public enum What {
        TOLD,
        CORRECTED,
        RETRACTED
    }

    /**
     * A fact that has arrived.
     *
     * @param occurredAt when the work was done; of a citizen's answer nothing but that it is one is told
     * @param href       the list that it stands in
     */
    public record Arrival(
            What what,
            String indicator,
            String source,
            @Nullable String id,
            @Nullable String occurredAt,
            @Nullable String reference,
            String href) {

        /** Of an observation. */
        public static Arrival of(
                What what,
                Grounds grounds,
                String indicator,
                String source,
                @Nullable String id,
                @Nullable String occurredAt,
                @Nullable String reference) {
            return new Arrival(
                    what,
                    indicator,
                    source,
                    id,
                    occurredAt,
                    reference,
                    Explainer.evidenceAddress(grounds.employeeId(), grounds.period(), indicator));
        }
    }

    /**
     * What has arrived.
     *
     * @param total how many of all
     * @param items the last of them, latest first
     */
    public record Arrivals(long total, List<Arrival> items) {}

    /** @param zone in which the time of the look is told */
    public static Comparison of(Look then, Grounds grounds, Arrivals facts, ZoneId zone) {
        Score now = grounds.score();
        List<Item> items = new ArrayList<>();
        Set<String> codes = new LinkedHashSet<>();
        now.items().forEach(item -> codes.add(item.indicator()));
        then.items().forEach(item -> codes.add(item.indicator()));
        for (String code : codes) {
            ScoreItem before = item(then.items(), code);
            ScoreItem after = item(now.items(), code);
            if (!says(before, after)) {
                items.add(new Item(code, grounds.name(code), before, after));
            }
        }
        BigDecimal difference =
                then.score() == null || now.score() == null ? null : now.score().subtract(then.score());
        return new Comparison(
                then.at(),
                new Figures(then.score(), then.coverage()),
                new Figures(now.score(), now.coverage()),
                difference,
                List.copyOf(items),
                facts,
                sentences(then, now, grounds, difference, items, facts, zone));
    }

    private static @Nullable ScoreItem item(List<ScoreItem> items, String code) {
        return items.stream()
                .filter(item -> item.indicator().equals(code))
                .findFirst()
                .orElse(null);
    }

    /** Whether both say the same to a reader: numbers by their value, however many zeros they end in. */
    private static boolean says(@Nullable ScoreItem one, @Nullable ScoreItem other) {
        return one == other
                || one != null
                        && other != null
                        && one.evidence() == other.evidence()
                        && same(one.actual(), other.actual())
                        && same(one.target(), other.target())
                        && same(one.achievement(), other.achievement())
                        && same(one.weight(), other.weight())
                        && same(one.contribution(), other.contribution());
    }

    private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null || other == null ? one == other : one.compareTo(other) == 0;
    }

    private static List<LocalizedText> sentences(
            Look then,
            Score now,
            Grounds grounds,
            @Nullable BigDecimal difference,
            List<Item> items,
            Arrivals facts,
            ZoneId zone) {
        List<LocalizedText> told = new ArrayList<>();
        Words.Said at = language -> language.instant(then.at(), zone);
        if (difference != null && difference.signum() != 0 && then.score() != null && now.score() != null) {
            told.add(Words.say(
                    "since.changed",
                    "at",
                    at,
                    "then",
                    Words.points(then.score()),
                    "now",
                    Words.points(now.score()),
                    "difference",
                    Words.signed(difference)));
        } else if (now.score() != null && then.score() == null) {
            told.add(Words.say("since.appeared", "at", at, "now", Words.points(now.score())));
        } else if (now.score() == null && then.score() != null) {
            told.add(Words.say("since.vanished", "at", at, "then", Words.points(then.score())));
        } else {
            told.add(Words.say(items.isEmpty() ? "since.nothing" : "since.same", "at", at));
        }
        if (facts.total() > 0) {
            told.add(Words.sayMany("since.facts", facts.total()));
        }
        items.stream()
                .map(item -> inWords(item, grounds))
                .filter(Objects::nonNull)
                .forEach(told::add);
        if (then.scorecard() != null
                && now.scorecard() != null
                && !then.scorecard().equals(now.scorecard())) {
            told.add(Words.say(
                    "since.scorecard",
                    "id",
                    now.scorecard().id(),
                    "revision",
                    now.scorecard().revision()));
        }
        if (then.months() != null
                && then.months().counted() != grounds.counting().size()) {
            told.add(Words.say(
                    "since.months",
                    "now",
                    grounds.counting().size(),
                    "of",
                    then.months().of(),
                    "then",
                    then.months().counted()));
        } else if (!Objects.equals(then.presence(), grounds.presence())) {
            told.add(Words.say("since.presence"));
        }
        return List.copyOf(told);
    }

    private static @Nullable LocalizedText inWords(Item item, Grounds grounds) {
        ScoreItem then = item.then();
        ScoreItem now = item.now();
        if (then == null || now == null || now.actual() == null || now.contribution() == null) {
            return null;
        }
        Words.Said actual = Words.quantity(now.actual(), grounds.indicators().get(item.indicator()));
        if (then.actual() == null || then.contribution() == null) {
            return Words.say(
                    "since.item.new",
                    "name",
                    item.name(),
                    "now",
                    actual,
                    "contribution",
                    Words.points(now.contribution()));
        }
        if (same(then.actual(), now.actual()) && same(then.contribution(), now.contribution())) {
            return Words.say("since.item.same", "name", item.name(), "then", then.evidence(), "now", now.evidence());
        }
        return Words.say(
                same(then.actual(), now.actual()) ? "since.item.share" : "since.item",
                "name",
                item.name(),
                "then",
                Words.quantity(then.actual(), grounds.indicators().get(item.indicator())),
                "now",
                actual,
                "before",
                Words.points(then.contribution()),
                "after",
                Words.points(now.contribution()));
    }
}
