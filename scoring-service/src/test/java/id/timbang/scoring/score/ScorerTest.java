package id.timbang.scoring.score;

import static id.timbang.scoring.score.Catalogue.item;
import static id.timbang.scoring.score.Catalogue.scorecard;
import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.ScoreChanged.Rating;
import id.timbang.contracts.ScoreChanged.ScoreItem;
import id.timbang.contracts.ScorecardChanged.Half;
import id.timbang.scoring.tally.Fact;
import id.timbang.scoring.tally.Tally;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScorerTest {

    @Test
    void a_score_is_the_weighted_mean_of_the_achievements_that_have_evidence() {
        Score score = Scorer.score(
                scorecard(
                        "linear",
                        item("documents", Half.RESULTS, "60", "4", null, null),
                        item("errors", Half.RESULTS, "40", "30", null, null)),
                Catalogue.INDICATORS,
                Map.of("documents", tally(plain("documents"), 3), "errors", tally(ratio("errors", "1", "4"), 1)),
                null);

        // 60 * 75 + 40 * (100 * (2 - 25/30)) = 60 * 75 + 40 * 116.67
        assertThat(score.score()).isEqualTo("91.67");
        assertThat(score.coverage()).isEqualTo("100.00");
        assertThat(score.items())
                .extracting(ScoreItem::contribution)
                .containsExactly(new BigDecimal("45.00"), new BigDecimal("46.67"));
        assertThat(score.results().rating()).isEqualTo(Rating.MEETS);
    }

    @Test
    void a_score_that_lies_exactly_between_two_figures_is_rounded_up_though_thirds_are_in_it() {
        Score score = Scorer.score(
                scorecard(
                        "linear",
                        item("documents", Half.RESULTS, "40", "10", null, null),
                        item("fees", Half.RESULTS, "20", "6", null, null),
                        item("hours", Half.RESULTS, "20", "6", null, null)),
                Catalogue.INDICATORS,
                Map.of(
                        "documents", tally(plain("documents"), 12),
                        "fees", tally(value("fees", "6.83"), 1),
                        "hours", tally(value("hours", "9.5"), 1)),
                null);

        // (40 * 120 + 20 * 113.8333... + 20 * 41.6666...) / 80 = 98.875
        assertThat(score.score()).isEqualTo("98.88");
    }

    @Test
    void too_little_evidence_is_neither_zero_nor_hundred_but_missing() {
        Score score = Scorer.score(
                scorecard(
                        "linear",
                        item("documents", Half.RESULTS, "30", "4", null, null),
                        item("on-time", Half.RESULTS, "70", "80", null, 2)),
                Catalogue.INDICATORS,
                Map.of("documents", tally(plain("documents"), 4), "on-time", tally(value("on-time", "99"), 1)),
                null);

        assertThat(score.score()).isEqualTo("100.00");
        assertThat(score.coverage()).isEqualTo("30.00");
        ScoreItem onTime = score.items().get(1);
        assertThat(onTime.evidence()).isEqualTo(1);
        assertThat(onTime.actual()).isNull();
        assertThat(onTime.achievement()).isNull();
        assertThat(onTime.contribution()).isNull();
    }

    @Test
    void nothing_at_all_gives_no_score_and_no_rating() {
        Score score = Scorer.score(Catalogue.SCORECARD, Catalogue.INDICATORS, Map.of(), null);

        assertThat(score.score()).isNull();
        assertThat(score.coverage()).isEqualTo("0.00");
        assertThat(score.results().score()).isNull();
        assertThat(score.results().rating()).isNull();
        assertThat(score.predicate()).isNull();
    }

    @Test
    void no_item_counts_for_more_than_the_cap() {
        Score score = Scorer.score(
                scorecard("linear", item("documents", Half.RESULTS, "100", "1", null, null)),
                Catalogue.INDICATORS,
                Map.of("documents", tally(plain("documents"), 50)),
                null);

        assertThat(score.score()).isEqualTo("120.00");
        assertThat(score.items().get(0).achievement()).isEqualTo("120.00");
    }

    @Test
    void the_policy_turns_achievements_into_values() {
        Score score = Scorer.score(
                scorecard("permenpanrb-8-2021", item("documents", Half.RESULTS, "100", "4", null, null)),
                Catalogue.INDICATORS,
                Map.of("documents", tally(plain("documents"), 4)),
                null);

        assertThat(score.score()).isEqualTo("109.00");
        assertThat(score.items().get(0).achievement()).isEqualTo("100.00");
        assertThat(score.policy()).isEqualTo("permenpanrb-8-2021");
    }

    @Test
    void the_satisfaction_index_of_bantul_comes_out_as_published() {
        // Means per element of Bantul's land and spatial planning office, 2023, times 100 answers each.
        int[] sums = {331, 335, 349, 393, 345, 339, 339, 376, 335};
        Tally answers = new Tally();
        int sum = java.util.Arrays.stream(sums).sum();
        answers.add(ratio("satisfaction", String.valueOf(25 * sum), "900"));

        assertThat(Actual.of(Catalogue.INDICATORS.get("satisfaction"), answers).figure())
                .isEqualByComparingTo(
                        new BigDecimal(25 * sum).divide(new BigDecimal(900), java.math.MathContext.DECIMAL128));
        assertThat(Scorer.score(
                                scorecard("linear", item("satisfaction", Half.BEHAVIOUR, "100", "100", null, null)),
                                Catalogue.INDICATORS,
                                Map.of("satisfaction", answers),
                                null)
                        .score())
                .isEqualTo("87.28");
    }

    private static Tally tally(Fact fact, int times) {
        Tally tally = new Tally();
        for (int i = 0; i < times; i++) {
            tally.add(fact);
        }
        return tally;
    }

    private static Fact plain(String indicator) {
        return new Fact(indicator, LocalDate.of(2026, 11, 2), null, null, null);
    }

    private static Fact value(String indicator, String value) {
        return new Fact(indicator, LocalDate.of(2026, 11, 2), new BigDecimal(value), null, null);
    }

    private static Fact ratio(String indicator, String numerator, String denominator) {
        return new Fact(
                indicator, LocalDate.of(2026, 11, 2), null, new BigDecimal(numerator), new BigDecimal(denominator));
    }
}
