package id.timbang.survey.index;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.SurveyChanged.Convention;
import id.timbang.contracts.SurveyElement;
import id.timbang.contracts.SurveyResultsReleased.ElementTally;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SatisfactionIndexTest {

    /** Published: Bantul, land and spatial planning, 2023. */
    @Test
    void bantul_2023_comes_out_as_published() {
        Map<SurveyElement, ElementTally> bantul = tallies(List.of(331, 335, 349, 393, 345, 339, 339, 376, 335), 100);

        assertThat(SatisfactionIndex.of(bantul, Convention.ONE_NINTH)).contains(new BigDecimal("87.28"));
        assertThat(Grade.of(new BigDecimal("87.28"))).isEqualTo(Grade.B);
    }

    @ParameterizedTest
    @CsvSource({
        "ONE_NINTH,    4, 100.00",
        "ONE_NINTH,    1, 25.00",
        "FACTOR_0_111, 4, 99.90",
        "FACTOR_0_11,  4, 99.00",
        "FACTOR_0_11,  1, 24.75"
    })
    void each_convention_has_its_own_ends(Convention convention, int answer, BigDecimal index) {
        assertThat(SatisfactionIndex.of(
                        tallies(List.of(answer, answer, answer, answer, answer, answer, answer, answer, answer), 1),
                        convention))
                .contains(index);
    }

    @Test
    void an_element_without_answers_leaves_no_index() {
        Map<SurveyElement, ElementTally> tallies = tallies(List.of(3, 3, 3, 3, 3, 3, 3, 3, 3), 1);
        tallies.put(SurveyElement.COST, new ElementTally(0, 0));
        assertThat(SatisfactionIndex.of(tallies, Convention.ONE_NINTH)).isEmpty();

        tallies.remove(SurveyElement.COST);
        assertThat(SatisfactionIndex.of(tallies, Convention.ONE_NINTH)).isEmpty();
    }

    @Test
    void a_mean_is_rounded_half_up_and_missing_without_answers() {
        assertThat(SatisfactionIndex.mean(new ElementTally(8, 25))).contains(new BigDecimal("3.13"));
        assertThat(SatisfactionIndex.mean(new ElementTally(0, 0))).isEmpty();
    }

    /** The oracle tries every index of two decimals and keeps the one whose rounding interval holds the value. */
    @Property(tries = 300)
    void is_the_exact_value_rounded_once(
            @ForAll("answers") List<List<Integer>> answers, @ForAll Convention convention) {
        Map<SurveyElement, ElementTally> tallies = new EnumMap<>(SurveyElement.class);
        for (SurveyElement element : SurveyElement.values()) {
            List<Integer> values = answers.get(element.ordinal());
            tallies.put(
                    element,
                    new ElementTally(
                            values.size(),
                            values.stream().mapToLong(Integer::longValue).sum()));
        }

        assertThat(SatisfactionIndex.of(tallies, convention)).contains(searched(answers, convention));
    }

    private static BigDecimal searched(List<List<Integer>> answers, Convention convention) {
        // 2520 is a multiple of every list's length 1..9, so that each mean is a whole number of 1/2520.
        long sum = answers.stream()
                .mapToLong(values -> values.stream().mapToLong(value -> value).sum() * (2520 / values.size()))
                .sum();
        long thousandths =
                switch (convention) {
                    case ONE_NINTH -> 1000;
                    case FACTOR_0_111 -> 999;
                    case FACTOR_0_11 -> 990;
                };
        // value = sum/2520 * 25 * thousandths/9000; compare 2*value*100 with 2*cents -+ 1, all over 2520*9000.
        BigInteger twice = BigInteger.valueOf(sum).multiply(BigInteger.valueOf(25L * thousandths * 200));
        for (long cents = 0; cents <= 10_000; cents++) {
            BigInteger from = BigInteger.valueOf((2 * cents - 1) * 2520 * 9000);
            BigInteger to = BigInteger.valueOf((2 * cents + 1) * 2520 * 9000);
            if (twice.compareTo(from) >= 0 && twice.compareTo(to) < 0) {
                return BigDecimal.valueOf(cents, 2);
            }
        }
        throw new AssertionError("no index found");
    }

    @Provide
    Arbitrary<List<List<Integer>>> answers() {
        Arbitrary<Integer> lengths = Arbitraries.of(1, 2, 3, 4, 5, 6, 7, 8, 9);
        return lengths.flatMap(
                        length -> Arbitraries.integers().between(1, 4).list().ofSize(length))
                .list()
                .ofSize(SurveyElement.values().length);
    }

    private static Map<SurveyElement, ElementTally> tallies(List<Integer> sums, long n) {
        Map<SurveyElement, ElementTally> tallies = new EnumMap<>(SurveyElement.class);
        for (SurveyElement element : SurveyElement.values()) {
            tallies.put(element, new ElementTally(n, sums.get(element.ordinal())));
        }
        return tallies;
    }
}
