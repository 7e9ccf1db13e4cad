package id.timbang.report.ingest;

import id.timbang.kit.event.CaughtUp;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.stream.binder.kafka.KafkaBindingRebalanceListener;

/**
 * Lets each partition be read from where this database stands, not from where the consumer group does: the database
 * may be new. It has caught up once what stood in the topic at the start is in the database.
 */
public final class PartitionStart implements KafkaBindingRebalanceListener, CaughtUp {

    private static final Logger log = LoggerFactory.getLogger(PartitionStart.class);

    private final Progress progress;
    private final Map<String, Long> goals = new ConcurrentHashMap<>();
    private final Map<String, Boolean> assigned = new ConcurrentHashMap<>();
    private final int bindings;
    private volatile boolean caughtUp;

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
        assigned.remove(bindingName);
        partitions.forEach(partition -> goals.remove(partition.toString()));
    }

    @Override
    public boolean isCaughtUp() {
        if (!caughtUp && assigned.size() >= bindings) {
            goals.entrySet().removeIf(goal -> progress.next(goal.getKey()) >= goal.getValue());
            caughtUp = assigned.size() >= bindings && goals.isEmpty();
        }
        return caughtUp;
    }
}
