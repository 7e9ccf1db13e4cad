package id.timbang.report.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.ScoreChanged.Predicate;
import id.timbang.report.statistics.Figures.Standing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @Test
    void without_evidence_there_are_no_numbers_rather_than_zeros() {
        assertThat(Figures.of(List.of(Standing.NONE, Standing.NONE)))
                .isEqualTo(new Figures(0, 2, null, null, null, null, null, null));
        assertThat(Figures.of(List.of())).isEqualTo(new Figures(0, 0, null, null, null, null, null, null));
    }

    @Test
    void those_without_evidence_are_counted_and_enter_no_mean() {
        Figures figures = Figures.of(
                List.of(scored("90.00", "100.00", Predicate.BAIK), Standing.NONE, scored("90.01", "62.50", null)));

        assertThat(figures.withEvidence()).isEqualTo(2);
        assertThat(figures.withoutEvidence()).isEqualTo(1);
        assertThat(figures.mean()).as("90.005 half up").isEqualTo(new BigDecimal("90.01"));
        assertThat(figures.median()).as("exact").isEqualTo(new BigDecimal("90.005"));
        assertThat(figures.coverage()).isEqualTo(new BigDecimal("81.25"));
        assertThat(figures.predicates()).containsEntry(Predicate.BAIK, 1).containsEntry(Predicate.KURANG, 0);
        assertThat(figures.unrated()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "120, VERY_GOOD",
        "110, VERY_GOOD",
        "109.99, GOOD",
        "90, GOOD",
        "89.99, FAIR",
        "70, FAIR",
        "69.99, POOR",
        "50, POOR",
        "49.99, VERY_POOR",
        "0, VERY_POOR"
    })
    void a_border_belongs_to_the_band_above_it(BigDecimal score, Band band) {
        assertThat(Band.of(score)).isEqualTo(band);
    }

    /** The oracle counts in hundredths, removes the ends two by two, and tries every mean. */
    @Property(tries = 300)
    void agrees_with_counting_by_hand(@ForAll("group") List<Standing> group, @ForAll Random order) {
        List<Standing> shuffled = new ArrayList<>(group);
        Collections.shuffle(shuffled, order);
        Figures figures = Figures.of(shuffled);
        List<Long> hundredths = group.stream()
                .flatMap(standing -> Stream.ofNullable(standing.score()))
                .map(score -> score.movePointRight(2).longValueExact())
                .sorted()
                .toList();

        assertThat(figures.withEvidence()).isEqualTo(hundredths.size());
        assertThat(figures.withEvidence() + figures.withoutEvidence()).isEqualTo(group.size());
        if (!hundredths.isEmpty()) {
            assertThat(figures.mean()).isEqualTo(searchedMean(hundredths));
            assertThat(figures.median()).isEqualByComparingTo(peeledMedian(new ArrayList<>(hundredths)));
            assertThat(sum(figures.bands())).isEqualTo(hundredths.size());
            assertThat(sum(figures.predicates()) + figures.unrated()).isEqualTo(hundredths.size());
        }
    }

    private static int sum(Map<?, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static BigDecimal searchedMean(List<Long> hundredths) {
        long n = hundredths.size();
        long sum = hundredths.stream().mapToLong(Long::longValue).sum();
        for (long mean = 0; mean <= 12_000; mean++) {
            if (2 * sum >= (2 * mean - 1) * n && 2 * sum < (2 * mean + 1) * n) {
                return BigDecimal.valueOf(mean, 2);
            }
        }
        throw new AssertionError("no mean found");
    }

    private static BigDecimal peeledMedian(List<Long> sorted) {
        while (sorted.size() > 2) {
            sorted.remove(0);
            sorted.remove(sorted.size() - 1);
        }
        return BigDecimal.valueOf(5 * (sorted.get(0) + sorted.get(sorted.size() - 1)), 3);
    }

    @Provide
    Arbitrary<List<Standing>> group() {
        Arbitrary<BigDecimal> hundredths =
                Arbitraries.longs().between(0, 12_000).map(number -> BigDecimal.valueOf(number, 2));
        Arbitrary<Standing> scored = Combinators.combine(
                        hundredths, hundredths, Arbitraries.of(Predicate.class).injectNull(0.2))
                .as(Standing::new);
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(4, scored), net.jqwik.api.Tuple.of(1, Arbitraries.just(Standing.NONE)))
                .list()
                .ofMaxSize(40);
    }

    private static Standing scored(
            String score, String coverage, @org.jspecify.annotations.Nullable Predicate predicate) {
        return new Standing(new BigDecimal(score), new BigDecimal(coverage), predicate);
    }
}
