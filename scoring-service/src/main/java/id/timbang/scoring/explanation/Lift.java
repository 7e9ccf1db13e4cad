package id.timbang.scoring.explanation;

import id.timbang.contracts.IndicatorChanged;
import id.timbang.contracts.IndicatorChanged.Measure;
import id.timbang.contracts.IndicatorChanged.Polarity;
import id.timbang.contracts.LocalizedText;
import id.timbang.contracts.ScorecardChanged.TargetRange;
import id.timbang.scoring.score.Part;
import id.timbang.scoring.score.Score;
import id.timbang.scoring.score.Weighed;
import id.timbang.scoring.score.Weighed.Verdict;
import id.timbang.scoring.score.Workings;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What would lift a score: for each item the score if it alone reached its target, and if it alone came as far as it
 * counts. Worked out by the function that makes scores.
 *
 * @param best the indicator whose single step lifts most; none where nothing would lift the score
 */
public record Lift(@Nullable String best, List<Step> items, List<LocalizedText> sentences) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final int DECIMALS = 6;

    /**
     * An item's.
     *
     * @param atCap    whether it counts with the most an item can count with
     * @param toTarget none where the target is met, or there is none
     * @param toCap    as far as it counts, or as the measure goes; none where it is there, or there is no target
     */
    public record Step(
            String indicator,
            LocalizedText name,
            BigDecimal weight,
            boolean atCap,
            @Nullable Move toTarget,
            @Nullable Move toCap) {

        private BigDecimal gain() {
            return toCap == null || toCap.gain() == null ? BigDecimal.ZERO : toCap.gain();
        }
    }

    /**
     * To where.
     *
     * @param actual      the figure that it takes
     * @param achievement what it comes to, capped
     * @param score       what the score would be
     * @param gain        less the score as it is; below zero where an item that does not count yet would lower it. None
     *                    where there is no score yet
     */
    public record Move(
            BigDecimal actual,
            @Nullable BigDecimal achievement,
            @Nullable BigDecimal score,
            @Nullable BigDecimal gain) {}

    static Lift of(Grounds grounds, Workings workings, Score score) {
        List<Step> steps = new ArrayList<>();
        List<LocalizedText> sentences = new ArrayList<>();
        for (Weighed item : workings.items()) {
            Step step = step(grounds, workings, item, score);
            steps.add(step);
            sentence(item, step, workings).ifPresent(sentences::add);
        }
        Optional<Step> best =
                steps.stream().filter(step -> step.gain().signum() > 0).max(Comparator.comparing(Step::gain));
        sentences.add(
                0,
                best.map(step -> bestInWords(workings, step))
                        .orElseGet(() -> Words.say(score.score() == null ? "lift.noscore" : "lift.none")));
        return new Lift(best.map(Step::indicator).orElse(null), List.copyOf(steps), List.copyOf(sentences));
    }

    private static Step step(Grounds grounds, Workings workings, Weighed item, Score score) {
        String code = item.item().indicator();
        BigDecimal capped = item.capped();
        boolean atCap = capped != null && capped.compareTo(workings.policy().cap()) >= 0;
        Move toTarget = capped != null && capped.compareTo(HUNDRED) >= 0 ? null : move(grounds, item, HUNDRED, score);
        Move toCap = atCap ? null : move(grounds, item, workings.policy().cap(), score);
        boolean noFurther =
                toCap != null && toCap.gain() != null && toCap.gain().signum() == 0 && capped != null;
        return new Step(
                code,
                Words.name(item.item(), item.indicator()),
                item.item().weight(),
                atCap,
                toTarget,
                noFurther ? null : toCap);
    }

    private static @Nullable Move move(Grounds grounds, Weighed item, BigDecimal achievement, Score now) {
        IndicatorChanged indicator = item.indicator();
        if (indicator == null || item.part().isNone()) {
            return null;
        }
        BigDecimal needed = needed(item, indicator, achievement);
        if (needed == null) {
            return null;
        }
        String code = item.item().indicator();
        Score then = grounds.score(Map.of(code, needed));
        BigDecimal reached = then.items().stream()
                .filter(scored -> scored.indicator().equals(code))
                .findFirst()
                .map(scored -> scored.achievement())
                .orElse(null);
        BigDecimal gain = then.score() == null || now.score() == null
                ? null
                : then.score().subtract(now.score());
        return new Move(needed, reached, then.score(), gain);
    }

    /** The figure that makes an achievement: rounded to where the achievement is reached, and no share above the whole. */
    private static @Nullable BigDecimal needed(Weighed item, IndicatorChanged indicator, BigDecimal achievement) {
        TargetRange range = item.item().targetRange();
        boolean higher = indicator.polarity() == Polarity.HIGHER;
        boolean justMet = achievement.compareTo(HUNDRED) == 0;
        BigDecimal full = range == null ? item.item().target() : higher == justMet ? range.from() : range.to();
        if (full == null || full.signum() <= 0) {
            return null;
        }
        Part part = item.part();
        BigDecimal times = higher ? achievement : TWO.multiply(HUNDRED).subtract(achievement);
        BigDecimal exact = full.multiply(BigDecimal.valueOf(part.present()))
                .multiply(times)
                .divide(HUNDRED.multiply(BigDecimal.valueOf(part.whole())), MathContext.DECIMAL128);
        int decimals = indicator.measure() == Measure.COUNT ? 0 : DECIMALS;
        BigDecimal figure = exact.setScale(decimals, higher ? RoundingMode.CEILING : RoundingMode.FLOOR);
        BigDecimal most = most(indicator, full);
        BigDecimal stripped = (most == null ? figure : figure.min(most)).stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** The largest figure that a measure can come to; none where it has no bound. */
    static @Nullable BigDecimal most(IndicatorChanged indicator, BigDecimal target) {
        if (indicator.measure() == Measure.SHARE_WITHIN) {
            return indicator.inPercent() ? HUNDRED : BigDecimal.ONE;
        }
        boolean isIndex = indicator.unit().equalsIgnoreCase("index");
        boolean perHundred = indicator.measure() == Measure.RATIO && (indicator.inPercent() || isIndex);
        return perHundred && target.compareTo(HUNDRED) <= 0 ? HUNDRED : null;
    }

    private static LocalizedText bestInWords(Workings workings, Step step) {
        Weighed item = workings.items().stream()
                .filter(each -> each.item().indicator().equals(step.indicator()))
                .findFirst()
                .orElseThrow();
        Move move = step.toCap();
        if (move == null || move.gain() == null || move.score() == null) {
            throw new IllegalStateException("a step without a gain lifts most");
        }
        BigDecimal actual = item.actual().figure();
        return Words.say(
                item.counts() ? "lift.best" : "lift.best.new",
                "name",
                step.name(),
                "actual",
                actual == null ? "" : Words.quantity(actual, item.indicator()),
                "needed",
                Words.quantity(move.actual(), item.indicator()),
                "gain",
                Words.points(move.gain()),
                "score",
                Words.points(move.score()));
    }

    private static Optional<LocalizedText> sentence(Weighed item, Step step, Workings workings) {
        if (step.atCap()) {
            return Optional.of(Words.say(
                    "lift.atcap",
                    "name",
                    step.name(),
                    "cap",
                    Words.figure(workings.policy().cap())));
        }
        if (item.verdict() == Verdict.ABSENT || step.toTarget() == null && step.toCap() == null) {
            return Optional.of(Words.say("lift.nothing", "name", step.name()));
        }
        Move target = step.toTarget();
        Move cap = step.toCap();
        if (target != null && target.gain() != null && cap != null && cap.gain() != null) {
            return Optional.of(Words.say(
                    "lift.both",
                    "name",
                    step.name(),
                    "target",
                    Words.quantity(target.actual(), item.indicator()),
                    "gain",
                    Words.signed(target.gain()),
                    "most",
                    Words.quantity(cap.actual(), item.indicator()),
                    "more",
                    Words.signed(cap.gain())));
        }
        Move only = cap == null ? target : cap;
        if (only == null || only.gain() == null) {
            return Optional.empty();
        }
        return Optional.of(Words.say(
                cap == null ? "lift.target" : "lift.cap",
                "name",
                step.name(),
                "needed",
                Words.quantity(only.actual(), item.indicator()),
                "gain",
                Words.signed(only.gain())));
    }
}
