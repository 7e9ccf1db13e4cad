package id.timbang.indicator.facts;

import id.timbang.contracts.EventJson;
import id.timbang.contracts.ObservationEvent;
import id.timbang.contracts.UnreadableEventException;
import id.timbang.indicator.catalogue.Indicators;
import id.timbang.indicator.outbound.Durable;
import id.timbang.kit.event.EventPublisher;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A log of observations without a broker, of one partition, and indexes that follow it when they are told to. */
public final class LocalLog {

    static final int PARTITION = 3;

    private final FactMarks marks;
    private final List<ProducerRecord<String, byte[]>> written = new ArrayList<>();
    private final MockProducer<String, byte[]> producer;
    private String name = "a-log";

    public LocalLog(Indicators indicators) {
        this(indicators, true);
    }

    /** @param acknowledging whether every record is acknowledged at once */
    public LocalLog(Indicators indicators, boolean acknowledging) {
        this.marks = new FactMarks(indicators);
        this.producer = new MockProducer<>(acknowledging, null, new StringSerializer(), new ByteArraySerializer());
    }

    public MockProducer<String, byte[]> producer() {
        return producer;
    }

    public EventPublisher publisher() {
        return publisher(producer);
    }

    public EventPublisher publisher(Producer<String, byte[]> other) {
        return new EventPublisher(other, Clock.systemUTC(), Duration.ofSeconds(60), marks);
    }

    /** Another log in its place, with nothing in it. */
    void replace(String other) {
        name = other;
        producer.clear();
        written.clear();
    }

    public FactIndex open(Path directory) {
        FactIndex index = FactIndex.open(directory, marks);
        begin(index);
        return index;
    }

    Map<Integer, Long> begin(FactIndex index) {
        return index.on(name, Map.of(PARTITION, (long) records().size()));
    }

    /** Events that stand in the log, as their teller knows them. */
    Durable told(ObservationEvent... events) {
        List<ProducerRecord<String, byte[]>> told = publisher().records(List.of(events));
        int first = records().size();
        publisher().publishRecords(told);
        TopicPartition partition = new TopicPartition("timbang.observations.v1", PARTITION);
        return new Durable(
                told,
                IntStream.range(first, first + events.length)
                        .mapToObj(place -> new RecordMetadata(partition, place, 0, 0, 0, 0))
                        .toList());
    }

    /** What stands in the log, facts and retractions alone. */
    public List<ConsumerRecord<String, byte[]>> records() {
        written.clear();
        producer.history().stream()
                .filter(record -> record.topic().equals("timbang.observations.v1"))
                .forEach(written::add);
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        for (ProducerRecord<String, byte[]> record : written) {
            records.add(new ConsumerRecord<>(
                    record.topic(),
                    PARTITION,
                    records.size(),
                    0L,
                    TimestampType.CREATE_TIME,
                    0,
                    0,
                    record.key(),
                    record.value(),
                    new RecordHeaders(record.headers()),
                    Optional.empty()));
        }
        return records;
    }

    /** Lets an index read on from where it is to the end. */
    public void follow(FactIndex index) {
        int from = begin(index).getOrDefault(PARTITION, 0L).intValue();
        List<ConsumerRecord<String, byte[]>> records = records();
        index.follow(records.subList(from, records.size()), LocalLog::read);
    }

    /** As {@link #follow}, as if nobody had written headers. */
    void followByContent(FactIndex index) {
        records().forEach(record -> {
            record.headers().remove(FactMark.HEADER);
            index.follow(List.of(record), LocalLog::read);
        });
    }

    public static Optional<ObservationEvent> read(ConsumerRecord<String, byte[]> record) {
        try {
            return Optional.of((ObservationEvent) EventJson.read(record.value()).data());
        } catch (UnreadableEventException unreadable) {
            return Optional.empty();
        }
    }

    /** What an index knows of those facts. */
    static Map<String, Fact> known(FactIndex index, String source, String... ids) {
        Map<String, Fact> known = new HashMap<>();
        for (String id : ids) {
            index.find(source, id).ifPresent(fact -> known.put(id, fact));
        }
        return known;
    }
}
