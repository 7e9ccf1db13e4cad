package id.timbang.scoring.ingest;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;

/** How many records of each partition that is read here are not in the scores yet. */
final class Lags {

    /** Ten seconds of a busy agency's facts: what is further behind is a backlog. */
    private static final long BACKLOG = 10_000;

    private final MeterRegistry registry;
    private final Map<TopicPartition, Lag> lags = new ConcurrentHashMap<>();

    private record Lag(AtomicLong records, Gauge gauge) {}

    Lags(MeterRegistry registry) {
        this.registry = registry;
    }

    void set(TopicPartition partition, long records) {
        lags.computeIfAbsent(partition, this::gauged).records().set(records);
    }

    private Lag gauged(TopicPartition partition) {
        AtomicLong records = new AtomicLong();
        return new Lag(
                records,
                Gauge.builder("timbang.scoring.lag", records, AtomicLong::get)
                        .description("Records of the partition that are not in the scores yet")
                        .tag("partition", partition.toString())
                        .register(registry));
    }

    /** Another instance reads it, and tells its lag. */
    void forget(TopicPartition partition) {
        Lag lag = lags.remove(partition);
        if (lag != null) {
            registry.remove(lag.gauge());
        }
    }

    /** Whether facts of the past are being caught up with, rather than those of this moment applied. */
    boolean areBacklog() {
        return lags.values().stream().mapToLong(lag -> lag.records().get()).sum() > BACKLOG;
    }
}
