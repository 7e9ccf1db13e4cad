package id.timbang.indicator.outbound;

import id.timbang.contracts.Event;
import id.timbang.kit.event.EventPublisher;
import id.timbang.kit.event.PublishingFailedException;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Where events are told. Whatever is accepted is durable: acknowledged by the broker, or, while that is away, written to
 * the spool in the store, from where it follows. What is accepted later, under the same key, comes later in the log as well;
 * between instances to the second.
 */
public final class DurableLog {

    private final EventPublisher publisher;
    private final Circuit circuit;
    private final Gate gate;
    private final @Nullable SpoolEntry spool;

    /** @param spool none where events do not wait */
    DurableLog(EventPublisher publisher, Circuit circuit, Gate gate, @Nullable SpoolEntry spool) {
        this.publisher = publisher;
        this.circuit = circuit;
        this.gate = gate;
        this.spool = spool;
    }

    /**
     * Takes events, in this order per key, and returns when all of them are durable.
     *
     * @return as they stand in the log, or will
     * @throws PublishingFailedException when they are not known to be: one is too large, or log and spool are both away;
     *     any of them may come into the log all the same, so repeat the call: an event told twice counts once
     */
    public List<ProducerRecord<String, byte[]>> accept(List<? extends Event> events) {
        if (events.isEmpty()) {
            return List.of();
        }
        List<ProducerRecord<String, byte[]>> records = publisher.records(events);
        SpoolEntry entry = spool;
        if (entry == null) {
            circuit.publish(records);
        } else if (!gate.isSpooling() || !gate.goBehind(() -> entry.put(records))) {
            publishOrSpool(records, entry);
        }
        return records;
    }

    private void publishOrSpool(List<ProducerRecord<String, byte[]>> records, SpoolEntry entry) {
        try {
            circuit.publish(records);
        } catch (PublishingFailedException failed) {
            if (failed.isTooLarge()) {
                throw failed;
            }
            try {
                gate.beginWith(() -> entry.put(records));
            } catch (PublishingFailedException both) {
                both.addSuppressed(failed);
                throw both;
            }
        }
    }
}
