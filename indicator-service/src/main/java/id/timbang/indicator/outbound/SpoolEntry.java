package id.timbang.indicator.outbound;

import com.mongodb.MongoException;
import id.timbang.kit.event.PublishingFailedException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.springframework.dao.DataAccessException;

/** The way into the spool: bounded, and only for what the log will take. */
final class SpoolEntry {

    /** A document may have 16 MB; smaller ones drain in smaller steps. */
    static final long LARGEST_PARCEL = 4_000_000;

    /** What the log adds to an event, amply. */
    private static final int FRAME = 512;

    private final Spool spool;
    private final ParcelIds ids;
    private final SpoolFigures figures;
    private final long maxEvents;
    private final int largestEvent;

    /** @param largestEvent the most bytes the log takes of one event */
    SpoolEntry(Spool spool, ParcelIds ids, SpoolFigures figures, long maxEvents, int largestEvent) {
        this.spool = spool;
        this.ids = ids;
        this.figures = figures;
        this.maxEvents = maxEvents;
        this.largestEvent = largestEvent;
    }

    /**
     * Returns when the events are durable in the spool, behind all that were before.
     *
     * @throws PublishingFailedException when they are not known to be: too large for the log, too many, store away
     */
    void put(List<ProducerRecord<String, byte[]>> records) {
        if (!ids.haveBegun()) {
            throw new PublishingFailedException(
                    "the log is away, or may be", new IllegalStateException("the spool has not been looked at yet"));
        }
        for (ProducerRecord<String, byte[]> record : records) {
            if (Parcel.size(record) + FRAME > largestEvent) {
                throw new PublishingFailedException(
                        "an event is more than the log takes",
                        new RecordTooLargeException("it has " + record.value().length + " bytes"));
            }
        }
        if (!figures.reserve(records.size(), maxEvents)) {
            throw new PublishingFailedException(
                    "the log is away, and the spool is full",
                    new IllegalStateException("it takes " + maxEvents + " events"));
        }
        boolean spooled = false;
        try {
            spool.append(parcels(records));
            spooled = true;
        } catch (MongoException | DataAccessException away) {
            throw new PublishingFailedException("neither log nor spool took the events", away);
        } finally {
            if (spooled) {
                figures.spooled(records.size());
            } else {
                figures.notSpooled(records.size());
            }
        }
    }

    /** One, as a rule. */
    private List<Parcel> parcels(List<ProducerRecord<String, byte[]>> records) {
        List<Parcel> parcels = new ArrayList<>(1);
        int from = 0;
        long size = 0;
        for (int place = 0; place < records.size(); place++) {
            long more = Parcel.size(records.get(place));
            if (size + more > LARGEST_PARCEL) {
                parcels.add(parcel(records.subList(from, place)));
                from = place;
                size = 0;
            }
            size += more;
        }
        parcels.add(parcel(records.subList(from, records.size())));
        return parcels;
    }

    private Parcel parcel(List<ProducerRecord<String, byte[]>> records) {
        return new Parcel(ids.next(records.size()), records);
    }
}
