package id.timbang.scoring.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.IndicatorChanged;
import id.timbang.contracts.IndicatorChanged.Aspect;
import id.timbang.contracts.IndicatorChanged.Measure;
import id.timbang.contracts.IndicatorChanged.Polarity;
import id.timbang.contracts.LocalizedText;
import id.timbang.contracts.ScoreChanged.Presence;
import id.timbang.contracts.ScorecardChanged;
import id.timbang.contracts.ScorecardChanged.Half;
import id.timbang.contracts.ScorecardChanged.Item;
import id.timbang.contracts.ScorecardChanged.TargetRange;
import id.timbang.scoring.explanation.Arithmetic.Fraction;
import id.timbang.scoring.explanation.Formula.Name;
import id.timbang.scoring.score.Parts;
import id.timbang.scoring.score.Scorer;
import id.timbang.scoring.tally.Fact;
import id.timbang.scoring.tally.Tally;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever a score is made of: its explanation, worked out by hand, comes to the score. */
class ExplanationProperties {

    /** What 34 digits leave of a few divisions. */
    private static final BigDecimal HAIR = new BigDecimal("1E-25");

    private static final BigDecimal HALF_A_CENT = new BigDecimal("0.005");

    @Property(tries = 400)
    void every_formula_comes_to_its_result(@ForAll long seed) {
        Explanation explanation = explained(grounds(seed));

        explanation.formulas().forEach(ExplanationProperties::assertComesOut);
        explanation.items().forEach(item -> item.formulas().forEach(ExplanationProperties::assertComesOut));
    }

    @Property(tries = 400)
    void the_printed_parts_alone_make_the_score(@ForAll long seed) {
        Grounds grounds = grounds(seed);
        Explanation explanation = explained(grounds);
        BigDecimal score = Scorer.score(
                        grounds.scorecard(), grounds.indicators(), grounds.tallies(), grounds.presence())
                .score();
        List<Formula> contributions = explanation.items().stream()
                .flatMap(item -> item.formulas().stream())
                .filter(formula -> formula.name() == Name.CONTRIBUTION)
                .toList();

        assertThat(explanation.score()).isEqualTo(score);
        if (score == null) {
            assertThat(contributions).isEmpty();
            return;
        }
        // From the texts, in whole fractions; at the very edge between two cents 34 digits may fall to either side.
        Fraction byText = contributions.stream()
                .map(formula -> Arithmetic.of(formula.text().en()))
                .reduce(Fraction.of(BigDecimal.ZERO), Fraction::plus);
        assertThat(byText.decimal().subtract(score).abs()).isLessThanOrEqualTo(HALF_A_CENT.add(HAIR));
        // From the numbers, to the digit.
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal weight = BigDecimal.ZERO;
        for (Formula contribution : contributions) {
            BigDecimal own = Objects.requireNonNull(contribution.numbers().get("weight"));
            sum = sum.add(own.multiply(contribution.numbers().get("value")));
            weight = weight.add(own);
        }
        assertThat(Scorer.shown(sum.divide(weight, MathContext.DECIMAL128))).isEqualTo(score);
        assertThat(explanation
                        .rounding()
                        .sumOfContributions()
                        .add(explanation.rounding().difference()))
                .isEqualByComparingTo(score);
    }

    @Property(tries = 400)
    void both_languages_say_the_same_numbers(@ForAll long seed) {
        Explanation explanation = explained(grounds(seed));

        assertThat(explanation.items().stream().flatMap(item -> item.formulas().stream()))
                .allSatisfy(formula -> assertThat(formula.text().id().replace(',', '.'))
                        .isEqualTo(formula.text().en()));
        assertThat(explanation.sentences()).allSatisfy(sentence -> {
            assertThat(sentence.id()).doesNotContain("{");
            assertThat(sentence.en()).doesNotContain("{");
            assertThat(digits(sentence.id())).isEqualTo(digits(sentence.en()));
        });
    }

    @Property(tries = 200)
    void what_would_lift_most_is_what_the_scorer_says(@ForAll long seed) {
        Grounds grounds = grounds(seed);
        Explanation explanation = explained(grounds);
        BigDecimal most = BigDecimal.ZERO;
        for (Lift.Step step : explanation.lift().items()) {
            for (Lift.Move move : new Lift.Move[] {step.toTarget(), step.toCap()}) {
                if (move != null) {
                    assertThat(move.score())
                            .isEqualTo(grounds.score(Map.of(step.indicator(), move.actual()))
                                    .score());
                    if (move.gain() != null) {
                        most = most.max(move.gain());
                    }
                }
            }
        }
        BigDecimal gain = explanation.lift().items().stream()
                .filter(step -> step.indicator().equals(explanation.lift().best()))
                .map(step -> step.toCap().gain())
                .findFirst()
                .orElse(BigDecimal.ZERO);
        assertThat(gain).isEqualByComparingTo(most);
    }

    private static void assertComesOut(Formula formula) {
        BigDecimal worked = Arithmetic.of(formula.text().en()).decimal();
        BigDecimal room = HAIR.multiply(worked.abs().add(BigDecimal.ONE));
        assertThat(worked.subtract(formula.result()).abs()).as("%s", formula).isLessThanOrEqualTo(room);
    }

    private static String digits(String sentence) {
        return sentence.replaceAll("[^0-9−]", "");
    }

    private static Explanation explained(Grounds grounds) {
        return new Explainer(grounds, Map.of("i0", new Remarks(1, 3))).explain();
    }

    private static Grounds grounds(long seed) {
        Random random = new Random(seed);
        Map<String, IndicatorChanged> indicators = new HashMap<>();
        Map<String, Tally> tallies = new HashMap<>();
        List<Item> items = new ArrayList<>();
        int n = 1 + random.nextInt(5);
        for (int at = 0; at < n; at++) {
            String code = "i" + at;
            Measure measure = Measure.values()[random.nextInt(Measure.values().length)];
            if (random.nextInt(12) > 0) {
                indicators.put(code, indicator(code, measure, random));
            }
            tallies.put(code, tally(code, measure, random));
            items.add(item(code, random));
        }
        ScorecardChanged scorecard = new ScorecardChanged(
                "card",
                3,
                "Registrar",
                YearMonth.of(2026, 1),
                null,
                random.nextBoolean() ? "linear" : "permenpanrb-8-2021",
                items);
        int present = random.nextInt(22);
        Presence presence =
                random.nextBoolean() ? null : new Presence(21, present, Map.of("ANNUAL_LEAVE", 21 - present));
        Presence told = presence != null && presence.present() == 21 ? null : presence;
        return new Grounds(
                "budi",
                Budi.NOVEMBER,
                "asemrowo",
                "Registrar",
                scorecard,
                List.of(),
                indicators,
                tallies,
                told,
                Parts.ofMonth(told),
                null,
                List.of(),
                List.of());
    }

    private static IndicatorChanged indicator(String code, Measure measure, Random random) {
        return new IndicatorChanged(
                code,
                1,
                new LocalizedText("Butir", "Item"),
                random.nextBoolean() ? "%" : "dokumen",
                Aspect.QUALITY,
                measure,
                random.nextBoolean() ? Polarity.HIGHER : Polarity.LOWER,
                number(random, 40),
                BigDecimal.valueOf(1 + random.nextInt(100)));
    }

    private static Item item(String code, Random random) {
        TargetRange range =
                new TargetRange(number(random, 30), number(random, 30).add(BigDecimal.valueOf(30)));
        boolean ranged = random.nextInt(3) == 0;
        Boolean prorated = random.nextInt(3) == 0 ? null : random.nextBoolean();
        return new Item(
                code,
                random.nextBoolean() ? Half.RESULTS : Half.BEHAVIOUR,
                number(random, 50).add(BigDecimal.ONE),
                ranged ? null : number(random, 50),
                ranged ? range : null,
                random.nextBoolean() ? null : random.nextInt(6) + 1,
                prorated);
    }

    private static Tally tally(String code, Measure measure, Random random) {
        Tally tally = new Tally();
        int n = random.nextInt(9);
        for (int i = 0; i < n; i++) {
            boolean ratio = measure == Measure.RATIO;
            BigDecimal value = ratio || measure == Measure.COUNT && random.nextBoolean() ? null : number(random, 60);
            tally.add(new Fact(
                    code,
                    java.time.LocalDate.of(2026, 11, 3),
                    value,
                    ratio ? number(random, 20) : null,
                    ratio ? number(random, 20).add(BigDecimal.ONE) : null,
                    random.nextInt(5) == 0));
        }
        return tally;
    }

    private static BigDecimal number(Random random, int below) {
        return BigDecimal.valueOf(random.nextInt(below * 100), random.nextBoolean() ? 2 : 0)
                .min(BigDecimal.valueOf(below));
    }
}
