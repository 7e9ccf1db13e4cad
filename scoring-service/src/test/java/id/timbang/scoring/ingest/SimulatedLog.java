package id.timbang.scoring.ingest;

import id.timbang.contracts.Event;
import id.timbang.contracts.Topic;
import id.timbang.scoring.evidence.Evidence;
import id.timbang.scoring.evidence.LogPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A history laid out in partitions by key, as the broker would. */
final class SimulatedLog {

    private static final int PARTITIONS = 2;

    private final Map<String, List<Evidence>> partitions = new TreeMap<>();

    SimulatedLog(List<Event> history) {
        for (Event event : history) {
            String topic = Topic.of(event).topicName();
            int partition = Math.floorMod(event.key().hashCode(), PARTITIONS);
            List<Evidence> records = partitions.computeIfAbsent(topic + "-" + partition, ignored -> new ArrayList<>());
            records.add(new Evidence(new LogPosition(topic, partition, records.size()), event));
        }
    }

    Map<String, List<Evidence>> partitions() {
        return partitions;
    }
}
