package id.timbang.contracts;

import org.jspecify.annotations.Nullable;

/**
 * How far a partition of the log has become scores: everything before an offset is in them, and they are published. It
 * only grows; of two, the higher one holds.
 *
 * @param topic      of which a partition was read
 * @param partition  its number
 * @param offset     the first one that may not be in the scores yet; where it is the end of the partition, all is
 * @param generation which generation of scores, where there is more than one; none for the one that is shown
 */
public record ScoringProgressed(
        String topic, int partition, long offset, @Nullable String generation) implements Event {

    /** Of the generation that is shown. */
    public ScoringProgressed(String topic, int partition, long offset) {
        this(topic, partition, offset, null);
    }

    @Override
    public String key() {
        String place = topic + "-" + partition;
        return generation == null ? place : place + "/" + generation;
    }

    @Override
    public String eventId() {
        return "progress/" + key() + "/" + offset;
    }

    @Override
    public String eventSource() {
        return "timbang/scoring-service";
    }
}
