package id.timbang.scoring.ingest;

import id.timbang.scoring.evidence.EvidenceStore.Stored;
import id.timbang.scoring.evidence.Told;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;

/** Facts of the ingest's own work. */
final class IngestMetrics {

    private static final String PREFIX = "timbang.scoring.";

    private final MeterRegistry registry;
    private final DistributionSummary batches;
    private final Timer times;
    private final Counter events;
    private final Counter duplicates;
    private final Counter conflicts;
    private final Counter retractions;
    private final Counter lostEvidence;
    private final Counter lostStandings;
    private final Lags lags;

    IngestMetrics(MeterRegistry registry, Lags lags) {
        this.registry = registry;
        this.lags = lags;
        this.batches = DistributionSummary.builder(PREFIX + "batch.size")
                .description("Records of one partition that are applied in one go")
                .register(registry);
        this.times = Timer.builder(PREFIX + "batch.time")
                .description("From what was polled to its published scores")
                .register(registry);
        this.events = counter("events", "Records applied, those put aside too");
        this.duplicates = counter("duplicates", "Facts told before");
        this.conflicts = counter("conflicts", "Of these, those with other content: they are in the quarantine");
        this.retractions = counter("retractions", "Facts taken back");
        this.lostEvidence = lost("evidence");
        this.lostStandings = lost("standing");
    }

    /** For what nobody is told of; without a registry within, a composite counts nothing. */
    static IngestMetrics untold() {
        MeterRegistry nobodys = new CompositeMeterRegistry();
        return new IngestMetrics(nobodys, new Lags(nobodys));
    }

    private Counter counter(String name, String description) {
        return Counter.builder(PREFIX + name).description(description).register(registry);
    }

    private Counter lost(String of) {
        return Counter.builder(PREFIX + "writes.lost")
                .description("Conditional writes that another writer's came before of, and that were made again")
                .tag("of", of)
                .register(registry);
    }

    /** In how long a batch was applied. */
    void applied(long nanos) {
        times.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** What was applied of one partition, and how many of its records are still to be applied. */
    void applied(TopicPartition partition, int records, long lag) {
        batches.record(records);
        events.increment(records);
        lags.set(partition, lag);
    }

    void stored(Stored stored, int standingsLost) {
        duplicates.increment(stored.duplicates());
        conflicts.increment(stored.conflicts().size());
        retractions.increment(stored.firsts().stream().filter(Told::retracts).count());
        lostEvidence.increment(stored.lost());
        lostStandings.increment(standingsLost);
    }

    /** Facts that are kept, and of which something is to be remarked. */
    void odd(Oddities.Reason reason, long facts) {
        Counter.builder(PREFIX + "facts.odd")
                .description("Facts that are evidence and of which something is to be remarked")
                .tag("reason", reason.tag())
                .register(registry)
                .increment(facts);
    }
}
