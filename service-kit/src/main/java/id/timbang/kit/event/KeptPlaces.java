package id.timbang.kit.event;

import java.util.Map;

/** Where to go on, for a view of a topic that outlives the service and keeps its own places. */
public interface KeptPlaces {

    /**
     * Asked at each start, before anything is read.
     *
     * @param log  names the topic as it is: another where it was deleted and made anew
     * @param ends the place of the next record to be written, by partition; a place beyond it was kept of another log
     * @return the place of the next record to read, by partition; a partition without one is read from its beginning
     */
    Map<Integer, Long> on(String log, Map<Integer, Long> ends);

    /**
     * Asked again and again, between the records that are read.
     *
     * @return the place of the next record to read, by partition, where it is further on than what has been read: what
     *     stands before it need not be read; empty where there is no such partition
     */
    default Map<Integer, Long> furtherOn() {
        return Map.of();
    }
}
