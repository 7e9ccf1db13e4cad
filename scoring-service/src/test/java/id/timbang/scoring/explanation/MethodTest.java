package id.timbang.scoring.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.LocalizedText;
import id.timbang.contracts.ScoreChanged.Presence;
import id.timbang.contracts.ScorecardChanged;
import id.timbang.scoring.score.ScoringPolicy;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How scores are computed is told from what they are computed with. */
class MethodTest {

    private static final Method METHOD = Method.of(
            Budi.NOVEMBER,
            List.of(Budi.SCORECARD, Budi.scorecard("permenpanrb-8-2021")),
            none -> List.of(),
            Budi.INDICATORS);

    @Test
    void an_example_is_worked_out_as_scores_are() {
        Map<String, BigDecimal> invented = Map.of(
                "documents",
                new BigDecimal("63"),
                "errors",
                new BigDecimal("4.4"),
                "satisfaction",
                new BigDecimal("72"));

        for (Method.Card card : METHOD.scorecards()) {
            BigDecimal score = Budi.grounds(
                            Budi.scorecard(card.policy()),
                            Budi.documents(0),
                            Budi.errors(0, 0),
                            Budi.answers(0),
                            new Presence(20, 18, Map.of("ANNUAL_LEAVE", 2)))
                    .score(invented)
                    .score();
            assertThat(card.example().shown()).isEqualTo(score);
            assertThat(Arithmetic.of(card.example().text().en()).decimal()).isEqualByComparingTo(score);
        }
    }

    @Test
    void a_policy_is_told_with_every_cell_and_line_it_has() {
        PolicyView linear = METHOD.policies().get(0);
        PolicyView table = METHOD.policies().get(1);

        assertThat(linear.cap()).isSameAs(ScoringPolicy.LINEAR.cap());
        assertThat(linear.matrix()).hasSize(9).allSatisfy(cell -> {
            assertThat(cell.predicate())
                    .isEqualTo(ScoringPolicy.LINEAR
                            .predicates()
                            .get(cell.results())
                            .get(cell.behaviour()));
            assertThat(cell.here()).isFalse();
        });
        assertThat(linear.conversions()).isEmpty();
        assertThat(table.conversions()).isEqualTo(ScoringPolicy.PERMENPANRB_8_2021.conversions());
        assertThat(linear.bands()).filteredOn(band -> !band.verified()).hasSize(3);
    }

    @Test
    void what_was_not_verified_is_marked() {
        assertThat(METHOD.rules()).hasSize(Rule.Key.values().length);
        assertThat(METHOD.rules())
                .filteredOn(rule -> !rule.verified())
                .extracting(Rule::key)
                .containsExactly(Rule.Key.CAP, Rule.Key.RATINGS, Rule.Key.PREDICATE, Rule.Key.BANDS);
    }

    @Test
    void a_scorecard_that_holds_too_and_does_not_count_is_told_of() {
        ScorecardChanged older = new ScorecardChanged(
                "officer-old", 4, "Registrar", YearMonth.of(2025, 3), null, "linear", Budi.SCORECARD.items());

        Method method = Method.of(Budi.NOVEMBER, List.of(Budi.SCORECARD), card -> List.of(older), Budi.INDICATORS);

        LocalizedText told = method.scorecards().get(0).remarks().get(0);
        assertThat(told.en())
                .startsWith(
                        "Another scorecard (SKP) is in force for Registrar too and is not used: officer-old, revision 4,"
                                + " from March 2025. Scores go by registrar, from January 2026");
        assertThat(told.id())
                .contains("officer-old, revisi 4, sejak Maret 2025")
                .contains("registrar, sejak Januari 2026");
    }

    @Test
    void an_indicator_that_the_catalogue_does_not_know_has_no_example() {
        Method method = Method.of(Budi.NOVEMBER, List.of(Budi.SCORECARD), none -> List.of(), Map.of());

        assertThat(method.scorecards().get(0).example()).isNull();
        assertThat(method.scorecards().get(0).items())
                .allSatisfy(item -> assertThat(item.example()).isEmpty());
    }
}
