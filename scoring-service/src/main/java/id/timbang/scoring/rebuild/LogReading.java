package id.timbang.scoring.rebuild;

import id.timbang.contracts.Topic;
import id.timbang.kit.event.TopicReader;
import id.timbang.kit.event.TopicReaders;
import id.timbang.scoring.ingest.View;
import java.util.List;
import java.util.Map;

/** Reads all facts there are into a view, from the beginning and on and on, outside any consumer group. */
final class LogReading implements AutoCloseable {

    static final List<Topic> TOPICS = List.of(Topic.OBSERVATIONS, Topic.SURVEY_ANSWERS);

    private final List<TopicReader> reading;

    LogReading(TopicReaders readers, View view) {
        this.reading = TOPICS.stream()
                .map(topic -> readers.rawReader(
                        topic, (log, ends) -> Map.of(), records -> view.ingest().accept(records, partition -> 0)))
                .toList();
    }

    void start() {
        reading.forEach(TopicReader::start);
    }

    @Override
    public void close() {
        reading.forEach(TopicReader::stop);
    }
}
