package id.timbang.scoring.evidence;

/** The place of a record in the log. */
public record LogPosition(String topic, int partition, long offset) {

    /** Names the partition, for example {@code timbang.observations.v1-3}. */
    public String topicPartition() {
        return topic + "-" + partition;
    }

    /** Whether this stands before the other in the same partition. */
    public boolean isBefore(LogPosition other) {
        return isInPartitionOf(other) && offset < other.offset;
    }

    public boolean isInPartitionOf(LogPosition other) {
        return partition == other.partition && topic.equals(other.topic);
    }
}
