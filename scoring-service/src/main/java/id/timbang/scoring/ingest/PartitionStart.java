package id.timbang.scoring.ingest;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.cloud.stream.binder.kafka.KafkaBindingRebalanceListener;

/**
 * Lets each partition be read from where this database's {@link Progress} stands, and tells whether what stood in it
 * at that moment has been applied: until then scores lack facts and the service is not ready.
 */
final class PartitionStart implements KafkaBindingRebalanceListener, HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(PartitionStart.class);

    private final Progress progress;
    private final int bindings;
    private final Map<String, Long> goals = new ConcurrentHashMap<>();
    private final Map<String, Boolean> assigned = new ConcurrentHashMap<>();

    /** @param bindings how many bindings must have been given their partitions before anything can be said */
    PartitionStart(Progress progress, int bindings) {
        this.progress = progress;
        this.bindings = bindings;
    }

    @Override
    public void onPartitionsAssigned(
            String bindingName, Consumer<?, ?> consumer, Collection<TopicPartition> partitions, boolean initial) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        for (TopicPartition partition : partitions) {
            long next = progress.next(partition.toString());
            consumer.seek(partition, next);
            if (next < ends.get(partition)) {
                log.info("{} is read from {} to catch up with {}", partition, next, ends.get(partition));
                goals.put(partition.toString(), ends.get(partition));
            }
        }
        assigned.put(bindingName, true);
    }

    @Override
    public void onPartitionsRevokedAfterCommit(
            String bindingName, Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> goals.remove(partition.toString()));
    }

    @Override
    public Health health() {
        goals.entrySet().removeIf(goal -> progress.next(goal.getKey()) >= goal.getValue());
        return assigned.size() >= bindings && goals.isEmpty()
                ? Health.up().build()
                : Health.outOfService()
                        .withDetail("bindingsAssigned", assigned.size())
                        .withDetail("partitionsBehind", goals.keySet())
                        .build();
    }
}
