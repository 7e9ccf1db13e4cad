package id.timbang.scoring.ingest;

import id.timbang.contracts.AnswerSubmitted;
import id.timbang.contracts.Envelope;
import id.timbang.contracts.Event;
import id.timbang.contracts.ObservationEvent;
import id.timbang.kit.event.TopicReaders;
import id.timbang.scoring.evidence.Evidence;
import id.timbang.scoring.evidence.Facts;
import id.timbang.scoring.evidence.LogPosition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From a polled batch to its partitions' stretches; what cannot be used goes to quarantine and the rest goes on. */
public final class Ingest {

    private final TopicReaders readers;
    private final BatchApplier applier;

    Ingest(TopicReaders readers, BatchApplier applier) {
        this.readers = readers;
        this.applier = applier;
    }

    /** One record of a batch; the value is null for a deletion mark. */
    public record Polled(LogPosition at, byte @Nullable [] value) {}

    /** The usable records of one partition, and where the next batch begins. */
    private record Stretch(List<Evidence> told, long next) {}

    public void accept(List<Polled> batch) {
        Map<String, Stretch> stretches = new LinkedHashMap<>();
        for (Polled polled : batch) {
            String partition = polled.at().topicPartition();
            Stretch before = stretches.getOrDefault(partition, new Stretch(new ArrayList<>(), 0));
            evidence(polled).ifPresent(before.told()::add);
            stretches.put(partition, new Stretch(before.told(), polled.at().offset() + 1));
        }
        stretches.forEach((partition, stretch) -> applier.apply(partition, stretch.told(), stretch.next()));
    }

    private Optional<Evidence> evidence(Polled polled) {
        byte[] value = polled.value();
        LogPosition at = polled.at();
        Optional<? extends Event> read =
                readers.read(at.topic(), at.partition(), at.offset(), value).map(Envelope::data);
        Optional<String> fault = read.flatMap(Ingest::fault);
        fault.ifPresent(
                why -> readers.quarantine(at.topic(), at.partition(), at.offset(), value, TopicReaders.UNUSABLE, why));
        return read.filter(event -> fault.isEmpty() && isAboutAnEmployee(event)).map(event -> new Evidence(at, event));
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
