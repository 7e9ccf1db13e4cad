package id.timbang.scoring.query;

import id.timbang.contracts.AbsenceChanged;
import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.EmployeeChanged.Assignment;
import id.timbang.contracts.Event;
import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreChanged;
import id.timbang.contracts.ScorecardChanged;
import id.timbang.contracts.ScorecardChanged.Half;
import id.timbang.contracts.ScorecardChanged.Item;
import id.timbang.scoring.attribution.CountedMonths;
import id.timbang.scoring.explanation.Explainer;
import id.timbang.scoring.explanation.Explanation;
import id.timbang.scoring.explanation.Grounds;
import id.timbang.scoring.period.PeriodMaker;
import id.timbang.scoring.period.PeriodStanding;
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
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Somebody's year, as it stands in one of its months. */
final class LongerWorld {

    private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
    private static final List<String> PERIODS = List.of("2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4", "2026");
    private static final List<String> KINDS =
            List.of("documents", "hours", "on-time", "errors", "fees", "satisfaction", "level");

    /** A score as the background makes it, and its explanation. */
    record Told(ScoreChanged score, Grounds grounds, Explanation explanation) {}

    final Random random;
    final YearMonth now;
    private final Reference reference = new Reference();
    private final EmployeeChanged employee;
    final List<Fact> facts;

    LongerWorld(long seed) {
        random = new Random(seed);
        now = YearMonth.of(2026, 1 + random.nextInt(12));
        employee = employee(random);
        facts = Stream.generate(() -> fact(random)).limit(random.nextInt(70)).toList();
        tell();
    }

    private LongerWorld(LongerWorld other, List<Fact> facts) {
        random = other.random;
        now = other.now;
        employee = other.employee;
        this.facts = facts;
        other.told.forEach(reference::apply);
        told.addAll(other.told);
    }

    private final List<Event> told = new ArrayList<>();

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

    LongerWorld with(int many, Fact fact) {
        List<Fact> more = new ArrayList<>(facts);
        for (int i = 0; i < many; i++) {
            more.add(fact);
        }
        return new LongerWorld(this, more);
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
        Grounds grounds = new GroundsMaker(scorer, reference).of(employee, CountedMonths.of(period, now), standings());
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
                new Standing("e", "office", month, 1, Map.of("p-0", 9L), tallies, 0, null, Instant.EPOCH)));
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
