package id.timbang.scoring.score;

import id.timbang.contracts.ScoreChanged.Predicate;
import id.timbang.contracts.ScoreChanged.Rating;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A versioned set of formulae and limits, named in every score it makes. The numbers are indicative: PermenPANRB
 * 8/2021, which published numeric formulae, was replaced by PermenPANRB 6/2022, which rates in words.
 *
 * @param cap        the largest achievement an item counts with
 * @param value      from a capped achievement to the value that is weighed
 * @param aboveFrom  a half's score from which it is above expectations
 * @param meetsFrom  a half's score from which it meets expectations
 * @param predicates the predicate for each rating of results (first) and behaviour (second)
 */
public record ScoringPolicy(
        String name,
        BigDecimal cap,
        UnaryOperator<BigDecimal> value,
        BigDecimal aboveFrom,
        BigDecimal meetsFrom,
        Map<Rating, Map<Rating, Predicate>> predicates) {

    /** The matrix of PermenPANRB 6/2022 and SE MenPANRB 3/2023. */
    private static final Map<Rating, Map<Rating, Predicate>> MATRIX_6_2022 = Map.of(
            Rating.ABOVE,
            Map.of(
                    Rating.BELOW, Predicate.KURANG,
                    Rating.MEETS, Predicate.BAIK,
                    Rating.ABOVE, Predicate.SANGAT_BAIK),
            Rating.MEETS,
            Map.of(
                    Rating.BELOW, Predicate.KURANG,
                    Rating.MEETS, Predicate.BAIK,
                    Rating.ABOVE, Predicate.BAIK),
            Rating.BELOW,
            Map.of(
                    Rating.BELOW, Predicate.SANGAT_KURANG,
                    Rating.MEETS, Predicate.BUTUH_PERBAIKAN,
                    Rating.ABOVE, Predicate.BUTUH_PERBAIKAN));

    /** The default: the capped achievement itself. */
    public static final ScoringPolicy LINEAR = standard("linear", UnaryOperator.identity());

    /** The conversion of achievement to value of PermenPANRB 8/2021. */
    public static final ScoringPolicy PERMENPANRB_8_2021 =
            standard("permenpanrb-8-2021", ScoringPolicy::valueByPermenpanrb82021);

    private static final Map<String, ScoringPolicy> BY_NAME =
            Map.of(LINEAR.name, LINEAR, PERMENPANRB_8_2021.name, PERMENPANRB_8_2021);

    /** The policy of that name; none for a name this code does not know. */
    public static @Nullable ScoringPolicy named(String name) {
        return BY_NAME.get(name);
    }

    /** The names there are, in their order. */
    public static SortedSet<String> names() {
        return new TreeSet<>(BY_NAME.keySet());
    }

    private static ScoringPolicy standard(String name, UnaryOperator<BigDecimal> value) {
        return new ScoringPolicy(
                name, BigDecimal.valueOf(120), value, BigDecimal.valueOf(110), BigDecimal.valueOf(90), MATRIX_6_2022);
    }

    /** The rating of a half by its score as it is shown, to two decimals. */
    public Rating rating(BigDecimal score) {
        if (score.compareTo(aboveFrom) >= 0) {
            return Rating.ABOVE;
        }
        return score.compareTo(meetsFrom) >= 0 ? Rating.MEETS : Rating.BELOW;
    }

    /** The indicative predicate; none unless both halves are rated. */
    public @Nullable Predicate predicate(@Nullable Rating results, @Nullable Rating behaviour) {
        if (results == null || behaviour == null) {
            return null;
        }
        Map<Rating, Predicate> row = predicates.get(results);
        return row == null ? null : row.get(behaviour);
    }

    /**
     * Achievement c in whole percent to value: above 110, 120; 101..110, {@code 110 + 10/9 * (c - 101)}; 100, 109;
     * 80..99, {@code 70 + (c - 80)}; 60..79, {@code 50 + (c - 60)}; below 60, {@code c / 59 * 49}.
     */
    private static BigDecimal valueByPermenpanrb82021(BigDecimal achievement) {
        int whole = achievement.setScale(0, RoundingMode.HALF_UP).intValueExact();
        if (whole > 110) {
            return BigDecimal.valueOf(120);
        }
        if (whole > 100) {
            return BigDecimal.valueOf(110)
                    .add(BigDecimal.valueOf(10L * (whole - 101)).divide(BigDecimal.valueOf(9), MathContext.DECIMAL128));
        }
        if (whole == 100) {
            return BigDecimal.valueOf(109);
        }
        if (whole >= 80) {
            return BigDecimal.valueOf(70L + whole - 80);
        }
        if (whole >= 60) {
            return BigDecimal.valueOf(50L + whole - 60);
        }
        return BigDecimal.valueOf(49L * whole).divide(BigDecimal.valueOf(59), MathContext.DECIMAL128);
    }
}
