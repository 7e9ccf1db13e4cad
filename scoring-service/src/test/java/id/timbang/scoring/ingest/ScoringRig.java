package id.timbang.scoring.ingest;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import id.timbang.contracts.AbsenceChanged;
import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.Event;
import id.timbang.contracts.EventJson;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.Quarantined;
import id.timbang.contracts.ScoreChanged;
import id.timbang.embedded.EmbeddedInfrastructure;
import id.timbang.scoring.evidence.EvidenceStore;
import id.timbang.scoring.evidence.Facts;
import id.timbang.scoring.evidence.Told;
import id.timbang.scoring.generation.Generation;
import id.timbang.scoring.recalculation.Recalculation;
import id.timbang.scoring.recalculation.Unfinished;
import id.timbang.scoring.reference.Reference;
import id.timbang.scoring.score.Catalogue;
import id.timbang.scoring.standing.Standing;
import id.timbang.scoring.standing.StandingScorer;
import id.timbang.scoring.standing.StandingStore;
import id.timbang.scoring.standing.Standings;
import id.timbang.scoring.tally.Tally;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The scoring service's flow over a real store of its own, in one process or several that die where a plan says. */
final class ScoringRig implements AutoCloseable {

    /** Each second instance applies a batch in pieces of one employee each; a partition has two. */
    private final AtomicInteger instances = new AtomicInteger();

    /** A directory and a catalogue of their own for those to whom it does not matter what stands in them. */
    static final List<Event> KNOWN = known();

    private static final String DATABASE = "rig";
    private static final MongoClient CLIENT =
            MongoClients.create(EmbeddedInfrastructure.shared().mongoUri(DATABASE));

    private final MongoTemplate mongo = new MongoTemplate(CLIENT, "rig-" + UUID.randomUUID());
    private final List<Event> known;
    private final StandingStore standings = new StandingStore(mongo, Generation.FIRST);
    private final Progress progress = new Progress(mongo, Generation.FIRST);
    private final List<ScoreChanged> published = new CopyOnWriteArrayList<>();
    private final Map<String, Quarantined> quarantined = new ConcurrentHashMap<>();

    ScoringRig() {
        this(KNOWN);
    }

    /** @param known what every process has read of the directory and the catalogue before it starts */
    ScoringRig(List<Event> known) {
        this.known = known;
    }

    private static List<Event> known() {
        List<Event> known = new ArrayList<>(Catalogue.INDICATORS.values());
        known.add(Catalogue.SCORECARD_WITH_LATEST);
        for (int i = 0; i < 4; i++) {
            LocalDate activeTo = i == 2 ? LocalDate.of(2026, 11, 13) : null;
            known.add(new EmployeeChanged(
                    "e-" + i, 1, "E", null, "office", "officer", null, null, null, null, null, activeTo));
        }
        known.add(absence("leave", "2026-10-12", "2026-10-16", "ANNUAL_LEAVE"));
        known.add(absence("ill", "2026-10-15", "2026-11-03", "SICK_LEAVE"));
        known.add(absence("away", "2026-11-20", "2026-11-20", "UNEXCUSED"));
        return List.copyOf(known);
    }

    /** One process of the service, with a memory of its own. */
    final class Instance {

        private final Reference reference = new Reference();
        private final MeterRegistry metrics = new SimpleMeterRegistry();
        private final IngestMetrics counted = new IngestMetrics(metrics, new Lags(metrics));
        private final BatchApplier applier;
        private final Recalculation recalculation;

        private Instance(Crash.Plan plan) {
            known.forEach(reference::apply);
            MongoOperations dying = DyingStore.of(mongo, plan);
            StandingStore store = new StandingStore(dying, Generation.FIRST);
            Standings folding = new Standings(store, new StandingScorer(reference), Clock.systemUTC());
            BatchApplier.Outlet<ScoreChanged> publisher = scores -> {
                plan.step();
                published.addAll(scores);
                plan.step();
            };
            Unfinished unfinished = new Unfinished(dying);
            applier = new BatchApplier(
                    new EvidenceStore(dying, Generation.FIRST, new Facts(ZoneId.of("Asia/Jakarta"))),
                    folding,
                    conflicts -> {
                        plan.step();
                        conflicts.forEach(conflict -> quarantined.put(conflict.entry(), conflict));
                        plan.step();
                    },
                    publisher,
                    new Progress(dying, Generation.FIRST),
                    new BatchApplier.Watch() {
                        @Override
                        public void again() {
                            unfinished.markRedelivered();
                        }

                        @Override
                        public void stored(EvidenceStore.Stored stored, int lostStandings) {
                            counted.stored(stored, lostStandings);
                            plan.step();
                        }

                        @Override
                        public void applied(Map<String, Long> next) {
                            plan.step();
                        }
                    },
                    new Pieces(1 + instances.getAndIncrement() % 2, 3));
            recalculation = new Recalculation(
                    () -> new Recalculation.Target(store, folding, publisher::publishAll),
                    unfinished,
                    Clock.systemUTC());
        }

        /** Reads on in the directory and the catalogue. */
        void learn(Event event) {
            recalculation.of(reference.apply(event));
        }

        /** Has read what there was to read; from now on changes are made out. */
        void caughtUp() {
            recalculation.start();
        }

        boolean isIdle() {
            return recalculation.isIdle();
        }

        /** Makes anew whose scores are due. */
        void recalculate() {
            recalculation.pass();
        }

        /** How many of its writes another process came before. */
        int lostWrites(String of) {
            return (int) metrics.get("timbang.scoring.writes.lost")
                    .tag("of", of)
                    .counter()
                    .count();
        }

        /** Delivers a stretch of a partition, as a consumer would. */
        void deliver(String topicPartition, List<Told> stretch) {
            applier.apply(
                    stretch,
                    Map.of(topicPartition, stretch.get(stretch.size() - 1).at().offset() + 1));
        }
    }

    /** A process that starts now. */
    Instance start(Crash.Plan plan) {
        return new Instance(plan);
    }

    private static AbsenceChanged absence(String id, String from, String to, String kind) {
        return new AbsenceChanged("e-1", id, 1, LocalDate.parse(from), LocalDate.parse(to), kind);
    }

    /** Where a consumer that starts now would begin. */
    int next(String topicPartition) {
        return Math.toIntExact(progress.next(topicPartition));
    }

    /** The score of every standing that has facts left. */
    Map<String, BigDecimal> scores() {
        Map<String, BigDecimal> scores = new TreeMap<>();
        all().forEach(standing -> scores.put(
                standing.key(),
                standing.score() == null ? null : standing.score().score()));
        return scores;
    }

    /** The scores as they were published last, by their versions. */
    Map<String, BigDecimal> published() {
        Map<String, ScoreChanged> newest = new HashMap<>();
        published.forEach(score ->
                newest.merge(score.key(), score, (one, other) -> one.version() > other.version() ? one : other));
        Map<String, BigDecimal> scores = new TreeMap<>();
        all().forEach(standing ->
                scores.put(standing.key(), newest.get(standing.key()).score()));
        return scores;
    }

    /** Everything that was published, in its order. */
    List<ScoreChanged> everythingPublished() {
        return published;
    }

    /** What stands in the store, of those who have a score. */
    Map<String, ScoreChanged> stored() {
        Map<String, ScoreChanged> stored = new TreeMap<>();
        standings.each(Filters.exists("score"), standing -> stored.put(standing.key(), standing.score()));
        return stored;
    }

    /** How many facts the tallies of every standing hold. */
    Map<String, Long> evidence() {
        Map<String, Long> evidence = new TreeMap<>();
        all().forEach(standing -> evidence.put(
                standing.key(),
                standing.tallies().through(standing.month().lastDay()).values().stream()
                        .mapToLong(tally -> tally.plain() + tally.valued() + tally.ratios())
                        .sum()));
        return evidence;
    }

    /** How many of these are flagged. */
    Map<String, Long> flagged() {
        Map<String, Long> flagged = new TreeMap<>();
        all().forEach(standing -> flagged.put(
                standing.key(),
                standing.tallies().through(standing.month().lastDay()).values().stream()
                        .mapToLong(Tally::flagged)
                        .sum()));
        return flagged;
    }

    /** What went to quarantine as a conflict. */
    Set<ObservationRecorded> conflicts() {
        return quarantined.values().stream()
                .filter(conflict -> conflict.reason().equals("conflict"))
                .map(conflict -> EventJson.mapper().readValue(conflict.payload(), ObservationRecorded.class))
                .collect(Collectors.toSet());
    }

    private List<Standing> all() {
        return standings.page(Filters.empty(), Sorts.ascending("_id"), 0, Integer.MAX_VALUE).stream()
                .filter(standing -> !standing.tallies().days().isEmpty())
                .toList();
    }

    @Override
    public void close() {
        mongo.getDb().drop();
    }
}
