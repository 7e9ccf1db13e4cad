package id.timbang.scoring;

import id.timbang.contracts.Event;
import id.timbang.contracts.EventJson;
import id.timbang.contracts.Topic;
import id.timbang.contracts.UnreadableEventException;
import id.timbang.embedded.EmbeddedInfrastructure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What stands in a topic of the shared broker at this moment: read with a plain consumer, waiting for nothing. */
final class Log {

    private Log() {}

    static <E extends Event> List<E> of(Topic topic, Class<E> type) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", EmbeddedInfrastructure.shared().bootstrapServers(), "fetch.max.wait.ms", 5);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.topicName()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<E> told = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> told.add(type.cast(event(record.value()))));
            }
            return told;
        }
    }

    private static Event event(byte[] value) {
        try {
            return EventJson.read(value).data();
        } catch (UnreadableEventException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
