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
     * @throws PublishingFailedException when they are not known to be: one is too large, or log and spool are both away;
     *     any of them may come into the log all the same, so repeat the call: an event told twice counts once
     */
    public Durable accept(List<? extends Event> events) {
        if (events.isEmpty()) {
            return new Durable(List.of(), List.of());
        }
        List<ProducerRecord<String, byte[]>> records = publisher.records(events);
        SpoolEntry entry = spool;
        if (entry == null) {
            return new Durable(records, circuit.publish(records));
        }
        return gate.isSpooling() && gate.goBehind(() -> entry.put(records))
                ? new Durable(records, List.of())
                : publishOrSpool(records, entry);
    }

    private Durable publishOrSpool(List<ProducerRecord<String, byte[]>> records, SpoolEntry entry) {
        try {
            return new Durable(records, circuit.publish(records));
        } catch (PublishingFailedException failed) {
            if (failed.isTooLarge()) {
                throw failed;
            }
            try {
                gate.beginWith(() -> entry.put(records));
                return new Durable(records, List.of());
            } catch (PublishingFailedException both) {
                both.addSuppressed(failed);
                throw both;
            }
        }
    }
}
