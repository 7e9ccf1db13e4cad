package id.timbang.kit.event;

import id.timbang.contracts.Envelope;
import id.timbang.contracts.EventJson;
import id.timbang.contracts.Quarantined;
import id.timbang.contracts.Topic;
import id.timbang.contracts.UnreadableEventException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes {@link TopicReader}s, and reads records into events, putting what cannot be read into quarantine. */
public final class TopicReaders {

    private static final Logger log = LoggerFactory.getLogger(TopicReaders.class);

    /** An event and its place in its topic. */
    public record Received(int partition, long offset, Envelope<?> event) {}

    /** A copy is larger than the record, by Base64 or escapes; the log takes 1 MiB. */
    private static final int LARGEST_COPY = 150_000;

    /** Before whatever answers requests. */
    private static final int PHASE = Integer.MIN_VALUE / 2;

    private final Map<String, Object> consumerSettings;
    private final EventPublisher publisher;

    public TopicReaders(Map<String, Object> consumerSettings, EventPublisher publisher) {
        this.consumerSettings = new HashMap<>(consumerSettings);
        this.consumerSettings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        this.consumerSettings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        this.consumerSettings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        this.consumerSettings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // A topic made in passing would have neither the partitions nor the retention it needs.
        this.consumerSettings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        this.consumerSettings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        this.publisher = publisher;
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
                topics,
                from,
                consumerSettings,
                records -> {
                    List<Received> events = new ArrayList<>(records.size());
                    records.forEach(record -> read(record)
                            .ifPresent(event -> events.add(new Received(record.partition(), record.offset(), event))));
                    handler.accept(events);
                },
                null,
                PHASE);
    }

    /**
     * A reader of one whole topic that hands on the records as they are, and goes on where its handler has come to
     * before.
     *
     * @param handler gets the records of one poll, each partition's in order; {@link #read(ConsumerRecord)} reads one
     */
    public TopicReader rawReader(
            Topic topic, KeptPlaces places, Consumer<List<ConsumerRecord<String, byte[]>>> handler) {
        return new TopicReader(List.of(topic), TopicReader.From.START, consumerSettings, handler, places, PHASE);
    }

    /** The event of a record; none for a deletion mark, and for what is unreadable: that goes to quarantine. */
    public Optional<Envelope<?>> read(ConsumerRecord<String, byte[]> record) {
        return record.value() == null
                ? Optional.empty()
                : read(record.topic(), record.partition(), record.offset(), record.value());
    }

    /** As {@link #read(ConsumerRecord)}, from the record's parts. */
    public Optional<Envelope<?>> read(String topic, int partition, long offset, byte[] value) {
        try {
            return Optional.of(EventJson.read(value));
        } catch (UnreadableEventException unreadable) {
            quarantine(topic, partition, offset, value, "unreadable", unreadable.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Puts a record aside, whole, with the reason. A very large one stays where it is, and only its place is told.
     *
     * @param reason a code
     * @param detail what is wrong, in words
     */
    public void quarantine(
            String topic, int partition, long offset, byte[] value, String reason, @Nullable String detail) {
        String where = partition + "@" + offset;
        log.warn("record {} of {} goes to quarantine: {}, {}", where, topic, reason, detail);
        boolean whole = value.length <= LARGEST_COPY;
        String text = whole ? asText(value) : null;
        publisher.publish(new Quarantined(
                topic,
                where,
                reason,
                detail + (whole ? "" : "; not copied, being " + value.length + " bytes: it stands in the topic"),
                whole && text == null ? Base64.getEncoder().encodeToString(value) : text,
                whole && text == null));
    }

    private static @Nullable String asText(byte[] value) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
        } catch (CharacterCodingException binary) {
            return null;
        }
    }
}
