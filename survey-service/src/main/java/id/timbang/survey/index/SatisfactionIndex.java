package id.timbang.survey.index;

import id.timbang.contracts.SurveyChanged.Convention;
import id.timbang.contracts.SurveyElement;
import id.timbang.contracts.SurveyResultsReleased.ElementTally;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * The satisfaction index (indeks kepuasan masyarakat, IKM) of PermenPANRB 14/2017: the mean of each element
 * (nilai rata-rata, NRR), weighted alike, summed and scaled from 1..4 to 25..100. Everything is exact until the
 * one rounding at the end: rounding the means first would move indexes that lie near a grade's border.
 */
public final class SatisfactionIndex {

    private static final BigInteger SCALE = BigInteger.valueOf(25);
    private static final int DECIMALS = 2;

    private SatisfactionIndex() {}

    /**
     * The index, rounded half up to two decimals.
     *
     * @return none unless each of the nine elements has answers
     */
    public static Optional<BigDecimal> of(Map<SurveyElement, ElementTally> tallies, Convention convention) {
        boolean whole = tallies.size() == SurveyElement.values().length
                && tallies.values().stream().allMatch(tally -> tally.n() > 0);
        return whole ? Optional.of(exact(tallies.values(), convention)) : Optional.empty();
    }

    /** The mean of one element (NRR), rounded half up to two decimals; none without answers. */
    public static Optional<BigDecimal> mean(ElementTally tally) {
        return tally.n() == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(tally.sum())
                        .divide(BigDecimal.valueOf(tally.n()), DECIMALS, RoundingMode.HALF_UP));
    }

    /** Sum of the means over their common denominator, times weight and scale: one division in all. */
    private static BigDecimal exact(Collection<ElementTally> tallies, Convention convention) {
        BigInteger denominator = BigInteger.ONE;
        for (ElementTally tally : tallies) {
            denominator = denominator.multiply(BigInteger.valueOf(tally.n()));
        }
        BigInteger sum = BigInteger.ZERO;
        for (ElementTally tally : tallies) {
            BigInteger others = denominator.divide(BigInteger.valueOf(tally.n()));
            sum = sum.add(BigInteger.valueOf(tally.sum()).multiply(others));
        }
        Weight weight = Weight.of(convention);
        return new BigDecimal(sum.multiply(SCALE).multiply(weight.numerator()))
                .divide(new BigDecimal(denominator.multiply(weight.denominator())), DECIMALS, RoundingMode.HALF_UP);
    }

    private record Weight(BigInteger numerator, BigInteger denominator) {

        static Weight of(Convention convention) {
            return switch (convention) {
                case ONE_NINTH -> of(1, 9);
                case FACTOR_0_111 -> of(111, 1000);
                case FACTOR_0_11 -> of(11, 100);
            };
        }

        private static Weight of(long numerator, long denominator) {
            return new Weight(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
        }
    }
}
