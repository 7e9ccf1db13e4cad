package id.timbang.report.ingest;

import id.timbang.contracts.Event;
import id.timbang.kit.event.OneByOne;
import id.timbang.kit.event.TopicReaders;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
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
        List<Told<E>> events = new ArrayList<>();
        Map<String, Long> ends = new HashMap<>();
        for (int i = 0; i < batch.getPayload().size(); i++) {
            // Anything but bytes is a record without a value.
            byte[] value = batch.getPayload().get(i) instanceof byte[] bytes ? bytes : null;
            Place place = new Place((String) topics.get(i), (Integer) partitions.get(i), (Long) offsets.get(i), value);
            event(place).ifPresent(event -> events.add(new Told<>(place, event)));
            ends.merge(place.topic() + "-" + place.partition(), place.offset() + 1, Math::max);
        }
        OneByOne.handOver(
                events, told -> store.accept(told.stream().map(Told::event).toList()), (told, why) -> told.place()
                        .putAside(readers, why));
        ends.forEach(progress::advance);
    }

    private Optional<E> event(Place place) {
        Optional<Event> read = readers.read(place.topic(), place.partition(), place.offset(), place.value())
                .map(event -> (Event) event.data());
        if (read.isPresent() && !kind.isInstance(read.get())) {
            place.putAside(readers, "an event of this type is not for this reader");
        }
        return read.filter(kind::isInstance).map(kind::cast);
    }

    /** A record, and where it stands. */
    private record Place(String topic, int partition, long offset, byte @Nullable [] value) {

        void putAside(TopicReaders readers, String why) {
            readers.quarantine(topic, partition, offset, value, TopicReaders.UNUSABLE, why);
        }
    }

    /** An event, and the record it was read from. */
    private record Told<E>(Place place, E event) {}
}
