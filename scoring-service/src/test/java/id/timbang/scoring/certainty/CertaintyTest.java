package id.timbang.scoring.certainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import id.timbang.contracts.IndicatorChanged;
import id.timbang.contracts.IndicatorChanged.Measure;
import id.timbang.contracts.IndicatorChanged.Polarity;
import id.timbang.contracts.ScorecardChanged;
import id.timbang.contracts.ScorecardChanged.Half;
import id.timbang.scoring.certainty.Interval.Method;
import id.timbang.scoring.score.Catalogue;
import id.timbang.scoring.score.Parts;
import id.timbang.scoring.tally.Fact;
import id.timbang.scoring.tally.Tally;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Check figures from the literature, and by hand. */
class CertaintyTest {

    private static final LocalDate DAY = LocalDate.of(2026, 10, 5);
    private static final IndicatorChanged HOURS = Catalogue.INDICATORS.get("hours");

    /** R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611", "1, 29, 0.0061, 0.1718"})
    void wilsons_intervals_are_those_of_newcombes_table(int part, int whole, double low, double high) {
        Interval interval = Interval.of(Sample.share(Sample.Kind.FRACTION, part, whole));

        assertThat(interval.method()).isEqualTo(Method.WILSON);
        assertThat(interval.low().doubleValue()).isCloseTo(low, within(0.00005));
        assertThat(interval.high().doubleValue()).isCloseTo(high, within(0.00005));
    }

    /** The additional hours of sleep of "Student" (1908): mean 1.58, 95 % interval 0.70 to 2.46. */
    @Test
    void the_interval_of_a_mean_is_students() {
        Sample sleep = Sample.of(HOURS, tally("1.2", "2.4", "1.3", "1.3", "0", "1.0", "1.8", "0.8", "4.6", "1.4"))
                .orElseThrow();

        assertThat(sleep.variance()).isCloseTo(1.512889, within(1e-6));
        assertThat(Interval.of(sleep).low().doubleValue()).isCloseTo(0.7001142, within(1e-6));
        assertThat(Interval.of(sleep).high().doubleValue()).isCloseTo(2.4598858, within(1e-6));
    }

    @Test
    void a_full_count_has_no_sampling_error_and_one_value_no_interval() {
        assertThat(Interval.of(Catalogue.INDICATORS.get("documents"), Optional.empty()))
                .isEqualTo(new Interval(Method.FULL_COUNT, null, null));
        assertThat(Interval.of(HOURS, Sample.of(HOURS, tally("3"))).method()).isEqualTo(Method.NONE);
    }

    @Test
    void a_ratio_is_a_share_only_where_it_counts_some_of_the_counted() {
        IndicatorChanged errors = Catalogue.INDICATORS.get("errors");
        assertThat(Sample.of(errors, ratio("3", "20")).orElseThrow())
                .isEqualTo(Sample.share(Sample.Kind.PERCENTAGE, 3, 20));
        assertThat(Sample.of(errors, ratio("3.5", "20"))).isEmpty();
        assertThat(Sample.of(errors, ratio("30", "20"))).isEmpty();
        assertThat(Sample.of(errors, ratio("1", "9999999999"))).isEmpty();
    }

    /**
     * The batting averages of B. Efron and C. Morris (1975): 18 players, 45 times at bat each; their mean is 0.2654. The
     * weight was computed apart from this code from the moments as they stand in {@link Prior}.
     */
    @Test
    void batting_averages_are_drawn_to_their_mean() {
        List<Sample> players = IntStream.of(18, 17, 16, 15, 14, 14, 13, 12, 11, 11, 10, 10, 10, 10, 10, 9, 8, 7)
                .mapToObj(hits -> Sample.share(Sample.Kind.FRACTION, hits, 45))
                .toList();
        Prior prior = Prior.of(players).orElseThrow();

        assertThat(prior.mean()).isCloseTo(215.0 / 810, within(1e-9));
        assertThat(prior.within()).isCloseTo(0.19497790, within(1e-7));
        assertThat(prior.between()).isCloseTo(0.0005166696, within(1e-8));
        Prior.Shrunk clemente = prior.shrink(players.get(0), new BigDecimal("0.4"));
        assertThat(clemente.weight().doubleValue()).isCloseTo(0.106541, within(0.0001));
        assertThat(clemente.value().doubleValue()).isBetween(0.2654, 0.4);
    }

    @Test
    void the_scores_interval_is_that_of_its_items_by_formula_and_weight() {
        // Lower is better, target 10, mean 5 from 4 to 6: 150 uncapped, so capped at 120 and only downward sure.
        Certainty capped =
                certainty("10", "5", new Interval(Method.STUDENT_T, new BigDecimal("4"), new BigDecimal("9")));
        // 100 * (2 - 9/10) = 110: 10 below 120, weighed half.
        assertThat(capped.low()).isEqualByComparingTo("95.00");
        assertThat(capped.high()).isEqualByComparingTo("100.00");
        assertThat(capped.standardError()).isEqualByComparingTo("1.28"); // 5 / (2 * 1.96)
        // 100 * (2 - 10/10) = 100, from 90 to 110, weighed half.
        Certainty free =
                certainty("10", "10", new Interval(Method.STUDENT_T, new BigDecimal("9"), new BigDecimal("11")));
        assertThat(free.low()).isEqualByComparingTo("95.00");
        assertThat(free.high()).isEqualByComparingTo("105.00");
        assertThat(free.standardError()).isEqualByComparingTo("2.55"); // 10 / (2 * 1.96)
        assertThat(free.unknown()).isNull();
        assertThat(certainty("10", "10", new Interval(Method.NONE, null, null)).unknown())
                .containsExactly("hours");
    }

    private static Certainty certainty(String target, String actual, Interval hours) {
        ScorecardChanged scorecard = new ScorecardChanged(
                "any",
                1,
                "officer",
                YearMonth.of(2026, 1),
                null,
                "linear",
                List.of(
                        Catalogue.item("documents", Half.RESULTS, "50", "4", null, null),
                        Catalogue.item("hours", Half.RESULTS, "50", target, null, null)));
        return Certainty.of(
                new BigDecimal("100.00"),
                scorecard,
                Catalogue.INDICATORS,
                Parts.WHOLE_MONTH,
                Map.of("documents", new BigDecimal("4"), "hours", new BigDecimal(actual)),
                Map.of("documents", new Interval(Method.FULL_COUNT, null, null), "hours", hours));
    }

    @Test
    void a_share_within_a_threshold_is_counted_from_the_histogram() {
        IndicatorChanged onTime = Catalogue.indicator("on-time", "%", Measure.SHARE_WITHIN, Polarity.HIGHER, "24");

        assertThat(Sample.of(onTime, tally("1", "24", "25", "2")).orElseThrow())
                .isEqualTo(Sample.share(Sample.Kind.PERCENTAGE, 3, 4));
    }

    private static Tally tally(String... values) {
        Tally tally = new Tally();
        for (String value : values) {
            tally.add(new Fact("hours", DAY, new BigDecimal(value), null, null));
        }
        return tally;
    }

    private static Tally ratio(String numerator, String denominator) {
        Tally tally = new Tally();
        tally.add(new Fact("errors", DAY, null, new BigDecimal(numerator), new BigDecimal(denominator)));
        return tally;
    }
}
