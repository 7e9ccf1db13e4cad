package id.timbang.scoring.ingest;

import id.timbang.scoring.generation.SupersededException;
import java.util.function.Supplier;
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

    void accept(Polled batch) {
        View view = current.get();
        if (start.moves(view.progress(), batch.consumer(), batch.partitions())) {
            // Not lost: the records are read again from there.
            return;
        }
        try {
            view.ingest().accept(batch.records(), batch::lag);
        } catch (SupersededException switched) {
            log.info("a batch is read again: {}", switched.getMessage());
        }
    }
}
