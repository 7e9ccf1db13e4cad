package id.timbang.benchmark.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the scores must be, made from the list of what was told by the formulae of the domain and by nothing of the
 * product's: which facts are told and not taken back, wherever in the list that stands, then sums over them.
 */
final class Expected {

    private static final Fraction HUNDRED = Fraction.of(100);
    private static final Fraction CAP = Fraction.of(120);

    private final Backlog backlog;
    private final BitSet told = new BitSet();
    private final BitSet takenBack = new BitSet();
    private final Map<Long, List<Integer>> facts = new HashMap<>();
    private final Set<Long> standings = new HashSet<>();

    Expected(Backlog backlog) {
        this.backlog = backlog;
        for (int place = 0; place < backlog.places(); place++) {
            int about = backlog.about(place);
            if (backlog.kind(place) == Backlog.Kind.TAKEN_BACK) {
                takenBack.set(about);
            } else {
                told.set(about);
                if (!takenBack.get(about)) {
                    standings.add(key(backlog.employee(about), backlog.month(about)));
                }
            }
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

    /** How many employee-periods have a fact that counts, or counted until it was taken back. */
    int standings() {
        return standings.size();
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
     * @param score    exactly; none where there is no fact
     */
    record Score(List<Long> evidence, @Nullable Fraction score) {}

    Score score(int employee, int month, List<BigDecimal> targets) {
        List<List<Measured>> byIndicator = new ArrayList<>();
        Catalogue.CODES.forEach(code -> byIndicator.add(new ArrayList<>()));
        facts.getOrDefault(key(employee, month), List.of()).forEach(fact -> {
            Measured measured = backlog.measured(fact);
            byIndicator.get(measured.indicator()).add(measured);
        });
        Fraction sum = Fraction.of(0);
        Fraction weights = Fraction.of(0);
        for (int indicator = 0; indicator < byIndicator.size(); indicator++) {
            List<Measured> some = byIndicator.get(indicator);
            if (!some.isEmpty()) {
                Fraction weight = Fraction.of(Catalogue.WEIGHTS.get(indicator));
                Fraction target = Fraction.of(targets.get(indicator));
                sum = sum.plus(weight.times(achievement(indicator, some, target)));
                weights = weights.plus(weight);
            }
        }
        return new Score(
                byIndicator.stream().map(some -> (long) some.size()).toList(),
                weights.numerator().signum() == 0 ? null : sum.by(weights));
    }

    private static Fraction achievement(int indicator, List<Measured> some, Fraction target) {
        Fraction n = Fraction.of(some.size());
        return switch (indicator) {
            case Catalogue.DOCUMENTS -> higher(n, target);
            case Catalogue.MINUTES -> lower(sum(some, Measured::value).by(n), target);
            case Catalogue.ERRORS ->
                lower(HUNDRED.times(sum(some, Measured::numerator)).by(sum(some, Measured::denominator)), target);
            case Catalogue.COMPLAINTS -> higher(HUNDRED.times(inTime(some)).by(n), target);
            default -> throw new IllegalStateException("no such indicator: " + indicator);
        };
    }

    private static Fraction inTime(List<Measured> some) {
        return Fraction.of(some.stream()
                .filter(one -> figure(one.value()).compareTo(Catalogue.IN_TIME) <= 0)
                .count());
    }

    private static Fraction higher(Fraction actual, Fraction target) {
        return least(HUNDRED.times(actual).by(target), CAP);
    }

    private static Fraction lower(Fraction actual, Fraction target) {
        Fraction achievement = HUNDRED.times(Fraction.of(2).minus(actual.by(target)));
        return achievement.numerator().signum() < 0 ? Fraction.of(0) : least(achievement, CAP);
    }

    private static Fraction least(Fraction one, Fraction other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    @FunctionalInterface
    private interface Figure {
        @Nullable
        BigDecimal of(Measured measured);
    }

    private static Fraction sum(List<Measured> some, Figure which) {
        return Fraction.of(some.stream().map(one -> figure(which.of(one))).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static BigDecimal figure(@Nullable BigDecimal figure) {
        return figure == null ? BigDecimal.ZERO : figure;
    }
}
