package id.timbang.benchmark.scoring;

import static java.math.RoundingMode.HALF_UP;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the scores must be, made from the list of what was told by the formulae of the domain and by nothing of the
 * product's: which facts are told and not taken back, wherever in the list that stands, then sums over them.
 */
final class Expected {

    /** More digits than the product computes with. */
    private static final MathContext DIGITS = new MathContext(60);

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal CAP = BigDecimal.valueOf(120);
    private static final int DECIMALS = 2;

    private final Backlog backlog;
    private final BitSet told = new BitSet();
    private final BitSet takenBack = new BitSet();
    private final Map<Long, List<Integer>> facts = new HashMap<>();

    Expected(Backlog backlog) {
        this.backlog = backlog;
        for (int place = 0; place < backlog.places(); place++) {
            (backlog.kind(place) == Backlog.Kind.TAKEN_BACK ? takenBack : told).set(backlog.about(place));
        }
        told.stream().filter(fact -> !takenBack.get(fact)).forEach(fact -> facts.computeIfAbsent(
                        key(backlog.employee(fact), backlog.month(fact)), ignored -> new ArrayList<>())
                .add(fact));
    }

    private static long key(int employee, int month) {
        return (long) month << Integer.SIZE | employee;
    }

    /** How many facts count. */
    long counting() {
        return facts.values().stream().mapToLong(List::size).sum();
    }

    /** How many employee-periods have facts that count. */
    int standings() {
        return facts.size();
    }

    /** How many facts were told of an employee's month, those too that were taken back. */
    long lines(int employee, int month) {
        return told.stream()
                .filter(fact -> backlog.employee(fact) == employee && backlog.month(fact) == month)
                .count();
    }

    /**
     * A score.
     *
     * @param evidence by indicator, how many facts count
     * @param score    none where there is no fact
     */
    record Score(List<Long> evidence, @Nullable BigDecimal score) {}

    Score score(int employee, int month, List<BigDecimal> targets) {
        List<List<Measured>> byIndicator = new ArrayList<>();
        Catalogue.CODES.forEach(code -> byIndicator.add(new ArrayList<>()));
        facts.getOrDefault(key(employee, month), List.of()).forEach(fact -> {
            Measured measured = backlog.measured(fact);
            byIndicator.get(measured.indicator()).add(measured);
        });
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        for (int indicator = 0; indicator < byIndicator.size(); indicator++) {
            List<Measured> some = byIndicator.get(indicator);
            if (!some.isEmpty()) {
                BigDecimal weight = Catalogue.WEIGHTS.get(indicator);
                sum = sum.add(weight.multiply(achievement(indicator, some, targets.get(indicator))));
                weights = weights.add(weight);
            }
        }
        return new Score(
                byIndicator.stream().map(some -> (long) some.size()).toList(),
                weights.signum() == 0 ? null : sum.divide(weights, DIGITS).setScale(DECIMALS, HALF_UP));
    }

    private static BigDecimal achievement(int indicator, List<Measured> some, BigDecimal target) {
        BigDecimal n = BigDecimal.valueOf(some.size());
        return switch (indicator) {
            case Catalogue.DOCUMENTS -> higher(n, target);
            case Catalogue.MINUTES -> lower(sum(some, Measured::value).divide(n, DIGITS), target);
            case Catalogue.ERRORS ->
                lower(
                        HUNDRED.multiply(sum(some, Measured::numerator))
                                .divide(sum(some, Measured::denominator), DIGITS),
                        target);
            case Catalogue.COMPLAINTS ->
                higher(
                        HUNDRED.multiply(BigDecimal.valueOf(some.stream()
                                        .filter(one -> figure(one.value()).compareTo(Catalogue.IN_TIME) <= 0)
                                        .count()))
                                .divide(n, DIGITS),
                        target);
            default -> throw new IllegalStateException("no such indicator: " + indicator);
        };
    }

    private static BigDecimal higher(BigDecimal actual, BigDecimal target) {
        return HUNDRED.multiply(actual).divide(target, DIGITS).min(CAP);
    }

    private static BigDecimal lower(BigDecimal actual, BigDecimal target) {
        return HUNDRED.multiply(TWO.subtract(actual.divide(target, DIGITS)))
                .max(BigDecimal.ZERO)
                .min(CAP);
    }

    @FunctionalInterface
    private interface Figure {
        @Nullable
        BigDecimal of(Measured measured);
    }

    private static BigDecimal sum(List<Measured> some, Figure which) {
        return some.stream().map(one -> figure(which.of(one))).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal figure(@Nullable BigDecimal figure) {
        return figure == null ? BigDecimal.ZERO : figure;
    }
}
