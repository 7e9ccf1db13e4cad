package id.timbang.kit.event;

import id.timbang.contracts.Envelope;
import id.timbang.contracts.Event;
import id.timbang.contracts.EventWriter;
import id.timbang.contracts.SurveyEvent;
import id.timbang.contracts.Topic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/** Puts events into the log. What returns normally is durable: acknowledged by the broker with acks=all. */
public final class EventPublisher {

    private final Producer<String, byte[]> producer;
    private final Clock clock;
    private final Duration timeout;
    private final EventHeaders headers;

    /** @param timeout how long to wait for the broker's acknowledgement of a call's events */
    public EventPublisher(Producer<String, byte[]> producer, Clock clock, Duration timeout) {
        this(producer, clock, timeout, event -> List.of());
    }

    /** @param headers what is written beside the events */
    public EventPublisher(Producer<String, byte[]> producer, Clock clock, Duration timeout, EventHeaders headers) {
        this.producer = producer;
        this.clock = clock;
        this.timeout = timeout;
        this.headers = headers;
    }

    /**
     * Publishes one event and waits for the acknowledgement.
     *
     * @throws PublishingFailedException when it did not come; the event may be in the log all the same
     */
    public void publish(Event event) {
        publishAll(List.of(event));
    }

    /**
     * Publishes events, in this order per key, and waits for every acknowledgement.
     *
     * @throws PublishingFailedException when one did not come; any of the events may be in the log all the same,
     *     so repeat the call: an event told twice counts once
     */
    public void publishAll(Collection<? extends Event> events) {
        publishRecords(records(events));
    }

    /** Events as they will stand in the log, for whoever must be able to publish the very same again. */
    public List<ProducerRecord<String, byte[]>> records(Collection<? extends Event> events) {
        Instant now = clock.instant();
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>(events.size());
        try (EventWriter writer = new EventWriter()) {
            for (Event event : events) {
                records.add(record(event, writer.write(Envelope.of(event, now))));
            }
        }
        return records;
    }

    /**
     * As {@link #publishAll}, for what {@link #records} has made.
     *
     * @return where each stands in the log
     * @throws PublishingFailedException when an acknowledgement did not come
     */
    public List<RecordMetadata> publishRecords(List<ProducerRecord<String, byte[]>> records) {
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            List<Future<RecordMetadata>> underWay = new ArrayList<>(records.size());
            for (ProducerRecord<String, byte[]> record : records) {
                Future<RecordMetadata> send = producer.send(record);
                if (send.isDone()) {
                    // Without a broker every send waits for one: the first that fails ends the call.
                    send.get();
                }
                if (System.nanoTime() - deadline > 0) {
                    throw new TimeoutException("with " + underWay.size() + " events handed over");
                }
                underWay.add(send);
            }
            List<RecordMetadata> places = new ArrayList<>(records.size());
            for (Future<RecordMetadata> send : underWay) {
                places.add(send.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS));
            }
            return places;
        } catch (ExecutionException failed) {
            throw new PublishingFailedException("the broker did not take the event", failed.getCause());
        } catch (KafkaException failed) {
            throw new PublishingFailedException("the broker did not take the event", failed);
        } catch (TimeoutException late) {
            throw new PublishingFailedException("the broker did not acknowledge within " + timeout, late);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new PublishingFailedException("interrupted while waiting for the broker", stopping);
        }
    }

    private ProducerRecord<String, byte[]> record(Event event, byte[] bytes) {
        // A record's own timestamp would tell when a citizen answered: survey answers get a fixed one.
        Long timestamp = event instanceof SurveyEvent ? Long.valueOf(0) : null;
        return new ProducerRecord<>(
                Topic.of(event).topicName(), null, timestamp, event.key(), bytes, headers.of(event));
    }
}
