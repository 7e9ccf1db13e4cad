package id.timbang.scoring.period;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.AbsenceChanged;
import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreChanged;
import id.timbang.contracts.ScoreChanged.ScoreItem;
import id.timbang.contracts.ScorecardChanged;
import id.timbang.contracts.ScorecardChanged.Half;
import id.timbang.scoring.attribution.CountedMonths;
import id.timbang.scoring.reference.Reference;
import id.timbang.scoring.score.Catalogue;
import id.timbang.scoring.standing.Standing;
import id.timbang.scoring.standing.StandingScorer;
import id.timbang.scoring.tally.Fact;
import id.timbang.scoring.tally.MonthTallies;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A quarter and a year are what comes out when all their facts are taken at once, to the digit. */
class LongerScoreProperties {

    private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
    private static final LocalDate AWAY_FROM = LocalDate.of(2026, 3, 16);
    private static final LocalDate AWAY_TO = LocalDate.of(2026, 5, 8);
    private static final List<String> PERIODS = List.of("2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4", "2026");

    /** A fact, and whether it is taken back later. */
    record Told(Fact fact, boolean retracted) {}

    @Property(tries = 200)
    void are_what_the_list_of_facts_comes_to_in_any_order_with_retractions_and_late_facts(
            @ForAll("histories") List<Told> history, @ForAll Random random) {
        YearMonth now = YearMonth.of(2026, 1 + random.nextInt(12));
        Collection<Standing> months = months(history, random);
        for (String period : PERIODS) {
            Period wanted = Period.parse(period);
            ScoreChanged score = maker(now)
                    .make("e", wanted, months)
                    .map(PeriodStanding::score)
                    .orElse(null);
            CountedMonths counted = CountedMonths.of(wanted, now);
            List<Fact> facts = history.stream()
                    .filter(told -> !told.retracted())
                    .map(Told::fact)
                    .filter(fact -> !fact.day().isBefore(wanted.firstDay())
                            && !fact.day().isAfter(wanted.lastDay())
                            && !YearMonth.from(fact.day()).isAfter(now))
                    .toList();
            if (score == null) {
                assertThat(facts).isEmpty();
                continue;
            }
            assertThat(score.months()).isEqualTo(new ScoreChanged.Months(counted.counted(), wanted.months()));
            assertThat(score.score()).isEqualTo(new SlowOracle(counted, 3, AWAY_FROM, AWAY_TO).score(facts));
        }
    }

    /** Months as they are after everything was told in some order, each fact that is taken back after it was told. */
    private static Collection<Standing> months(List<Told> history, Random random) {
        List<Told> order = new ArrayList<>(history);
        Collections.shuffle(order, random);
        Map<Period, MonthTallies> tallies = new TreeMap<>();
        order.forEach(told -> tallies.computeIfAbsent(Period.monthOf(told.fact().day()), none -> new MonthTallies())
                .add(told.fact()));
        Collections.shuffle(order, random);
        order.stream()
                .filter(Told::retracted)
                .forEach(told -> tallies.get(Period.monthOf(told.fact().day())).remove(told.fact()));
        List<Standing> standings = new ArrayList<>();
        tallies.forEach((month, of) ->
                standings.add(new Standing("e", "office", month, 1, Map.of("p-0", 9L), of, 0, null, Instant.EPOCH)));
        Collections.shuffle(standings, random);
        return standings;
    }

    private static PeriodMaker maker(YearMonth now) {
        Reference reference = new Reference();
        Catalogue.INDICATORS.values().forEach(reference::apply);
        reference.apply(scorecard());
        reference.apply(
                new EmployeeChanged("e", 1, "E", null, "office", "officer", null, null, null, null, null, null));
        reference.apply(new AbsenceChanged("e", "leave", 1, AWAY_FROM, AWAY_TO, "SICK_LEAVE"));
        Clock clock = Clock.fixed(now.atDay(14).atStartOfDay(ZONE).toInstant(), ZoneId.of("UTC"));
        return new PeriodMaker(new StandingScorer(reference), reference, clock, ZONE);
    }

    private static ScorecardChanged scorecard() {
        return new ScorecardChanged(
                "officer",
                1,
                "officer",
                YearMonth.of(2026, 1),
                null,
                "linear",
                List.of(
                        Catalogue.item("documents", Half.RESULTS, "40", "3", null, null),
                        Catalogue.item("hours", Half.RESULTS, "35", "20", null, 2),
                        Catalogue.item("errors", Half.RESULTS, "25", "60", null, null)));
    }

    @net.jqwik.api.Example
    void a_quarters_target_is_the_sum_of_its_months_parts() {
        List<Told> history = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            history.add(new Told(new Fact("documents", LocalDate.of(2026, 1, 5 + i), null, null, null), false));
        }
        // March 2026 has 22 working days, 12 of them away: 10 are left.
        ScoreChanged quarter = maker(YearMonth.of(2026, 6))
                .make("e", Period.parse("2026-Q1"), months(history, new Random(1)))
                .orElseThrow()
                .score();

        ScoreItem documents = quarter.items().get(0);
        assertThat(documents.actual()).isEqualByComparingTo("6");
        // 3 * (1 + 1 + 10/22) = 7.3636...; 6 / 7.3636 = 81.48 %
        assertThat(documents.target()).isEqualByComparingTo("7.36");
        assertThat(documents.fullTarget()).isEqualByComparingTo("3");
        assertThat(documents.achievement()).isEqualByComparingTo("81.48");
        assertThat(quarter.presence().workingDays()).isEqualTo(64);
        assertThat(quarter.presence().present()).isEqualTo(52);
    }

    @Provide
    Arbitrary<List<Told>> histories() {
        Arbitrary<Told> told = Arbitraries.randomValue(random -> {
            LocalDate day = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(365));
            Fact fact =
                    switch (random.nextInt(3)) {
                        case 0 -> new Fact("documents", day, null, null, null);
                        case 1 -> new Fact("hours", day, BigDecimal.valueOf(random.nextInt(4000), 2), null, null);
                        default -> new Fact("errors", day, null, BigDecimal.valueOf(random.nextInt(2)), BigDecimal.ONE);
                    };
            return new Told(fact, random.nextInt(5) == 0);
        });
        return told.list().ofMaxSize(60);
    }
}
