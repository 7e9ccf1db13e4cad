package id.timbang.scoring.explanation;

import id.timbang.contracts.ScorecardChanged.TargetRange;
import id.timbang.scoring.explanation.Formula.Name;
import id.timbang.scoring.score.Conversion;
import id.timbang.scoring.score.Measured;
import id.timbang.scoring.score.Part;
import id.timbang.scoring.score.Scorer;
import id.timbang.scoring.score.Summands;
import id.timbang.scoring.score.Weighed;
import id.timbang.scoring.score.Workings;
import id.timbang.scoring.tally.Tally;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The formulae from an item's facts to its part of the score, one after the other.
 *
 * @param value what weighs, as a formula can take it up; none where the item does not count
 */
record ItemSteps(List<Formula> formulas, @Nullable Term value) {

    private static final ItemSteps NOTHING = new ItemSteps(List.of(), null);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    static ItemSteps of(Weighed item, Tally tally, Workings workings) {
        // What is not shown is not shown in a formula either: of two answers of citizens, the sum tells too much.
        BigDecimal figure = item.shownActual();
        if (item.indicator() == null || figure == null) {
            return NOTHING;
        }
        List<Formula> formulas = new ArrayList<>();
        Term actual = added(ActualFormula.of(item.indicator(), tally, figure), formulas);
        return from(actual, item, workings, formulas);
    }

    /** The same from a figure that no facts stand behind. */
    static ItemSteps ofFigure(Weighed item, Workings workings) {
        BigDecimal figure = item.shownActual();
        return figure == null ? NOTHING : from(Term.of(figure), item, workings, new ArrayList<>());
    }

    private static ItemSteps from(Term actual, Weighed item, Workings workings, List<Formula> formulas) {
        formulas.addAll(targets(item));
        Measured measured = item.measured();
        if (measured == null || item.capped() == null || item.value() == null) {
            return new ItemSteps(formulas, null);
        }
        Term last = added(achievement(item, measured, actual), formulas);
        if (measured.raw().signum() < 0) {
            last = added(limited(Name.FLOOR, "max(0; " + last + ")", last, BigDecimal.ZERO), formulas);
        }
        if (measured.achievement().compareTo(workings.policy().cap()) > 0) {
            BigDecimal cap = workings.policy().cap();
            last = added(limited(Name.CAP, "min(" + last + "; " + Term.of(cap) + ")", last, cap), formulas);
        }
        last = converted(item.capped(), item.value(), last, workings, formulas);
        formulas.add(contribution(item, last, workings));
        return new ItemSteps(formulas, last);
    }

    private static Term added(Formula formula, List<Formula> formulas) {
        formulas.add(formula);
        return Term.of(formula);
    }

    /** The parts of the target, or of both ends of its range, that fall to the months that count or the days present. */
    private static List<Formula> targets(Weighed item) {
        TargetRange range = item.item().targetRange();
        if (isWhole(item.part())) {
            return List.of();
        }
        if (range != null) {
            return List.of(prorated(range.from(), item.part()), prorated(range.to(), item.part()));
        }
        BigDecimal target = item.item().target();
        return target == null ? List.of() : List.of(prorated(target, item.part()));
    }

    /** Whether the target is the scorecard's own; several months may come to just one, which is to be told all the same. */
    static boolean isWhole(Part part) {
        return part.isAll() && (part.summands() == null || part.summands().isMean());
    }

    private static Formula prorated(BigDecimal full, Part part) {
        BigDecimal present = BigDecimal.valueOf(part.present());
        BigDecimal whole = BigDecimal.valueOf(part.whole());
        BigDecimal result = full.multiply(present).divide(whole, MathContext.DECIMAL128);
        Summands months = part.summands();
        if (months != null) {
            return Formula.of(
                    months.isMean() ? Name.PRORATED_TARGET : Name.TARGET_OF_MONTHS,
                    Term.of(full) + " × " + factor(months),
                    Formula.numbers("fullTarget", full, "months", present.divide(whole, MathContext.DECIMAL128)),
                    result,
                    Scorer.shown(result));
        }
        return Formula.of(
                Name.PRORATED_TARGET,
                Term.of(full) + " × " + Term.of(present) + " ÷ " + Term.of(whole),
                Formula.numbers("fullTarget", full, "present", present, "workingDays", whole),
                result,
                Scorer.shown(result));
    }

    /** {@code (2 + 18 ÷ 20)}: two months in full, and the days present of another. */
    static String factor(Summands months) {
        List<String> summands = new ArrayList<>();
        if (months.full() > 0 || months.partial().isEmpty()) {
            summands.add(String.valueOf(months.full()));
        }
        months.partial().forEach(month -> summands.add(month.present() + " ÷ " + month.workingDays()));
        String sum = String.join(" + ", summands);
        String bracketed = summands.size() > 1 ? "(" + sum + ")" : sum;
        return months.isMean() ? bracketed + " ÷ " + months.by() : bracketed;
    }

    private static Term target(BigDecimal full, Part part) {
        return isWhole(part) ? Term.of(full) : Term.of(prorated(full, part));
    }

    private static Formula achievement(Weighed item, Measured measured, Term actual) {
        Term target = target(measured.target(), item.part());
        BigDecimal raw = measured.raw();
        return switch (measured.way()) {
            case HIGHER_IS_BETTER ->
                Formula.of(
                        Name.HIGHER_IS_BETTER,
                        "100 × " + actual + " ÷ " + target,
                        Formula.numbers("actual", actual.value(), "target", target.value()),
                        raw,
                        Scorer.shown(raw));
            case LOWER_IS_BETTER ->
                Formula.of(
                        Name.LOWER_IS_BETTER,
                        "100 × (2 − " + actual + " ÷ " + target + ")",
                        Formula.numbers("actual", actual.value(), "target", target.value()),
                        raw,
                        Scorer.shown(raw));
            case WITHIN_RANGE -> within(item, actual, raw);
        };
    }

    private static Formula within(Weighed item, Term actual, BigDecimal raw) {
        TargetRange range = item.item().targetRange();
        if (range == null) {
            throw new IllegalStateException("within no range: " + item.item().indicator());
        }
        Term from = target(range.from(), item.part());
        Term to = target(range.to(), item.part());
        return Formula.of(
                Name.WITHIN_RANGE,
                from + " ≤ " + actual + " ≤ " + to,
                Formula.numbers("from", from.value(), "actual", actual.value(), "to", to.value()),
                raw,
                Scorer.shown(raw));
    }

    private static Formula limited(Name name, String text, Term before, BigDecimal limit) {
        return Formula.of(
                name, text, Formula.numbers("achievement", before.value(), "limit", limit), limit, Scorer.shown(limit));
    }

    private static Term converted(
            BigDecimal capped, BigDecimal value, Term achievement, Workings workings, List<Formula> formulas) {
        Conversion line = workings.policy().conversion(capped).orElse(null);
        if (line == null) {
            return achievement;
        }
        BigDecimal whole = Conversion.whole(capped);
        formulas.add(Formula.of(
                Name.WHOLE_PERCENT,
                "round(" + achievement + ")",
                Formula.numbers("achievement", capped),
                whole,
                whole));
        BigDecimal from = BigDecimal.valueOf(line.from());
        String text = line.isFlat()
                ? Term.of(line.base()).text()
                : Term.of(line.base()) + " + " + Term.of(line.rise()) + " × (" + Term.of(whole) + " − " + Term.of(from)
                        + ") ÷ " + Term.of(line.run());
        return added(
                Formula.of(
                        Name.CONVERSION,
                        text,
                        Formula.numbers(
                                "percent",
                                whole,
                                "base",
                                line.base(),
                                "rise",
                                line.rise(),
                                "from",
                                from,
                                "run",
                                line.run()),
                        value,
                        Scorer.shown(value)),
                formulas);
    }

    private static Formula contribution(Weighed item, Term value, Workings workings) {
        BigDecimal weight = item.item().weight();
        BigDecimal counting = workings.counting();
        BigDecimal result = weight.multiply(value.value()).divide(counting, MathContext.DECIMAL128);
        return Formula.of(
                Name.CONTRIBUTION,
                Term.of(weight) + " × " + value + " ÷ " + Term.of(counting),
                Formula.numbers("weight", weight, "value", value.value(), "countingWeight", counting),
                result,
                Scorer.shown(result));
    }

    /** {@code 100 × counting ÷ all}: the share of the weight that counts. */
    static Formula coverage(Workings workings) {
        BigDecimal result = HUNDRED.multiply(workings.counting()).divide(workings.all(), MathContext.DECIMAL128);
        return Formula.of(
                Name.COVERAGE,
                "100 × " + Term.of(workings.counting()) + " ÷ " + Term.of(workings.all()),
                Formula.numbers("countingWeight", workings.counting(), "allWeight", workings.all()),
                result,
                Scorer.shown(result));
    }

    /** {@code (weight × value + ...) ÷ weight}; none where nothing counts. */
    static @Nullable Formula mean(Name name, List<Weighed> items, List<Term> values, @Nullable BigDecimal result) {
        if (result == null) {
            return null;
        }
        BigDecimal weight = items.stream().map(item -> item.item().weight()).reduce(BigDecimal.ZERO, BigDecimal::add);
        List<String> products = new ArrayList<>();
        for (int at = 0; at < items.size(); at++) {
            products.add(Term.of(items.get(at).item().weight()) + " × " + values.get(at));
        }
        return Formula.of(
                name,
                "(" + String.join(" + ", products) + ") ÷ " + Term.of(weight),
                Formula.numbers("countingWeight", weight),
                result,
                Scorer.shown(result));
    }
}
