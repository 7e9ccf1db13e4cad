package id.timbang.indicator;

import id.timbang.contracts.Envelope;
import id.timbang.contracts.EventJson;
import id.timbang.contracts.Topic;
import id.timbang.contracts.UnreadableEventException;
import id.timbang.embedded.EmbeddedInfrastructure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What stands in a topic of a broker at this moment: read with a plain consumer, waiting for nothing. */
public final class Log {

    private Log() {}

    /** One record. */
    public record Told(String key, Envelope<?> envelope, String json) {}

    public static List<Told> of(Topic topic) {
        return of(topic, EmbeddedInfrastructure.shared().bootstrapServers(), "");
    }

    /** The records that have that text in them; of a long log only those are parsed. */
    public static List<Told> of(Topic topic, String text) {
        return of(topic, EmbeddedInfrastructure.shared().bootstrapServers(), text);
    }

    /** The same of another broker. */
    public static List<Told> of(Topic topic, String bootstrapServers, String text) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "fetch.max.wait.ms", 5);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.topicName()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<Told> told = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    String json = new String(record.value(), StandardCharsets.UTF_8);
                    if (json.contains(text)) {
                        told.add(told(record.key(), record.value(), json));
                    }
                });
            }
            return told;
        }
    }

    private static Told told(String key, byte[] value, String json) {
        try {
            return new Told(key, EventJson.read(value), json);
        } catch (UnreadableEventException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
