package id.timbang.kit.event;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.Envelope;
import id.timbang.contracts.Event;
import id.timbang.contracts.EventJson;
import id.timbang.contracts.OfficeChanged;
import id.timbang.contracts.QuarantineResolved;
import id.timbang.contracts.Quarantined;
import id.timbang.contracts.Topic;
import id.timbang.contracts.UnreadableEventException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Records that no reader can use, for the tests of all services; and what the quarantine has of a topic. */
public final class PoisonRecords implements AutoCloseable {

    private final String broker;
    private final KafkaProducer<String, byte[]> producer;

    public PoisonRecords(String bootstrapServers) {
        this.broker = bootstrapServers;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer());
    }

    /**
     * Appends one of each kind, all under one key and so in one partition.
     *
     * @return their places, {@code partition@offset}, and the reason each must be put aside for
     */
    public Map<String, String> appendTo(Topic topic, String key) {
        Map<String, byte[]> unreadable = new LinkedHashMap<>();
        unreadable.put("noise", new byte[] {(byte) 0xff, 0, 1});
        unreadable.put("empty", new byte[0]);
        unreadable.put("no JSON", text("{broken"));
        unreadable.put("no event", text("[1, 2]"));
        unreadable.put("an unknown type", event("timbang.never-heard-of.v1", "{}"));
        unreadable.put("a newer version", event("timbang.office-changed.v2", "{}"));
        unreadable.put("a missing field", event("timbang.office-changed.v1", "{\"officeId\":\"x\"}"));
        unreadable.put("nested", text("{\"type\":" + "[".repeat(5_000)));
        unreadable.put("a long number", event("timbang.office-changed.v1", "{\"version\":" + "9".repeat(5_000) + "}"));
        unreadable.put("huge", new byte[900_000]);
        Map<String, String> places = new LinkedHashMap<>();
        unreadable.forEach((kind, value) -> places.put(append(topic, key, value), TopicReaders.UNREADABLE));
        places.put(append(topic, key, EventJson.write(Envelope.of(foreignTo(topic), Instant.EPOCH))), "wrong-topic");
        places.put(append(topic, key, null), TopicReaders.NO_VALUE);
        return places;
    }

    private static Event foreignTo(Topic topic) {
        return topic == Topic.DIRECTORY
                ? new QuarantineResolved("x", "x", QuarantineResolved.Outcome.DISMISSED, "x", null, Instant.EPOCH)
                : new OfficeChanged("x", 1, "X", null);
    }

    private static byte[] event(String type, String data) {
        return text("{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"x\",\"type\":\"" + type + "\",\"data\":" + data
                + "}");
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Appends a record as it is, and tells its place. */
    public String append(Topic topic, String key, byte @Nullable [] value) {
        try {
            var place = producer.send(new ProducerRecord<>(topic.topicName(), key, value))
                    .get();
            return place.partition() + "@" + place.offset();
        } catch (ExecutionException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    /** The place and reason of what was put aside of a topic so far. */
    public Map<String, String> quarantined(Topic topic) {
        Map<String, String> places = new LinkedHashMap<>();
        quarantine().stream()
                .filter(aside -> aside.source().equals(topic.topicName()))
                .forEach(aside -> places.put(aside.item(), aside.reason()));
        return places;
    }

    /** All that was put aside so far, in the order it was. */
    public List<Quarantined> quarantine() {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker, "fetch.max.wait.ms", 5),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(Topic.QUARANTINE.topicName(), 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            List<Quarantined> told = new ArrayList<>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> add(record.value(), told));
            }
            return told;
        }
    }

    private static void add(byte @Nullable [] value, List<Quarantined> told) {
        try {
            if (value != null && EventJson.read(value).data() instanceof Quarantined aside) {
                told.add(aside);
            }
        } catch (UnreadableEventException poison) {
            assertThat(value)
                    .as("poison in the quarantine itself is one of the tries")
                    .isNotNull();
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
