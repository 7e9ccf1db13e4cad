package id.timbang.scoring.query;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.Period;
import id.timbang.scoring.explanation.Arithmetic;
import id.timbang.scoring.explanation.Arithmetic.Fraction;
import id.timbang.scoring.explanation.Explanation;
import id.timbang.scoring.explanation.Formula;
import id.timbang.scoring.explanation.Months.Verdict;
import id.timbang.scoring.explanation.NotCounted;
import id.timbang.scoring.explanation.NotCounted.Reason;
import id.timbang.scoring.explanation.WhatIf;
import id.timbang.scoring.tally.Fact;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Whatever a quarter or a year is made of - months that have not begun, absences, transfers, revisions - its explanation,
 * worked out by hand, comes to the score that the background makes, and every fact is accounted for.
 */
class LongerExplanationProperties {

    /** What 34 digits leave of a few divisions. */
    private static final BigDecimal HAIR = new BigDecimal("1E-25");

    private static final BigDecimal HALF_A_CENT = new BigDecimal("0.005");

    @Property(tries = 150)
    void the_printed_parts_alone_make_the_score(@ForAll long seed) {
        LongerWorld world = new LongerWorld(seed);
        for (LongerWorld.Told told : world.everything()) {
            Explanation explanation = told.explanation();
            assertThat(explanation.score()).isEqualTo(told.score().score());
            assertThat(explanation.scorecard()).isEqualTo(told.score().scorecard());
            allFormulas(explanation).forEach(LongerExplanationProperties::assertComesOut);
            List<Formula> contributions = allFormulas(explanation)
                    .filter(formula -> formula.name() == Formula.Name.CONTRIBUTION)
                    .toList();
            if (told.score().score() == null) {
                assertThat(contributions).isEmpty();
                continue;
            }
            // From the texts, in whole fractions; at the very edge between two cents 34 digits may fall to either side.
            Fraction byText = contributions.stream()
                    .map(formula -> Arithmetic.of(formula.text().en()))
                    .reduce(Fraction.of(BigDecimal.ZERO), Fraction::plus);
            assertThat(byText.decimal().subtract(told.score().score()).abs())
                    .isLessThanOrEqualTo(HALF_A_CENT.add(HAIR));
            // From the numbers, to the digit.
            BigDecimal sum = BigDecimal.ZERO;
            BigDecimal weight = BigDecimal.ZERO;
            for (Formula contribution : contributions) {
                BigDecimal own = Objects.requireNonNull(contribution.numbers().get("weight"));
                sum = sum.add(own.multiply(contribution.numbers().get("value")));
                weight = weight.add(own);
            }
            assertThat(sum.divide(weight, MathContext.DECIMAL128).setScale(2, RoundingMode.HALF_UP))
                    .isEqualTo(told.score().score());
        }
    }

    @Property(tries = 150)
    void every_fact_counts_in_an_item_or_is_told_as_not_counting(@ForAll long seed) {
        LongerWorld world = new LongerWorld(seed);
        for (LongerWorld.Told told : world.everything()) {
            Explanation explanation = told.explanation();
            if (explanation.scorecard() == null) {
                continue;
            }
            Period period = explanation.period();
            List<Fact> facts = world.facts.stream()
                    .filter(fact -> period.contains(YearMonth.from(fact.day())))
                    .toList();
            for (Explanation.Item item : explanation.items()) {
                assertThat(item.evidence().count())
                        .isEqualTo(world.count(facts, item.indicator(), true))
                        .isLessThanOrEqualTo(facts.size());
                assertThat(item.evidence().toCome()).isEqualTo(world.count(facts, item.indicator(), false));
            }
            long inItems = explanation.items().stream()
                    .mapToLong(item -> item.evidence().count() + item.evidence().toCome())
                    .sum();
            long outside = explanation.notCounted().stream()
                    .filter(left -> left.reason() != Reason.MONTH_TO_COME)
                    .mapToLong(NotCounted::count)
                    .sum();
            long foreignToCome = facts.stream()
                    .filter(fact -> YearMonth.from(fact.day()).isAfter(world.now))
                    .filter(fact -> explanation.items().stream()
                            .noneMatch(item -> item.indicator().equals(fact.indicator())))
                    .count();
            assertThat(inItems + outside + foreignToCome).isEqualTo(facts.size());
            assertThat(explanation.months().counted())
                    .isEqualTo(told.score().months().counted());
            assertThat(explanation.months().items()).hasSize(period.months()).allSatisfy(month -> assertThat(
                            month.verdict() == Verdict.COUNTS)
                    .isEqualTo(!month.month().first().isAfter(world.now)));
            assertThat(explanation.months().items().stream()
                            .filter(month -> month.verdict() == Verdict.COUNTS)
                            .mapToLong(month -> month.evidence())
                            .sum())
                    .isEqualTo(explanation.items().stream()
                            .mapToLong(item -> item.evidence().count())
                            .sum());
        }
    }

    @Property(tries = 150)
    void both_languages_say_the_same_numbers_and_leave_no_place_open(@ForAll long seed) {
        for (LongerWorld.Told told : new LongerWorld(seed).everything()) {
            Explanation explanation = told.explanation();
            assertThat(allFormulas(explanation))
                    .allSatisfy(formula -> assertThat(formula.text().id().replace(',', '.'))
                            .isEqualTo(formula.text().en()));
            assertThat(explanation.sentences()).allSatisfy(sentence -> {
                assertThat(sentence.id()).doesNotContain("{");
                assertThat(sentence.en()).doesNotContain("{");
                assertThat(sentence.id().replaceAll("[^0-9−]", ""))
                        .isEqualTo(sentence.en().replaceAll("[^0-9−]", ""));
            });
        }
    }

    @Property(tries = 100)
    void supposing_a_count_is_as_good_as_having_counted_it(@ForAll long seed) {
        LongerWorld world = new LongerWorld(seed);
        for (LongerWorld.Told told : world.everything()) {
            Period period = told.explanation().period();
            Explanation.Item documents = told.explanation().items().stream()
                    .filter(item -> item.indicator().equals("documents"))
                    .findFirst()
                    .orElse(null);
            if (documents == null) {
                continue;
            }
            // A supposition counts as if there were enough evidence, so here there is.
            int more = documents.evidence().required() + world.random.nextInt(9);
            LongerWorld richer = world.with(more, new Fact("documents", period.firstDay(), null, null, null));
            BigDecimal supposed = BigDecimal.valueOf(documents.evidence().count() + more);

            assertThat(WhatIf.of(told.grounds(), Map.of("documents", supposed))
                            .after()
                            .score())
                    .isEqualTo(richer.told(period).score().score());
        }
    }

    private static Stream<Formula> allFormulas(Explanation explanation) {
        return Stream.concat(
                explanation.formulas().stream(),
                explanation.items().stream().flatMap(item -> item.formulas().stream()));
    }

    private static void assertComesOut(Formula formula) {
        BigDecimal worked = Arithmetic.of(formula.text().en()).decimal();
        BigDecimal room = HAIR.multiply(worked.abs().add(BigDecimal.ONE));
        assertThat(worked.subtract(formula.result()).abs()).as("%s", formula).isLessThanOrEqualTo(room);
    }
}
