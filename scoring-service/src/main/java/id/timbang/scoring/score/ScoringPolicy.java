package id.timbang.scoring.score;

import id.timbang.contracts.ScoreChanged.Predicate;
import id.timbang.contracts.ScoreChanged.Rating;
import id.timbang.scoring.score.Band.Word;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A versioned set of formulae and limits, named in every score it makes. The numbers are indicative: PermenPANRB
 * 8/2021, which published numeric formulae, was replaced by PermenPANRB 6/2022, which rates in words.
 *
 * @param cap        the largest achievement an item counts with
 * @param conversions from a capped achievement to the value that is weighed, the highest first; none where the capped
 *                   achievement itself is weighed
 * @param aboveFrom  a half's score from which it is above expectations
 * @param meetsFrom  a half's score from which it meets expectations
 * @param bands      words for a score as a number, the highest first; told, and deciding nothing
 * @param predicates the predicate for each rating of results (first) and behaviour (second)
 */
public record ScoringPolicy(
        String name,
        BigDecimal cap,
        List<Conversion> conversions,
        BigDecimal aboveFrom,
        BigDecimal meetsFrom,
        List<Band> bands,
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

    /** PP 30/2019 art. 41; of the lower three the text was not seen. */
    private static final List<Band> BANDS_30_2019 = List.of(
            Band.of(Word.VERY_GOOD, 110, true),
            Band.of(Word.GOOD, 90, true),
            Band.of(Word.FAIR, 70, false),
            Band.of(Word.POOR, 50, false),
            Band.of(Word.VERY_POOR, 0, false));

    /** The default: the capped achievement itself. */
    public static final ScoringPolicy LINEAR = standard("linear", List.of());

    /**
     * The conversion of achievement c in whole percent to value of PermenPANRB 8/2021: above 110, 120; 101..110,
     * {@code 110 + 10/9 * (c - 101)}; 100, 109; 80..99, {@code 70 + (c - 80)}; 60..79, {@code 50 + (c - 60)}; below 60,
     * {@code c / 59 * 49}.
     */
    public static final ScoringPolicy PERMENPANRB_8_2021 = standard(
            "permenpanrb-8-2021",
            List.of(
                    Conversion.flat(111, null, 120),
                    Conversion.rising(101, 110, 110, 10, 9),
                    Conversion.flat(100, 100, 109),
                    Conversion.rising(80, 99, 70, 1, 1),
                    Conversion.rising(60, 79, 50, 1, 1),
                    Conversion.rising(0, 59, 0, 49, 59)));

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

    private static ScoringPolicy standard(String name, List<Conversion> conversions) {
        return new ScoringPolicy(
                name,
                BigDecimal.valueOf(120),
                conversions,
                BigDecimal.valueOf(110),
                BigDecimal.valueOf(90),
                BANDS_30_2019,
                MATRIX_6_2022);
    }

    /** The value of a capped achievement. */
    public BigDecimal value(BigDecimal capped) {
        return conversion(capped)
                .map(line -> line.value(Conversion.whole(capped)))
                .orElse(capped);
    }

    /** The line of the table that a capped achievement falls in; none where the policy has no table. */
    public Optional<Conversion> conversion(BigDecimal capped) {
        BigDecimal whole = Conversion.whole(capped);
        return conversions.stream().filter(line -> line.holds(whole)).findFirst();
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
}
