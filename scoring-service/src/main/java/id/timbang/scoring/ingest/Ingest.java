package id.timbang.scoring.ingest;

import id.timbang.contracts.AnswerSubmitted;
import id.timbang.contracts.Envelope;
import id.timbang.contracts.Event;
import id.timbang.contracts.ObservationEvent;
import id.timbang.kit.event.TopicReaders;
import id.timbang.scoring.evidence.Facts;
import id.timbang.scoring.evidence.LogPosition;
import id.timbang.scoring.evidence.RecordReader;
import id.timbang.scoring.evidence.Told;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** From a polled batch to what it tells; what cannot be used goes to quarantine and the rest goes on. */
public final class Ingest {

    private final TopicReaders readers;
    private final Facts facts;
    private final RecordReader reader;
    private final BatchApplier applier;
    private final IngestMetrics metrics;

    Ingest(TopicReaders readers, Facts facts, BatchApplier applier, IngestMetrics metrics) {
        this.readers = readers;
        this.facts = facts;
        this.reader = new RecordReader(facts);
        this.applier = applier;
        this.metrics = metrics;
    }

    /**
     * Applies what was polled of one topic, in one go.
     *
     * @param lag how many records stand in the log after these, by partition
     */
    public void accept(List<? extends ConsumerRecord<?, ?>> records, ToLongFunction<TopicPartition> lag) {
        long begun = System.nanoTime();
        List<Told> told = new ArrayList<>(records.size());
        Map<TopicPartition, Stretch> stretches = new LinkedHashMap<>();
        int from = 0;
        while (from < records.size()) {
            TopicPartition partition = partition(records.get(from));
            int to = from + 1;
            while (to < records.size() && isOf(partition, records.get(to))) {
                to++;
            }
            records.subList(from, to).forEach(record -> read(partition, record, told));
            stretches.merge(
                    partition, new Stretch(to - from, records.get(to - 1).offset() + 1), Stretch::and);
            from = to;
        }
        Map<String, Long> next = new LinkedHashMap<>();
        stretches.forEach((partition, stretch) -> next.put(partition.toString(), stretch.next()));
        applier.apply(told, next);
        metrics.applied(System.nanoTime() - begun);
        stretches.forEach(
                (partition, stretch) -> metrics.applied(partition, stretch.records(), lag.applyAsLong(partition)));
    }

    /** @param next the offset after the last record */
    private record Stretch(int records, long next) {

        Stretch and(Stretch later) {
            return new Stretch(records + later.records, later.next);
        }
    }

    private static TopicPartition partition(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    private static boolean isOf(TopicPartition partition, ConsumerRecord<?, ?> record) {
        return record.partition() == partition.partition() && record.topic().equals(partition.topic());
    }

    private void read(TopicPartition partition, ConsumerRecord<?, ?> record, List<Told> told) {
        ByteBuffer value =
                record.value() instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : (ByteBuffer) record.value();
        Told one = told(new LogPosition(partition.topic(), partition.partition(), record.offset()), value);
        if (one != null) {
            told.add(one);
        }
    }

    private @Nullable Told told(LogPosition at, @Nullable ByteBuffer value) {
        Told usual = value == null ? null : reader.usual(at, value);
        return usual != null ? usual : unusual(at, value).orElse(null);
    }

    private Optional<Told> unusual(LogPosition at, @Nullable ByteBuffer record) {
        byte[] value = record == null ? null : RecordReader.bytes(record);
        Optional<? extends Event> read =
                readers.read(at.topic(), at.partition(), at.offset(), value).map(Envelope::data);
        Optional<String> fault = read.flatMap(Ingest::fault);
        fault.ifPresent(
                why -> readers.quarantine(at.topic(), at.partition(), at.offset(), value, TopicReaders.UNUSABLE, why));
        return record == null
                ? Optional.empty()
                : read.filter(event -> fault.isEmpty() && isAboutAnEmployee(event))
                        .map(event -> Told.of(at, record, event, facts));
    }

    private static Optional<String> fault(Event event) {
        return event instanceof ObservationEvent || event instanceof AnswerSubmitted
                ? Facts.fault(event)
                : Optional.of("an event of this type does not belong on this topic");
    }

    /** An answer about an office alone is no evidence for anybody's score. */
    private static boolean isAboutAnEmployee(Event event) {
        return event instanceof ObservationEvent
                || event instanceof AnswerSubmitted answer && answer.employeeId() != null;
    }
}
