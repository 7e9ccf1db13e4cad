package id.timbang.scoring.ingest;

import id.timbang.contracts.Envelope;
import id.timbang.contracts.Event;
import id.timbang.contracts.EventJson;
import id.timbang.contracts.Topic;
import id.timbang.scoring.evidence.Facts;
import id.timbang.scoring.evidence.LogPosition;
import id.timbang.scoring.evidence.RecordReader;
import id.timbang.scoring.evidence.Told;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A history laid out in partitions by key, as the broker would. */
final class SimulatedLog {

    private static final int PARTITIONS = 2;

    private static final Facts FACTS = new Facts(ZoneId.of("Asia/Jakarta"));
    private static final RecordReader READER = new RecordReader(FACTS);

    private final Map<String, List<Told>> partitions = new TreeMap<>();

    SimulatedLog(List<Event> history) {
        for (Event event : history) {
            String topic = Topic.of(event).topicName();
            int partition = Math.floorMod(event.key().hashCode(), PARTITIONS);
            List<Told> records = partitions.computeIfAbsent(topic + "-" + partition, ignored -> new ArrayList<>());
            records.add(told(new LogPosition(topic, partition, records.size()), event));
        }
    }

    /** As the ingest reads it. */
    private static Told told(LogPosition at, Event event) {
        ByteBuffer record = ByteBuffer.wrap(EventJson.write(Envelope.of(event, Instant.parse("2026-11-24T03:15:00Z"))));
        Told usual = READER.usual(at, record);
        return usual == null ? Told.of(at, record, event, FACTS) : usual;
    }

    Map<String, List<Told>> partitions() {
        return partitions;
    }
}
