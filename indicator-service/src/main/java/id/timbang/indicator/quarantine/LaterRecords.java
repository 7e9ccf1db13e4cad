package id.timbang.indicator.quarantine;

import id.timbang.contracts.Topic;
import id.timbang.kit.problem.Problem;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Looks whether a topic that keeps the latest record of each key has a later one: an old one must not replace it. */
@Component
final class LaterRecords {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Map<String, Object> settings;

    LaterRecords(KafkaProperties kafka) {
        this.settings = new HashMap<>(kafka.buildConsumerProperties());
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    }

    /** A place in a topic; the offset is of the first record that is looked at. */
    record Place(int partition, long offset) {

        /** Of every partition. */
        static final Place BEGINNING = new Place(-1, 0);
    }

    /**
     * Whether a record of that key with a value stands there or behind.
     *
     * @throws Problem a 503 where that could not be found out in time
     */
    boolean isAnyOf(Topic topic, String key, Place from) {
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.topicName()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .filter(partition -> from.partition() < 0 || partition.partition() == from.partition())
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.beginningOffsets(partitions)
                    .forEach((partition, first) -> consumer.seek(partition, Math.max(first, from.offset())));
            long deadline = System.nanoTime() + LONGEST.toNanos();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    if (key.equals(record.key()) && record.value() != null) {
                        return true;
                    }
                }
                if (System.nanoTime() - deadline > 0) {
                    throw new Problem(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "log-too-slow",
                            "The log could not be searched for later records in " + LONGEST.toSeconds()
                                    + " seconds; try again.");
                }
            }
            return false;
        }
    }
}
