package id.timbang.indicator.outbound;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Events that wait for the log, first in first out, over restarts and crashes. Every method throws what the store throws
 * when it is away; whether a write has taken place is not known then.
 */
interface Spool {

    /** Stores parcels, in this order. When it returns they are durable: on disk, at most of the store's members. */
    void append(List<Parcel> parcels);

    /** The first parcel's id. */
    Optional<ParcelId> first();

    /** The last parcel's id. */
    Optional<ParcelId> last();

    /** The first parcels in their order: at least one if there is any, and about so many bytes at most. */
    List<Parcel> first(int parcels, long bytes);

    /** Removes parcels whose events are in the log, or put aside; of those that are gone already nothing is said. */
    void remove(Collection<ParcelId> parcels);

    /** How many events wait. */
    long events();

    /** Puts an event aside, durably, that the log will never take. Doing it again changes nothing. */
    void putAside(ParcelId parcel, int place, ProducerRecord<String, byte[]> record, String reason);
}
