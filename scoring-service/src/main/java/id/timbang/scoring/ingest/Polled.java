package id.timbang.scoring.ingest;

import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.Acknowledgment;
import org.springframework.kafka.support.converter.BatchMessageConverter;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.GenericMessage;

/** What a consumer polled, each partition's records one after the other. */
record Polled(List<ConsumerRecord<?, ?>> records, Consumer<?, ?> consumer) {

    /** The partitions that its records stand in. */
    Set<TopicPartition> partitions() {
        Set<TopicPartition> partitions = new HashSet<>();
        ConsumerRecord<?, ?> before = null;
        for (ConsumerRecord<?, ?> record : records) {
            if (before == null
                    || before.partition() != record.partition()
                    || !before.topic().equals(record.topic())) {
                partitions.add(new TopicPartition(record.topic(), record.partition()));
            }
            before = record;
        }
        return partitions;
    }

    /** How many records stand in the log after these; asks nobody. */
    long lag(TopicPartition partition) {
        OptionalLong lag = consumer.currentLag(partition);
        return lag.orElse(0);
    }

    /**
     * Hands records on as they are: of 100,000 of them, lists of keys, offsets, times and headers would be made, and
     * nobody reads them.
     */
    static final class AsItIs implements BatchMessageConverter {

        @Override
        public Message<?> toMessage(
                List<ConsumerRecord<?, ?>> records,
                @Nullable Acknowledgment acknowledgment,
                @Nullable Consumer<?, ?> consumer,
                Type payloadType) {
            if (consumer == null) {
                throw new IllegalArgumentException("the listener does not tell its consumer");
            }
            return new GenericMessage<>(new Polled(records, consumer));
        }

        @Override
        public List<ProducerRecord<?, ?>> fromMessage(Message<?> message, String defaultTopic) {
            throw new UnsupportedOperationException("reads only");
        }
    }
}
