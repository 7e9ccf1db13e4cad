package id.timbang.scoring.query;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.AbsenceChanged;
import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.EmployeeChanged.Assignment;
import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreChanged;
import id.timbang.contracts.ScorecardChanged;
import id.timbang.contracts.ScorecardChanged.Half;
import id.timbang.contracts.ScorecardChanged.Item;
import id.timbang.scoring.attribution.CountedMonths;
import id.timbang.scoring.explanation.Arithmetic;
import id.timbang.scoring.explanation.Arithmetic.Fraction;
import id.timbang.scoring.explanation.Explainer;
import id.timbang.scoring.explanation.Explanation;
import id.timbang.scoring.explanation.Formula;
import id.timbang.scoring.explanation.Grounds;
import id.timbang.scoring.explanation.Months.Verdict;
import id.timbang.scoring.explanation.NotCounted;
import id.timbang.scoring.explanation.NotCounted.Reason;
import id.timbang.scoring.explanation.WhatIf;
import id.timbang.scoring.period.PeriodMaker;
import id.timbang.scoring.period.PeriodStanding;
import id.timbang.scoring.reference.Reference;
import id.timbang.scoring.score.Catalogue;
import id.timbang.scoring.standing.Standing;
import id.timbang.scoring.standing.StandingScorer;
import id.timbang.scoring.tally.Fact;
import id.timbang.scoring.tally.MonthTallies;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Whatever a quarter or a year is made of - months that have not begun, absences, transfers, revisions - its explanation,
 * worked out by hand, comes to the score that the background makes, and every fact is accounted for.
 */
class LongerExplanationProperties {

    private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
    private static final List<String> PERIODS = List.of("2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4", "2026");
    private static final List<String> KINDS =
            List.of("documents", "hours", "on-time", "errors", "fees", "satisfaction", "level");

    /** What 34 digits leave of a few divisions. */
    private static final BigDecimal HAIR = new BigDecimal("1E-25");

    private static final BigDecimal HALF_A_CENT = new BigDecimal("0.005");

    @Property(tries = 150)
    void the_printed_parts_alone_make_the_score(@ForAll long seed) {
        World world = new World(seed);
        for (Told told : world.everything()) {
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
        World world = new World(seed);
        for (Told told : world.everything()) {
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
        for (Told told : new World(seed).everything()) {
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
        World world = new World(seed);
        for (Told told : world.everything()) {
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
            World richer = world.with(more, new Fact("documents", period.firstDay(), null, null, null));
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

    /** A score as the background makes it, and its explanation. */
    private record Told(ScoreChanged score, Grounds grounds, Explanation explanation) {}

    /** Somebody's year, as it stands in one of its months. */
    private static final class World {

        private final Random random;
        private final YearMonth now;
        private final Reference reference = new Reference();
        private final EmployeeChanged employee;
        private final List<Fact> facts;

        World(long seed) {
            random = new Random(seed);
            now = YearMonth.of(2026, 1 + random.nextInt(12));
            employee = employee(random);
            facts = Stream.generate(() -> fact(random))
                    .limit(random.nextInt(70))
                    .toList();
            tell();
        }

        private World(World other, List<Fact> facts) {
            random = other.random;
            now = other.now;
            employee = other.employee;
            this.facts = facts;
            other.told.forEach(reference::apply);
            told.addAll(other.told);
        }

        private final List<id.timbang.contracts.Event> told = new ArrayList<>();

        private void tell() {
            told.addAll(Catalogue.INDICATORS.values());
            told.add(scorecard("officer", 1, YearMonth.of(2026, 1)));
            told.add(scorecard("clerk", 1, YearMonth.of(2026, 1 + random.nextInt(3))));
            told.add(scorecard("officer", 2, YearMonth.of(2026, 2 + random.nextInt(11))));
            told.add(employee);
            for (int i = random.nextInt(5); i > 0; i--) {
                LocalDate from = day(random);
                told.add(new AbsenceChanged("e", "a" + i, 1, from, from.plusDays(random.nextInt(40)), "SICK_LEAVE"));
            }
            told.forEach(reference::apply);
        }

        World with(int many, Fact fact) {
            List<Fact> more = new ArrayList<>(facts);
            for (int i = 0; i < many; i++) {
                more.add(fact);
            }
            return new World(this, more);
        }

        /** Of all periods in which there is something. */
        List<Told> everything() {
            return PERIODS.stream()
                    .map(Period::parse)
                    .filter(period -> facts.stream()
                            .map(fact -> YearMonth.from(fact.day()))
                            .anyMatch(month -> period.contains(month) && !month.isAfter(now)))
                    .map(this::told)
                    .toList();
        }

        Told told(Period period) {
            StandingScorer scorer = new StandingScorer(reference);
            Clock clock = Clock.fixed(now.atDay(14).atStartOfDay(ZONE).toInstant(), ZoneId.of("UTC"));
            ScoreChanged score = new PeriodMaker(scorer, reference, clock, ZONE)
                    .make("e", period, standings())
                    .map(PeriodStanding::score)
                    .orElseThrow();
            Grounds grounds =
                    new GroundsMaker(scorer, reference).of(employee, CountedMonths.of(period, now), standings());
            return new Told(score, grounds, new Explainer(grounds, Map.of()).explain());
        }

        long count(List<Fact> of, String indicator, boolean begun) {
            return of.stream()
                    .filter(fact -> fact.indicator().equals(indicator)
                            && !YearMonth.from(fact.day()).isAfter(now) == begun)
                    .count();
        }

        private List<Standing> standings() {
            Map<Period, MonthTallies> months = new TreeMap<>();
            facts.forEach(fact -> months.computeIfAbsent(Period.monthOf(fact.day()), none -> new MonthTallies())
                    .add(fact));
            List<Standing> standings = new ArrayList<>();
            months.forEach((month, tallies) -> standings.add(
                    new Standing("e", "office", month, 1, Map.of("p-0", 9L), tallies, null, Instant.EPOCH)));
            return standings;
        }

        private ScorecardChanged scorecard(String position, long revision, YearMonth from) {
            List<Item> items = new ArrayList<>();
            for (String kind : KINDS) {
                if (random.nextInt(3) > 0 || items.isEmpty() && kind.equals("level")) {
                    items.add(new Item(
                            kind,
                            random.nextBoolean() ? Half.RESULTS : Half.BEHAVIOUR,
                            BigDecimal.valueOf(1 + random.nextInt(500), 1),
                            BigDecimal.valueOf(1 + random.nextInt(900), 1),
                            null,
                            random.nextBoolean() ? null : 1 + random.nextInt(4),
                            random.nextInt(3) > 0 ? null : random.nextBoolean()));
                }
            }
            return new ScorecardChanged(
                    position,
                    revision,
                    position,
                    from,
                    null,
                    random.nextBoolean() ? "linear" : "permenpanrb-8-2021",
                    items);
        }

        private static EmployeeChanged employee(Random random) {
            List<Assignment> history = new ArrayList<>();
            LocalDate from = null;
            for (int i = random.nextInt(3); i >= 0; i--) {
                history.add(new Assignment(from, "office-" + i, random.nextBoolean() ? "officer" : "clerk"));
                from = (from == null ? day(random) : from).plusDays(1 + random.nextInt(60));
            }
            Assignment last = history.get(history.size() - 1);
            return new EmployeeChanged(
                    "e",
                    1,
                    "E",
                    null,
                    last.officeId(),
                    last.position(),
                    null,
                    null,
                    null,
                    null,
                    random.nextInt(3) == 0 ? day(random) : null,
                    random.nextInt(4) == 0 ? day(random) : null,
                    history);
        }

        private static Fact fact(Random random) {
            String kind = KINDS.get(random.nextInt(KINDS.size()));
            boolean ratio = kind.equals("errors") || kind.equals("satisfaction");
            BigDecimal value = BigDecimal.valueOf(random.nextInt(6000), 2);
            return new Fact(
                    kind,
                    day(random),
                    ratio || kind.equals("documents") ? null : value,
                    ratio ? value : null,
                    ratio ? BigDecimal.valueOf(1 + random.nextInt(60)) : null,
                    random.nextInt(6) == 0);
        }

        private static LocalDate day(Random random) {
            return LocalDate.of(2026, 1, 1).plusDays(random.nextInt(365));
        }
    }
}
