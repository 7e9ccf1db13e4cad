package id.timbang.scoring.ingest;

import id.timbang.scoring.generation.SupersededException;
import id.timbang.scoring.ingest.Ingest.Polled;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives batches to the current generation. When another has become current, partitions are read on from where that one
 * stands, as if they had been assigned anew: whoever adds to a generation goes on where its progress is, so that no fact
 * is passed over.
 */
final class CurrentIngest {

    private static final Logger log = LoggerFactory.getLogger(CurrentIngest.class);

    private final Supplier<View> current;
    private final PartitionStart start;

    CurrentIngest(Supplier<View> current, PartitionStart start) {
        this.current = current;
        this.start = start;
    }

    void accept(List<Polled> batch) {
        View view = current.get();
        if (start.moves(view.progress(), partitions(batch))) {
            // Not lost: the records are read again from there.
            return;
        }
        try {
            view.ingest().accept(batch);
        } catch (SupersededException switched) {
            log.info("a batch is read again: {}", switched.getMessage());
        }
    }

    private static Set<TopicPartition> partitions(List<Polled> batch) {
        Set<TopicPartition> partitions = new HashSet<>();
        int last = -1;
        for (Polled polled : batch) {
            // A batch holds a partition's records together, and one topic's.
            if (polled.at().partition() != last) {
                last = polled.at().partition();
                partitions.add(new TopicPartition(polled.at().topic(), last));
            }
        }
        return partitions;
    }
}
