package id.timbang.kit.event;

import id.timbang.contracts.Envelope;
import id.timbang.contracts.EventJson;
import id.timbang.contracts.Topic;
import id.timbang.contracts.UnreadableEventException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Makes {@link TopicReader}s, and reads records into events, putting what cannot be read into quarantine. */
public final class TopicReaders {

    /** Reason: it is no event, or of a type or version that is not known here. */
    public static final String UNREADABLE = "unreadable";

    /** Reason: it is an event of another topic. */
    public static final String WRONG_TOPIC = "wrong-topic";

    /** Reason: it has no value. */
    public static final String NO_VALUE = "no-value";

    /** Reason: it can be read and still not be used. */
    public static final String UNUSABLE = "unusable";

    /** An event and its place in its topic. */
    public record Received(int partition, long offset, Envelope<?> event) {}

    /** Before whatever answers requests. */
    private static final int PHASE = Integer.MIN_VALUE / 2;

    private final Map<String, Object> consumerSettings;
    private final @Nullable RecordQuarantine quarantine;

    public TopicReaders(Map<String, Object> consumerSettings, EventPublisher publisher) {
        this(consumerSettings, new RecordQuarantine(publisher));
    }

    private TopicReaders(Map<String, Object> consumerSettings, @Nullable RecordQuarantine quarantine) {
        this.consumerSettings = new HashMap<>(consumerSettings);
        this.consumerSettings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        this.consumerSettings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        this.consumerSettings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        this.consumerSettings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // A topic made in passing would have neither the partitions nor the retention it needs.
        this.consumerSettings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        this.consumerSettings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        this.quarantine = quarantine;
    }

    /** For whoever reads again what was read before: what cannot be read is passed over, being in quarantine already. */
    public TopicReaders quiet() {
        return new TopicReaders(consumerSettings, (RecordQuarantine) null);
    }

    /** With other Kafka settings beside those it has. */
    public TopicReaders with(Map<String, ?> settings) {
        Map<String, Object> both = new HashMap<>(consumerSettings);
        both.putAll(settings);
        return new TopicReaders(both, quarantine);
    }

    /**
     * A reader of whole topics; it is a bean to be started and stopped by Spring.
     *
     * @param handler gets the readable events of one poll
     */
    public TopicReader reader(List<Topic> topics, TopicReader.From from, Consumer<List<Envelope<?>>> handler) {
        return placedReader(
                topics,
                from,
                received -> handler.accept(
                        received.stream().<Envelope<?>>map(Received::event).toList()));
    }

    /** As {@link #reader}, for a handler that needs to know where in the log each event stands. */
    public TopicReader placedReader(List<Topic> topics, TopicReader.From from, Consumer<List<Received>> handler) {
        return new TopicReader(
                topics, Share.WHOLE, from, consumerSettings, records -> handOver(records, handler), null, PHASE);
    }

    /**
     * A reader of one whole topic that hands on the records as they are, and goes on where its handler has come to
     * before.
     *
     * @param handler gets the records of one poll, each partition's in order; {@link #read(ConsumerRecord)} reads one
     */
    public TopicReader rawReader(
            Topic topic, KeptPlaces places, Consumer<List<ConsumerRecord<String, byte[]>>> handler) {
        return new TopicReader(
                List.of(topic), Share.WHOLE, TopicReader.From.START, consumerSettings, handler, places, PHASE);
    }

    /** One of several readers of a topic from its beginning, each of its share, that hand on the records as they are. */
    public TopicReader rawReader(Topic topic, Share share, Consumer<List<ConsumerRecord<String, byte[]>>> handler) {
        return new TopicReader(List.of(topic), share, TopicReader.From.START, consumerSettings, handler, null, PHASE);
    }

    /** As {@link #reader}, for a handler that reads the records itself, those of one whole topic. */
    public TopicReader rawReader(
            Topic topic, TopicReader.From from, Consumer<List<ConsumerRecord<String, byte[]>>> handler) {
        return new TopicReader(List.of(topic), Share.WHOLE, from, consumerSettings, handler, null, PHASE);
    }

    /** A record and the event it was read into. */
    private record Read(ConsumerRecord<String, byte[]> record, Envelope<?> event) {

        Received received() {
            return new Received(record.partition(), record.offset(), event);
        }
    }

    private void handOver(List<ConsumerRecord<String, byte[]>> records, Consumer<List<Received>> handler) {
        List<Read> events = new ArrayList<>(records.size());
        records.forEach(record -> read(record).ifPresent(event -> events.add(new Read(record, event))));
        OneByOne.handOver(
                events,
                batch -> handler.accept(batch.stream().map(Read::received).toList()),
                (read, why) -> quarantine(
                        read.record().topic(),
                        read.record().partition(),
                        read.record().offset(),
                        read.record().value(),
                        UNUSABLE,
                        why));
    }

    /** The event of a record; none for one that is unreadable or of another topic: that goes to quarantine. */
    public Optional<Envelope<?>> read(ConsumerRecord<String, byte[]> record) {
        return read(record.topic(), record.partition(), record.offset(), record.value());
    }

    /** As {@link #read(ConsumerRecord)}, from the record's parts. */
    public Optional<Envelope<?>> read(String topic, int partition, long offset, byte @Nullable [] value) {
        if (value == null) {
            quarantine(topic, partition, offset, null, NO_VALUE, "the record has no value; nothing here deletes so");
            return Optional.empty();
        }
        try {
            Envelope<?> event = EventJson.read(value);
            String home = event.type().topic().topicName();
            if (home.equals(topic)) {
                return Optional.of(event);
            }
            String strays = event.type().typeName() + " belongs on " + home;
            quarantine(topic, partition, offset, value, WRONG_TOPIC, strays);
        } catch (UnreadableEventException unreadable) {
            quarantine(topic, partition, offset, value, UNREADABLE, unreadable.getMessage());
        }
        return Optional.empty();
    }

    /**
     * Puts a record aside, whole, with the reason. A very large one stays where it is, and only its place is told.
     *
     * @param value  none where the record has none
     * @param reason a code
     * @param detail what is wrong, in words
     */
    public void quarantine(
            String topic, int partition, long offset, byte @Nullable [] value, String reason, @Nullable String detail) {
        if (quarantine == null) {
            return;
        }
        quarantine.put(topic, partition, offset, value, reason, detail);
    }
}
