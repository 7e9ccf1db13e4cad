package id.timbang.indicator.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.IndicatorChanged;
import id.timbang.contracts.LocalizedText;
import id.timbang.contracts.ScorecardChanged;
import id.timbang.contracts.ScorecardChanged.Half;
import id.timbang.contracts.ScorecardChanged.Item;
import id.timbang.indicator.input.FieldErrors;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file that comes with the service passes the checks that what people hand in passes. */
class StarterCataloguesTest {

    private static final StarterCatalogues CATALOGUES = new StarterCatalogues();

    static List<StarterCatalogue> catalogues() {
        return CATALOGUES.all();
    }

    @ParameterizedTest
    @MethodSource("catalogues")
    void every_indicator_and_scorecard_would_be_taken_by_the_api(StarterCatalogue catalogue) {
        Map<String, IndicatorChanged> indicators = indicators(catalogue);
        FieldErrors errors = new FieldErrors();
        ScorecardCheck check = new ScorecardCheck(code -> Optional.ofNullable(indicators.get(code)));
        Set<String> used = new HashSet<>();
        List<ScorecardChanged> scorecards = new ArrayList<>();
        catalogue.scorecards().forEach(template -> {
            var state = check.checked(
                    template.scorecard().scorecardId(),
                    inForce(template.scorecard()),
                    ScorecardCheckTest.AUTHOR,
                    errors);
            assertThat(errors.all()).isEmpty();
            scorecards.add(state.apply(1));
        });

        assertThat(scorecards).isNotEmpty().allSatisfy(scorecard -> {
            // By plain addition, beside the check's own.
            assertThat(scorecard.items().stream().map(Item::weight).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo("100");
            assertThat(scorecard.items()).extracting(Item::half).contains(Half.RESULTS, Half.BEHAVIOUR);
            scorecard.items().forEach(item -> used.add(item.indicator()));
        });
        assertThat(scorecards).extracting(ScorecardChanged::position).doesNotHaveDuplicates();
        assertThat(used).isEqualTo(indicators.keySet());
    }

    @ParameterizedTest
    @MethodSource("catalogues")
    void a_target_that_is_met_is_plausible(StarterCatalogue catalogue) {
        Map<String, IndicatorChanged> indicators = indicators(catalogue);
        catalogue.scorecards().forEach(template -> template.scorecard().items().forEach(item -> {
            IndicatorChanged indicator = indicators.get(item.indicator());
            boolean figureIsOneFact = Set.of("MEAN", "RATIO", "PERCENTILE")
                    .contains(indicator.measure().name());
            if (item.target() != null && indicator.plausibleRange() != null && figureIsOneFact) {
                assertThat(item.target())
                        .as(item.indicator())
                        .isBetween(
                                Objects.requireNonNull(
                                        indicator.plausibleRange().from()),
                                Objects.requireNonNull(
                                        indicator.plausibleRange().to()));
            }
        }));
    }

    @ParameterizedTest
    @MethodSource("catalogues")
    void everything_is_told_in_both_languages(StarterCatalogue catalogue) {
        List<LocalizedText> texts = new ArrayList<>(List.of(catalogue.title(), catalogue.description()));
        catalogue.indicators().forEach(each -> texts.add(each.note()));
        catalogue.scorecards().forEach(each -> texts.add(each.note()));

        assertThat(texts).allSatisfy(text -> {
            assertThat(text.id()).isNotBlank().isNotEqualTo(text.en());
            assertThat(text.en()).isNotBlank();
        });
    }

    @Test
    void an_indicator_or_scorecard_that_is_in_two_catalogues_is_the_same_in_both() {
        Map<String, IndicatorBody> seen = new HashMap<>();
        Set<String> scorecards = new HashSet<>();
        CATALOGUES.all().forEach(catalogue -> {
            catalogue.indicators().forEach(each -> assertThat(each.indicator())
                    .isEqualTo(seen.computeIfAbsent(each.indicator().code(), code -> each.indicator())));
            catalogue.scorecards().forEach(each -> assertThat(
                            scorecards.add(each.scorecard().scorecardId()))
                    .as(each.scorecard().scorecardId())
                    .isTrue());
        });
    }

    @Test
    void decimals_of_the_files_are_exact() {
        assertThat(CATALOGUES
                        .named("civil-registration")
                        .scorecards()
                        .get(0)
                        .scorecard()
                        .items())
                .extracting(ScorecardBody.Item::weight)
                .contains(new BigDecimal("12.5"));
        assertThat(CATALOGUES
                        .named("satisfaction")
                        .scorecards()
                        .get(0)
                        .scorecard()
                        .items()
                        .get(0)
                        .targetRange()
                        .from())
                .isEqualTo(new BigDecimal("76.61"));
    }

    private static Map<String, IndicatorChanged> indicators(StarterCatalogue catalogue) {
        Map<String, IndicatorChanged> indicators = new HashMap<>();
        catalogue.indicators().forEach(each -> {
            FieldErrors errors = new FieldErrors();
            String code = each.indicator().code();
            var state = each.indicator().checked(code, errors);
            assertThat(errors.all()).as(code).isEmpty();
            assertThat(indicators.put(code, state.apply(1))).as(code).isNull();
        });
        return indicators;
    }

    private static ScorecardBody inForce(ScorecardBody template) {
        return new ScorecardBody(
                template.scorecardId(),
                null,
                template.position(),
                YearMonth.of(2026, 12),
                null,
                template.policy(),
                template.items(),
                null,
                null);
    }
}
