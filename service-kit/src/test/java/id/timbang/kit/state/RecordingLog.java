package id.timbang.kit.state;

import id.timbang.contracts.Event;
import id.timbang.contracts.EventJson;
import id.timbang.contracts.UnreadableEventException;
import id.timbang.kit.event.EventPublisher;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A log in memory, with a hand on every record before it is appended and after it is. */
final class RecordingLog extends MockProducer<String, byte[]> {

    private volatile Consumer<Event> before = event -> {};
    private volatile Consumer<Event> after = event -> {};

    RecordingLog() {
        super(true, null, new StringSerializer(), new ByteArraySerializer());
    }

    EventPublisher publisher() {
        return new EventPublisher(this, Clock.systemUTC(), Duration.ofSeconds(10));
    }

    /** Runs on the sender's thread; what it throws is the sender's failure, and the record is not appended. */
    RecordingLog before(Consumer<Event> action) {
        before = action;
        return this;
    }

    /** Runs on the sender's thread once the record is in the log. */
    RecordingLog after(Consumer<Event> action) {
        after = action;
        return this;
    }

    @Override
    public Future<RecordMetadata> send(ProducerRecord<String, byte[]> sent) {
        Event event = event(sent);
        before.accept(event);
        Future<RecordMetadata> acknowledgement = super.send(sent);
        after.accept(event);
        return acknowledgement;
    }

    /** The events in the log, in its order. */
    List<Event> events() {
        return history().stream().map(RecordingLog::event).toList();
    }

    private static Event event(ProducerRecord<String, byte[]> sent) {
        try {
            return EventJson.read(sent.value()).data();
        } catch (UnreadableEventException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
