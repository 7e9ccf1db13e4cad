package id.timbang.scoring.rebuild;

import id.timbang.contracts.Topic;
import id.timbang.kit.event.TopicReader;
import id.timbang.kit.event.TopicReaders;
import id.timbang.scoring.evidence.LogPosition;
import id.timbang.scoring.ingest.Ingest.Polled;
import id.timbang.scoring.ingest.View;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads all facts there are into a view, from the beginning and on and on, outside any consumer group. */
final class LogReading implements AutoCloseable {

    static final List<Topic> TOPICS = List.of(Topic.OBSERVATIONS, Topic.SURVEY_ANSWERS);

    private final List<TopicReader> reading;

    LogReading(TopicReaders readers, View view) {
        this.reading = TOPICS.stream()
                .map(topic -> readers.rawReader(topic, (log, ends) -> Map.of(), records -> view.ingest()
                        .accept(records.stream().map(LogReading::polled).toList())))
                .toList();
    }

    void start() {
        reading.forEach(TopicReader::start);
    }

    private static Polled polled(ConsumerRecord<String, byte[]> record) {
        return new Polled(new LogPosition(record.topic(), record.partition(), record.offset()), record.value());
    }

    @Override
    public void close() {
        reading.forEach(TopicReader::stop);
    }
}
