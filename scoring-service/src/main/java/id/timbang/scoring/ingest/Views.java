package id.timbang.scoring.ingest;

import id.timbang.contracts.Quarantined;
import id.timbang.contracts.ScoreChanged;
import id.timbang.kit.event.EventPublisher;
import id.timbang.kit.event.TopicReaders;
import id.timbang.scoring.evidence.EvidenceLines;
import id.timbang.scoring.evidence.EvidenceStore;
import id.timbang.scoring.evidence.EvidenceStore.Stored;
import id.timbang.scoring.evidence.Facts;
import id.timbang.scoring.generation.Generation;
import id.timbang.scoring.generation.Generations;
import id.timbang.scoring.ingest.BatchApplier.Outlet;
import id.timbang.scoring.ingest.BatchApplier.Watch;
import id.timbang.scoring.standing.StandingScorer;
import id.timbang.scoring.standing.StandingStore;
import id.timbang.scoring.standing.Standings;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.TargetSource;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.data.mongodb.core.MongoOperations;

/** The views of generations: the current one, and those that are being built. */
public final class Views {

    private static final Watch UNWATCHED = new Watch() {

        @Override
        public void again() {}

        @Override
        public void stored(Stored stored, int lostStandings) {}

        @Override
        public void applied(Map<String, Long> next) {}
    };

    private final Generations generations;
    private final MongoOperations mongo;
    private final Facts facts;
    private final StandingScorer scorer;
    private final Clock clock;
    private final TopicReaders readers;
    private final EventPublisher publisher;
    private final IngestMetrics metrics;
    private final Outlet<ScoreChanged> ahead;
    private final Watch watch;

    private volatile @Nullable View latest;

    /** @param ahead is told of the current generation's scores before they are published */
    Views(
            Generations generations,
            MongoOperations mongo,
            Facts facts,
            StandingScorer scorer,
            Clock clock,
            TopicReaders readers,
            EventPublisher publisher,
            IngestMetrics metrics,
            Outlet<ScoreChanged> ahead,
            Watch watch) {
        this.generations = generations;
        this.mongo = mongo;
        this.facts = facts;
        this.scorer = scorer;
        this.clock = clock;
        this.readers = readers;
        this.publisher = publisher;
        this.metrics = metrics;
        this.ahead = ahead;
        this.watch = watch;
    }

    /** The one that is asked, and that facts go into. */
    public View current() {
        Generation current = generations.current();
        View known = latest;
        return known != null && known.generation().equals(current) ? known : renewed(current);
    }

    private synchronized View renewed(Generation current) {
        View known = latest;
        if (known == null || !known.generation().equals(current)) {
            known = told(current);
            latest = known;
        }
        return known;
    }

    /**
     * Scores are told only if the generation is still the current one after they were made: then its collections were
     * there, whole, when it was folded into.
     */
    private View told(Generation generation) {
        Outlet<ScoreChanged> whileCurrent = scores -> {
            generations.requireCurrent(generation);
            ahead.publishAll(scores);
            publisher.publishAll(scores);
        };
        return view(
                generation,
                new Progress(mongo, generation),
                readers,
                publisher::publishAll,
                whileCurrent,
                metrics,
                watch);
    }

    /**
     * A generation that is being built: it tells nobody of its scores, nor again of what went to quarantine when it was
     * read first.
     */
    public View untold(Generation generation) {
        return view(
                generation,
                Progress.untold(mongo, generation),
                readers.quiet(),
                conflicts -> {},
                scores -> {},
                IngestMetrics.untold(),
                UNWATCHED);
    }

    /** Lets what was built be read on, once it is current, from where the scores of the one before were told. */
    public void handOver(View current, View built) {
        Progress next = new Progress(mongo, built.generation());
        handedOver(current.progress().all(), built.progress().all()).forEach(next::advance);
    }

    /**
     * Where to go on: no fact before is missing in what was built, and none of those before is untold. By partition, the
     * first offset.
     */
    static Map<String, Long> handedOver(Map<String, Long> told, Map<String, Long> built) {
        Map<String, Long> next = new TreeMap<>();
        told.forEach((partition, offset) -> next.put(partition, Math.min(offset, built.getOrDefault(partition, 0L))));
        return next;
    }

    private View view(
            Generation generation,
            Progress progress,
            TopicReaders reading,
            Outlet<Quarantined> quarantine,
            Outlet<ScoreChanged> scores,
            IngestMetrics counted,
            Watch watching) {
        EvidenceStore evidence = new EvidenceStore(mongo, generation, facts);
        StandingStore store = new StandingStore(mongo, generation);
        Standings standings = new Standings(store, scorer, clock);
        return new View(
                generation,
                evidence,
                new EvidenceLines(evidence),
                store,
                standings,
                progress,
                new Ingest(
                        reading,
                        facts,
                        new BatchApplier(evidence, standings, quarantine, scores, progress, watching),
                        counted),
                scores);
    }

    /** A part of the current view, whichever that is: each call goes to the one that is current then. */
    <T> T following(Class<T> type, Function<View, T> part) {
        return type.cast(ProxyFactory.getProxy(new TargetSource() {
            @Override
            public Class<?> getTargetClass() {
                return type;
            }

            @Override
            public boolean isStatic() {
                return false;
            }

            @Override
            public Object getTarget() {
                return part.apply(current());
            }
        }));
    }
}
