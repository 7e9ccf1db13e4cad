package id.timbang.scoring.rebuild;

import id.timbang.contracts.Topic;
import id.timbang.kit.event.Share;
import id.timbang.kit.event.TopicReader;
import id.timbang.kit.event.TopicReaders;
import id.timbang.scoring.ingest.View;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads all facts there are into a view, from the beginning and on and on, outside any consumer group. With as many readers as
 * facts are read with as they come, for what one of them waits for the store another has something to do.
 */
final class LogReading implements AutoCloseable {

    static final List<Topic> TOPICS = List.of(Topic.OBSERVATIONS, Topic.SURVEY_ANSWERS);

    private final List<TopicReader> reading;

    LogReading(TopicReaders readers, int many, View view) {
        this.reading = TOPICS.stream()
                .flatMap(topic -> IntStream.range(0, many)
                        .mapToObj(number -> readers.rawReader(topic, new Share(number, many), records -> view.ingest()
                                .accept(records, partition -> 0))))
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
