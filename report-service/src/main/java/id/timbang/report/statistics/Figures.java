package id.timbang.report.statistics;

import id.timbang.contracts.ScoreChanged.Predicate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the scores of a group of employees look like together. Whoever has no score is counted as being without
 * evidence and enters no mean: not enough evidence is neither zero nor average.
 *
 * @param withEvidence    how many employees have a score
 * @param withoutEvidence how many have none
 * @param mean            of the scores, in percent, two decimals, half up; none without scores
 * @param median          of the scores, exact; none without scores
 * @param coverage        mean coverage of those who have a score, in percent, two decimals, half up
 * @param bands           how many scores lie in each band; none without scores
 * @param predicates      how many employees have each predicate; none without scores
 * @param unrated         how many have a score but no predicate, a half of their appraisal being without evidence
 */
public record Figures(
        int withEvidence,
        int withoutEvidence,
        @Nullable BigDecimal mean,
        @Nullable BigDecimal median,
        @Nullable BigDecimal coverage,
        @Nullable Map<Band, Integer> bands,
        @Nullable Map<Predicate, Integer> predicates,
        @Nullable Integer unrated) {

    private static final int DECIMALS = 2;
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /** What one employee brings in; the score is missing without evidence. */
    public record Standing(
            @Nullable BigDecimal score,
            BigDecimal coverage,
            @Nullable Predicate predicate) {

        /** An employee of whom nothing is known. */
        public static final Standing NONE = new Standing(null, BigDecimal.ZERO, null);
    }

    /** The figures of a group. */
    public static Figures of(Collection<Standing> group) {
        List<Standing> scored =
                group.stream().filter(standing -> standing.score() != null).toList();
        int without = group.size() - scored.size();
        if (scored.isEmpty()) {
            return new Figures(0, without, null, null, null, null, null, null);
        }
        List<BigDecimal> scores = present(scored, Standing::score);
        List<Predicate> predicates = present(scored, Standing::predicate);
        return new Figures(
                scored.size(),
                without,
                mean(scores),
                median(scores),
                mean(present(scored, Standing::coverage)),
                counts(Band.class, scores.stream().map(Band::of).toList()),
                counts(Predicate.class, predicates),
                scored.size() - predicates.size());
    }

    static BigDecimal mean(List<BigDecimal> values) {
        return values.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(values.size()), DECIMALS, RoundingMode.HALF_UP);
    }

    /** The middle one, or what lies half way between the middle two: half of a decimal fraction is exact. */
    static BigDecimal median(List<BigDecimal> values) {
        List<BigDecimal> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : sorted.get(middle - 1).add(sorted.get(middle)).divide(TWO);
    }

    /** Every value of the enum, in its order, those nobody has too. */
    private static <E extends Enum<E>> Map<E, Integer> counts(Class<E> type, List<E> values) {
        Map<E, Integer> counts = new EnumMap<>(type);
        for (E value : type.getEnumConstants()) {
            counts.put(value, 0);
        }
        values.forEach(value -> counts.merge(value, 1, Integer::sum));
        return counts;
    }

    private static <T> List<T> present(List<Standing> group, Function<Standing, @Nullable T> part) {
        return group.stream().<T>map(part).filter(Objects::nonNull).toList();
    }
}
