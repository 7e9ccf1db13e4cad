package id.timbang.indicator.outbound;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Events that wait together.
 *
 * @param records as they will stand in the log, in their order
 */
record Parcel(ParcelId id, List<ProducerRecord<String, byte[]>> records) {

    /** What a stored event takes besides its own bytes, amply. */
    private static final int FRAME = 200;

    /** How many bytes an event takes in the store, about. */
    static long size(ProducerRecord<String, byte[]> record) {
        long size = FRAME
                + record.value().length
                + (record.key() == null ? 0 : 3L * record.key().length());
        for (Header header : record.headers()) {
            size += FRAME + header.value().length;
        }
        return size;
    }

    long size() {
        return records.stream().mapToLong(Parcel::size).sum();
    }
}
