package id.timbang.scoring.period;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import id.timbang.contracts.AbsenceChanged;
import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.Event;
import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreChanged;
import id.timbang.contracts.ScorecardChanged;
import id.timbang.contracts.ScorecardChanged.Half;
import id.timbang.embedded.EmbeddedInfrastructure;
import id.timbang.scoring.attribution.CountedMonths;
import id.timbang.scoring.generation.Generation;
import id.timbang.scoring.ingest.Crash;
import id.timbang.scoring.ingest.DyingStore;
import id.timbang.scoring.reference.Affected;
import id.timbang.scoring.reference.Reference;
import id.timbang.scoring.score.Catalogue;
import id.timbang.scoring.standing.Change;
import id.timbang.scoring.standing.StandingScorer;
import id.timbang.scoring.standing.StandingStore;
import id.timbang.scoring.standing.Standings;
import id.timbang.scoring.tally.Fact;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Two processes that make the same quarters and years, know the directory each so far, come before each other at any
 * step, and die at any, between publishing and writing too.
 */
class PeriodRaceProperties {

    private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
    private static final YearMonth NOW = YearMonth.of(2026, 8);
    private static final LocalDate AWAY_FROM = LocalDate.of(2026, 3, 16);
    private static final List<String> PERIODS = List.of("2026-Q1", "2026-Q2", "2026-Q3", "2026");
    private static final MongoClient CLIENT =
            MongoClients.create(EmbeddedInfrastructure.shared().mongoUri("periods"));

    /** What was told last may be what somebody told who died then: whoever reads goes by versions, and the newest holds. */
    @Property(tries = 40)
    void quarters_and_years_come_to_the_oracles_and_versions_never_go_back(
            @ForAll Random random,
            @ForAll @Size(max = 25) Set<@IntRange(max = 150) Integer> interruptions,
            @ForAll @Size(max = 4) Set<@IntRange(max = 150) Integer> deaths) {
        race(random, interruptions, deaths);
    }

    @Property(tries = 25)
    void where_nobody_dies_what_stands_is_what_was_told_last(
            @ForAll Random random, @ForAll @Size(max = 25) Set<@IntRange(max = 150) Integer> interruptions) {
        race(random, interruptions, Set.of());
    }

    private static void race(Random random, Set<Integer> interruptions, Set<Integer> deaths) {
        MongoTemplate mongo = new MongoTemplate(CLIENT, "periods-" + UUID.randomUUID());
        try {
            Race race = new Race(mongo, interruptions, deaths, random);
            race.run();

            PeriodStore store = new PeriodStore(mongo);
            Map<String, ScoreChanged> told = new TreeMap<>();
            race.published.forEach(score -> told.put(score.key(), score));
            for (String period : PERIODS) {
                CountedMonths counted = CountedMonths.of(Period.parse(period), NOW);
                List<Fact> facts = race.facts.stream()
                        .filter(fact -> !fact.day().isBefore(counted.period().firstDay())
                                && !fact.day().isAfter(counted.lastDay()))
                        .toList();
                String key = "e|" + period;
                PeriodStore.Kept kept = store.kept(List.of(key)).get(key);
                if (facts.isEmpty()) {
                    assertThat(kept).isNull();
                    continue;
                }
                assertThat(kept.score().score()).isEqualTo(race.oracle(counted).score(facts));
                assertThat(kept.score().scorecard().revision()).isEqualTo(race.revisions);
                if (deaths.isEmpty()) {
                    assertThat(told.get(key).withVersion(0))
                            .isEqualTo(kept.score().withVersion(0));
                }
                ScoreChanged newest = race.published.stream()
                        .filter(score -> score.key().equals(key))
                        .max(Comparator.comparing(ScoreChanged::version))
                        .orElseThrow();
                assertThat(newest.version()).isLessThanOrEqualTo(kept.version());
                assertThat(race.published)
                        .filteredOn(score -> score.key().equals(key) && score.version() == newest.version())
                        .allSatisfy(score -> assertThat(score.withVersion(0))
                                .isEqualTo(kept.score().withVersion(0)));
            }
        } finally {
            mongo.getDb().drop();
        }
    }

    private static final class Race {

        private final MongoTemplate mongo;
        private final Set<Integer> interruptions;
        private final Set<Integer> deaths;
        private final Random random;
        private final PeriodStore seen;
        private final List<Fact> facts = new ArrayList<>();
        private final List<Event> reference = new ArrayList<>();
        private final List<ScoreChanged> published = new ArrayList<>();
        private final Map<String, Long> versions = new TreeMap<>();
        private final List<Process> processes = new ArrayList<>();
        private final int revisions;
        private final LocalDate awayTo;
        private int folded;
        private int told;
        private int step;
        private int depth;

        Race(MongoTemplate mongo, Set<Integer> interruptions, Set<Integer> deaths, Random random) {
            this.mongo = mongo;
            this.interruptions = interruptions;
            this.deaths = deaths;
            this.random = random;
            this.seen = new PeriodStore(mongo);
            revisions = 1 + random.nextInt(4);
            int absences = 1 + random.nextInt(3);
            awayTo = AWAY_FROM.plusDays(20L * absences);
            for (int revision = 0, absence = 0; revision + absence < revisions + absences; ) {
                if (absence == absences || revision < revisions && random.nextBoolean()) {
                    reference.add(scorecard(++revision));
                } else {
                    LocalDate to = AWAY_FROM.plusDays(20L * ++absence);
                    reference.add(new AbsenceChanged("e", "a", absence, AWAY_FROM, to, "ILL"));
                }
            }
            // Changes that concern nobody else's score make a process know less than another all the same.
            for (String employee : List.of("e", "other-1", "other-2", "other-3", "other-4")) {
                reference.add(
                        random.nextInt(reference.size() + 1),
                        new EmployeeChanged(
                                employee, 1, "E", null, "o", "officer", null, null, null, null, null, null));
            }
            for (int fact = 0; fact < 12; fact++) {
                facts.add(fact(random));
            }
            processes.add(new Process());
            processes.add(new Process());
        }

        private static ScorecardChanged scorecard(int revision) {
            return new ScorecardChanged(
                    "officer",
                    revision,
                    "officer",
                    YearMonth.of(2026, 1),
                    null,
                    "linear",
                    List.of(
                            Catalogue.item("documents", Half.RESULTS, "40", String.valueOf(2 + revision), null, null),
                            Catalogue.item("hours", Half.RESULTS, "35", "20", null, 2),
                            Catalogue.item("errors", Half.RESULTS, "25", "60", null, null)));
        }

        private static Fact fact(Random random) {
            LocalDate day = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(240));
            return switch (random.nextInt(3)) {
                case 0 -> new Fact("documents", day, null, null, null);
                case 1 -> new Fact("hours", day, BigDecimal.valueOf(random.nextInt(4000), 2), null, null);
                default -> new Fact("errors", day, null, BigDecimal.valueOf(random.nextInt(2)), BigDecimal.ONE);
            };
        }

        SlowOracle oracle(CountedMonths counted) {
            return new SlowOracle(counted, 2 + revisions, AWAY_FROM, awayTo);
        }

        void run() {
            while (folded < facts.size() || !processes.stream().allMatch(Process::isDone)) {
                something();
                versionsNeverGoBack();
            }
        }

        private void versionsNeverGoBack() {
            seen.eachKey(Filters.exists("score"), key -> {
                long version = seen.kept(List.of(key)).get(key).version();
                assertThat(version).isGreaterThanOrEqualTo(versions.getOrDefault(key, 0L));
                versions.put(key, version);
            });
        }

        private void something() {
            int which = random.nextInt(processes.size());
            Process process = processes.get(which);
            depth++;
            try {
                switch (random.nextInt(3)) {
                    case 0 -> process.fold();
                    case 1 -> process.learn();
                    default -> process.make();
                }
            } catch (Crash died) {
                if (processes.get(which) == process) {
                    processes.set(which, new Process());
                }
            } finally {
                depth--;
            }
        }

        /** Of the service, with a memory of its own; it starts by looking through everybody. */
        private final class Process {

            private final Reference known = new Reference();
            private final StandingStore months;
            private final PeriodStore store;
            private final Standings standings;
            private final PeriodUpdate update;
            private final List<Affected> affected = new ArrayList<>(List.of(Affected.everybody("start")));
            private DuePeriods due = new DuePeriods();
            private int learned;
            private boolean making;
            private boolean dead;

            Process() {
                Catalogue.INDICATORS.values().forEach(known::apply);
                MongoOperations dying = DyingStore.of(mongo, new Crash.Plan(Set.of()) {
                    @Override
                    public void step() {
                        taken();
                    }
                });
                StandingScorer scorer = new StandingScorer(known);
                Clock clock = Clock.fixed(NOW.atDay(14).atStartOfDay(ZONE).toInstant(), ZONE);
                months = new StandingStore(mongo, Generation.FIRST);
                standings = new Standings(months, scorer, clock);
                store = new PeriodStore(dying);
                update = new PeriodUpdate(months, store, new PeriodMaker(scorer, known, clock, ZONE), scores -> {
                    taken();
                    published.addAll(scores);
                    taken();
                });
                while (learned < told) {
                    known.apply(reference.get(learned++));
                }
            }

            private void taken() {
                int now = step++;
                dead |= deaths.contains(now);
                if (!dead && interruptions.contains(now) && depth < 3) {
                    something();
                }
                if (dead) {
                    throw new Crash();
                }
            }

            void fold() {
                if (folded < facts.size()) {
                    Change change = new Change("e", "p-0", folded, true, facts.get(folded++));
                    standings.fold(Map.of(change.key(), List.of(change)));
                    due.add(change.key());
                }
            }

            void learn() {
                if (learned < reference.size()) {
                    affected.add(known.apply(reference.get(learned++)));
                    told = Math.max(told, learned);
                }
            }

            void make() {
                if (making) {
                    return;
                }
                making = true;
                List<Affected> changes = List.copyOf(affected);
                affected.clear();
                DuePeriods taken = due;
                due = new DuePeriods();
                for (Affected change : changes) {
                    if (change.everybody()) {
                        months.eachKey(Filters.empty(), taken::add);
                    }
                    months.eachKey(Filters.in("employeeId", change.employeeIds()), taken::add);
                    store.eachKey(Filters.in("peer.position", change.positions()), taken::add);
                }
                due.addAll(update.make(taken));
                making = false;
            }

            boolean isDone() {
                return learned == reference.size() && affected.isEmpty() && due.isEmpty();
            }
        }
    }
}
