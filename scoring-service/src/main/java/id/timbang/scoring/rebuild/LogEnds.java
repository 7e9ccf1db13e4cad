package id.timbang.scoring.rebuild;

import id.timbang.contracts.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Where the partitions of the facts' topics end. */
final class LogEnds implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;

    /** @param settings Kafka settings with {@code bootstrap.servers} */
    LogEnds(Map<String, Object> settings) {
        Map<String, Object> own = new HashMap<>(settings);
        own.remove("group.id");
        // Shorter than a claim lasts: a broker that is away must not make the rebuild look dead.
        own.put("default.api.timeout.ms", 5000);
        own.put("request.timeout.ms", 5000);
        this.consumer = new KafkaConsumer<>(own, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** By partition, the first offset that is not written. */
    synchronized Map<String, Long> now() {
        List<TopicPartition> partitions = LogReading.TOPICS.stream()
                .map(Topic::topicName)
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        Map<String, Long> ends = new HashMap<>();
        consumer.endOffsets(partitions).forEach((partition, end) -> ends.put(partition.toString(), end));
        return ends;
    }

    @Override
    public synchronized void close() {
        consumer.close();
    }
}
