package id.timbang.report.summary;

import id.timbang.contracts.Event;
import id.timbang.contracts.ScoreChanged;
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
 * Stores a batch of scores, then the progress: a crash between the two gives the batch again, and a score that is
 * there already changes nothing.
 */
final class ScoreBatches implements Consumer<Message<List<?>>> {

    private final TopicReaders readers;
    private final Summaries summaries;
    private final Progress progress;

    ScoreBatches(TopicReaders readers, Summaries summaries, Progress progress) {
        this.readers = readers;
        this.summaries = summaries;
        this.progress = progress;
    }

    @Override
    public void accept(Message<List<?>> batch) {
        MessageHeaders headers = batch.getHeaders();
        List<?> topics = headers.get(KafkaHeaders.RECEIVED_TOPIC, List.class);
        List<?> partitions = headers.get(KafkaHeaders.RECEIVED_PARTITION, List.class);
        List<?> offsets = headers.get(KafkaHeaders.OFFSET, List.class);
        List<ScoreChanged> scores = new ArrayList<>();
        Map<String, Long> ends = new HashMap<>();
        for (int i = 0; i < batch.getPayload().size(); i++) {
            String topic = (String) topics.get(i);
            int partition = (Integer) partitions.get(i);
            long offset = (Long) offsets.get(i);
            // Anything but bytes is a deletion mark; summaries are kept.
            if (batch.getPayload().get(i) instanceof byte[] value) {
                score(topic, partition, offset, value).ifPresent(scores::add);
            }
            ends.merge(topic + "-" + partition, offset + 1, Math::max);
        }
        summaries.store(scores);
        ends.forEach(progress::advance);
    }

    private Optional<ScoreChanged> score(String topic, int partition, long offset, byte[] value) {
        Optional<Event> read = readers.read(topic, partition, offset, value).map(event -> (Event) event.data());
        if (read.isPresent() && !(read.get() instanceof ScoreChanged)) {
            readers.quarantine(topic, partition, offset, value, "unusable", "only scores belong on this topic");
        }
        return read.filter(ScoreChanged.class::isInstance).map(ScoreChanged.class::cast);
    }
}
