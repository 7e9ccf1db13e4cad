package id.timbang.survey.index;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How many respondents a survey needs, after Krejcie and Morgan (1970): 95 % confidence, 5 % margin, a share of
 * one half.
 */
public final class SampleSize {

    /** Chi-squared of one degree of freedom at 95 %, times p(1-p). */
    private static final BigDecimal SPREAD = new BigDecimal("3.841").multiply(new BigDecimal("0.25"));

    private static final BigDecimal MARGIN_SQUARED = new BigDecimal("0.0025");

    private SampleSize() {}

    /**
     * {@code 3.841*N*0.25 / (0.0025*(N-1) + 3.841*0.25)}, rounded half up as in their table.
     *
     * @param population how many people were served, at least 1
     */
    public static long of(long population) {
        if (population < 1) {
            throw new IllegalArgumentException("a population has at least one person, not " + population);
        }
        BigDecimal all = BigDecimal.valueOf(population);
        return SPREAD.multiply(all)
                .divide(MARGIN_SQUARED.multiply(all.subtract(BigDecimal.ONE)).add(SPREAD), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
