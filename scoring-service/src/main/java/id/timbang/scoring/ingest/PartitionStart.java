package id.timbang.scoring.ingest;

import id.timbang.kit.event.CaughtUp;
import id.timbang.scoring.generation.Generation;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.stream.binder.kafka.KafkaBindingRebalanceListener;

/**
 * Lets each partition be read from where the {@link Progress} of the current generation stands, and tells whether what
 * stood in it at that moment has been applied: until then scores lack facts and the service is not ready. Partitions that
 * are assigned after that, as instances come and go, bring facts later, not a hole.
 */
final class PartitionStart implements KafkaBindingRebalanceListener, CaughtUp {

    private static final Logger log = LoggerFactory.getLogger(PartitionStart.class);

    private final Supplier<Progress> current;
    private final int consumers;
    private final Lags lags;
    private final Runnable takenOver;
    private final Map<String, Long> goals = new ConcurrentHashMap<>();
    private final Set<Consumer<?, ?>> assigned = ConcurrentHashMap.newKeySet();
    private final Map<TopicPartition, Reading> readings = new ConcurrentHashMap<>();
    private volatile boolean caughtUp;

    /** Who reads a partition, and into which generation. */
    private record Reading(Consumer<?, ?> consumer, Generation into) {}

    /**
     * @param current   that of the current generation
     * @param consumers how many must have been given their partitions, of all topics, before anything can be said
     * @param lags      are told what stands in a partition that is read from now on, and which are not any more
     * @param takenOver is told that partitions are read here from now on which somebody else has read: an instance may
     *                  have gone, and with it what it had still in mind to do
     */
    PartitionStart(Supplier<Progress> current, int consumers, Lags lags, Runnable takenOver) {
        this.current = current;
        this.consumers = consumers;
        this.lags = lags;
        this.takenOver = takenOver;
    }

    @Override
    public void onPartitionsAssigned(
            String bindingName, Consumer<?, ?> consumer, Collection<TopicPartition> partitions, boolean initial) {
        Progress progress = current.get();
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        for (TopicPartition partition : partitions) {
            long next = place(progress, consumer, partition);
            lags.set(partition, Math.max(0, ends.get(partition) - next));
            if (next < ends.get(partition)) {
                log.info("{} is read from {} to catch up with {}", partition, next, ends.get(partition));
                goals.put(partition.toString(), ends.get(partition));
            }
        }
        assigned.add(consumer);
        if (!initial && !partitions.isEmpty()) {
            takenOver.run();
        }
    }

    private long place(Progress progress, Consumer<?, ?> consumer, TopicPartition partition) {
        long next = progress.next(partition.toString());
        consumer.seek(partition, next);
        readings.put(partition, new Reading(consumer, progress.generation()));
        return next;
    }

    /**
     * Moves partitions to where a generation stands, where one of them was read into another, or is not read by this
     * consumer any more. To be called by the thread that reads them.
     *
     * @return whether they were moved: what was read of them is read again, by this consumer or by whose they are now
     */
    boolean moves(Progress progress, Consumer<?, ?> consumer, Collection<TopicPartition> read) {
        Reading here = new Reading(consumer, progress.generation());
        if (read.stream().map(readings::get).allMatch(here::equals)) {
            return false;
        }
        for (TopicPartition partition : read) {
            Reading reading = readings.get(partition);
            if (reading != null
                    && reading.consumer().equals(consumer)
                    && consumer.assignment().contains(partition)) {
                log.info("{} is read on from {}", partition, place(progress, consumer, partition));
            }
        }
        return true;
    }

    /** What stood in them stays waited for: whoever has them now applies it to the same database. */
    @Override
    public void onPartitionsRevokedAfterCommit(
            String bindingName, Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        assigned.remove(consumer);
        for (TopicPartition partition : partitions) {
            Reading reading = readings.get(partition);
            if (reading != null && reading.consumer().equals(consumer) && readings.remove(partition, reading)) {
                lags.forget(partition);
            }
        }
    }

    @Override
    public boolean isCaughtUp() {
        if (!caughtUp && assigned.size() >= consumers) {
            Map<String, Long> next = current.get().all();
            goals.entrySet().removeIf(goal -> next.getOrDefault(goal.getKey(), 0L) >= goal.getValue());
            caughtUp = goals.isEmpty();
        }
        return caughtUp;
    }
}
