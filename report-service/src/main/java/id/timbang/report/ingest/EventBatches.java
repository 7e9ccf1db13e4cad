package id.timbang.report.ingest;

import id.timbang.contracts.Event;
import id.timbang.kit.event.TopicReaders;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;

/**
 * Stores a batch of events of one kind, then the progress: a crash between the two gives the batch again, and what is
 * there already must change nothing.
 *
 * @param <E> the kind that belongs on the topic; others go to quarantine
 */
public final class EventBatches<E extends Event> implements Consumer<Message<List<?>>> {

    private final TopicReaders readers;
    private final Class<E> kind;
    private final Consumer<List<E>> store;
    private final Progress progress;

    /** @param store takes the events of a batch, and bears to be given them again */
    public EventBatches(TopicReaders readers, Class<E> kind, Consumer<List<E>> store, Progress progress) {
        this.readers = readers;
        this.kind = kind;
        this.store = store;
        this.progress = progress;
    }

    @Override
    public void accept(Message<List<?>> batch) {
        MessageHeaders headers = batch.getHeaders();
        List<?> topics = headers.get(KafkaHeaders.RECEIVED_TOPIC, List.class);
        List<?> partitions = headers.get(KafkaHeaders.RECEIVED_PARTITION, List.class);
        List<?> offsets = headers.get(KafkaHeaders.OFFSET, List.class);
        List<E> events = new ArrayList<>();
        Map<String, Long> ends = new HashMap<>();
        for (int i = 0; i < batch.getPayload().size(); i++) {
            String topic = (String) topics.get(i);
            int partition = (Integer) partitions.get(i);
            long offset = (Long) offsets.get(i);
            // Anything but bytes is a deletion mark; what is stored here is kept.
            if (batch.getPayload().get(i) instanceof byte[] value) {
                event(topic, partition, offset, value).ifPresent(events::add);
            }
            ends.merge(topic + "-" + partition, offset + 1, Math::max);
        }
        store.accept(events);
        ends.forEach(progress::advance);
    }

    private Optional<E> event(String topic, int partition, long offset, byte[] value) {
        Optional<Event> read = readers.read(topic, partition, offset, value).map(event -> (Event) event.data());
        if (read.isPresent() && !kind.isInstance(read.get())) {
            readers.quarantine(topic, partition, offset, value, "unusable", "this does not belong on this topic");
        }
        return read.filter(kind::isInstance).map(kind::cast);
    }
}
