package id.timbang.scoring.score;

import id.timbang.contracts.IndicatorChanged;
import id.timbang.contracts.ScoreChanged.HalfScore;
import id.timbang.contracts.ScoreChanged.Presence;
import id.timbang.contracts.ScoreChanged.ScoreItem;
import id.timbang.contracts.ScoreChanged.ScorecardRef;
import id.timbang.contracts.ScorecardChanged;
import id.timbang.contracts.ScorecardChanged.Half;
import id.timbang.contracts.ScorecardChanged.Item;
import id.timbang.scoring.score.Weighed.Verdict;
import id.timbang.scoring.tally.Tally;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The score of an employee's month or longer period: {@code sum(weight * value) / sum(weight)} over the items that have enough
 * evidence. A pure function: the same tallies, scorecard and presence give the same digits. Everything is computed exactly or
 * to 34 digits, and rounded half up to two decimals once, when it is shown; ratings go by the shown figure.
 */
public final class Scorer {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Tally NOTHING = new Tally();
    private static final Actual NOT_MEASURED = new Actual(0, null);
    private static final int SHOWN_DECIMALS = 2;
    private static final int ACTUAL_DECIMALS = 6;

    private Scorer() {}

    /**
     * Scores tallies by a scorecard.
     *
     * @param indicators the catalogue, by code; an item whose indicator is missing there has no evidence
     * @param tallies    by indicator
     * @param presence   by which targets are pro-rated; none where the employee was there all the time
     */
    public static Score score(
            ScorecardChanged scorecard,
            Map<String, IndicatorChanged> indicators,
            Map<String, Tally> tallies,
            @Nullable Presence presence) {
        return scoreBy(Parts.ofMonth(presence), scorecard, indicators, tallies);
    }

    /**
     * Scores what the facts of several months add up to.
     *
     * @param parts how much of each monthly target falls to these months
     */
    public static Score scoreBy(
            Parts parts,
            ScorecardChanged scorecard,
            Map<String, IndicatorChanged> indicators,
            Map<String, Tally> tallies) {
        return workings(scorecard, indicators, tallies, parts, Map.of())
                .map(workings -> score(workings, scorecard))
                .orElse(Score.WITHOUT_SCORECARD);
    }

    /**
     * Every step of the same.
     *
     * @param assumed by indicator, figures that take the place of the measured ones, as if there were enough evidence
     * @return none where no score can be made by that scorecard
     */
    public static Optional<Workings> workings(
            ScorecardChanged scorecard,
            Map<String, IndicatorChanged> indicators,
            Map<String, Tally> tallies,
            Parts parts,
            Map<String, BigDecimal> assumed) {
        ScoringPolicy policy = ScoringPolicy.named(scorecard.policy());
        if (policy == null || scorecard.items().isEmpty()) {
            return Optional.empty();
        }
        List<Weighed> items = new ArrayList<>(scorecard.items().size());
        for (Item item : scorecard.items()) {
            IndicatorChanged indicator = indicators.get(item.indicator());
            items.add(weigh(
                    item,
                    parts.of(item, indicator),
                    indicator,
                    tallies.getOrDefault(item.indicator(), NOTHING),
                    assumed.get(item.indicator()),
                    policy));
        }
        return Optional.of(new Workings(policy, items));
    }

    /** The score that workings come to, rounded to be shown. */
    public static Score score(Workings workings, ScorecardChanged scorecard) {
        ScoringPolicy policy = workings.policy();
        BigDecimal score = workings.score();
        HalfScore results = half(workings.half(Half.RESULTS), policy);
        HalfScore behaviour = half(workings.half(Half.BEHAVIOUR), policy);
        return new Score(
                score == null ? null : shown(score),
                shown(Rounding.quotient(workings.counting().multiply(HUNDRED), workings.all())),
                results,
                behaviour,
                policy.predicate(results.rating(), behaviour.rating()),
                policy.name(),
                new ScorecardRef(scorecard.scorecardId(), scorecard.revision()),
                workings.items().stream()
                        .map(item -> shown(item, workings.contribution(item)))
                        .toList());
    }

    private static Weighed weigh(
            Item item,
            Part part,
            @Nullable IndicatorChanged indicator,
            Tally tally,
            @Nullable BigDecimal assumed,
            ScoringPolicy policy) {
        if (indicator == null) {
            return Weighed.leftOut(item, null, part, NOT_MEASURED, 0, Verdict.UNKNOWN_INDICATOR);
        }
        Actual found = Actual.of(indicator, tally);
        Actual actual =
                assumed == null ? found : new Actual(Math.max(found.evidence(), item.requiredEvidence()), assumed);
        Measured measured = actual.figure() == null
                ? null
                : Achievement.measured(item, indicator.polarity(), actual.figure(), part);
        Verdict verdict = verdict(item, part, actual, measured);
        if (verdict != Verdict.COUNTS || measured == null) {
            return Weighed.leftOut(item, indicator, part, actual, tally.flagged(), verdict);
        }
        BigDecimal capped = measured.achievement().min(policy.cap());
        return new Weighed(
                item, indicator, part, actual, tally.flagged(), verdict, measured, capped, policy.value(capped));
    }

    /**
     * What an item would be weighed with, were this its actual figure: the formula of {@link #score} for one item.
     *
     * @return none where there is nothing to measure it against
     */
    public static @Nullable BigDecimal value(
            Item item, IndicatorChanged indicator, BigDecimal actual, Parts parts, ScoringPolicy policy) {
        BigDecimal achievement = Achievement.of(item, indicator.polarity(), actual, parts.of(item, indicator));
        return achievement == null ? null : policy.value(achievement.min(policy.cap()));
    }

    private static Verdict verdict(Item item, Part part, Actual actual, @Nullable Measured measured) {
        if (actual.evidence() == 0) {
            return Verdict.NO_EVIDENCE;
        }
        if (actual.figure() == null) {
            return Verdict.NO_FIGURE;
        }
        if (actual.evidence() < item.requiredEvidence()) {
            return Verdict.TOO_LITTLE_EVIDENCE;
        }
        if (part.isNone()) {
            return Verdict.ABSENT;
        }
        return measured == null ? Verdict.NO_TARGET : Verdict.COUNTS;
    }

    private static HalfScore half(@Nullable BigDecimal exact, ScoringPolicy policy) {
        BigDecimal score = exact == null ? null : shown(exact);
        return new HalfScore(score, score == null ? null : policy.rating(score));
    }

    private static ScoreItem shown(Weighed weighed, @Nullable BigDecimal contribution) {
        Item item = weighed.item();
        BigDecimal actual = weighed.shownActual();
        return new ScoreItem(
                item.indicator(),
                item.half(),
                weighed.actual().evidence(),
                actual == null ? null : shownActual(actual),
                weighed.part().shown(item.target()),
                weighed.part().shown(item.targetRange()),
                weighed.capped() == null ? null : shown(weighed.capped()),
                item.weight(),
                contribution == null ? null : shown(contribution),
                weighed.part().isAll() ? null : item.target(),
                weighed.flagged() == 0 ? null : weighed.flagged());
    }

    /** A score, achievement or contribution as it is shown: half up to two decimals. */
    public static BigDecimal shown(BigDecimal figure) {
        return Rounding.halfUp(figure, SHOWN_DECIMALS);
    }

    /** An actual figure as it is shown: half up to six decimals, as many as it has. */
    public static BigDecimal shownActual(BigDecimal figure) {
        BigDecimal stripped = Rounding.halfUp(figure, ACTUAL_DECIMALS).stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
