package id.timbang.scoring.evidence;

import id.timbang.contracts.Event;
import id.timbang.contracts.EventJson;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.ObservationRetracted;
import id.timbang.contracts.UnreadableEventException;
import id.timbang.scoring.tally.Fact;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A record of the log, as far as scores need it; the rest stays in its bytes until somebody asks. */
public final class Told {

    private final LogPosition at;
    private final ByteBuffer record;
    private final String employeeId;
    private final boolean retracts;
    private final long fingerprint;
    private final long counterpart;
    private final @Nullable Fact fact;

    /** Once it was asked for; whoever asks at the same time reads the same again. */
    private @Nullable Evidence evidence;

    Told(
            LogPosition at,
            ByteBuffer record,
            String employeeId,
            boolean retracts,
            long fingerprint,
            long counterpart,
            @Nullable Fact fact) {
        this.at = at;
        this.record = record;
        this.employeeId = employeeId;
        this.retracts = retracts;
        this.fingerprint = fingerprint;
        this.counterpart = counterpart;
        this.fact = fact;
    }

    /** @param record from which the event was read, and is read again where more of it is asked for */
    public static Told of(LogPosition at, ByteBuffer record, Event event, Facts facts) {
        String counterpart = event instanceof ObservationRetracted retracted
                ? retracted.retractedSource()
                : event instanceof ObservationRecorded recorded ? retractionsOf(recorded) : null;
        return new Told(
                at,
                record,
                new Evidence(at, event).employeeId(),
                event instanceof ObservationRetracted,
                Fingerprint.of(event.eventSource(), event.eventId()),
                counterpart == null ? 0 : Fingerprint.of(counterpart, event.eventId()),
                facts.of(event).orElse(null));
    }

    private static String retractionsOf(ObservationRecorded recorded) {
        return new ObservationRetracted(
                        recorded.id(), recorded.source(), recorded.employeeId(), "", recorded.correction())
                .eventSource();
    }

    public LogPosition at() {
        return at;
    }

    /** The record as it stands in the log, in an array. */
    ByteBuffer record() {
        return record;
    }

    public String employeeId() {
        return employeeId;
    }

    /** Whether it takes another back. */
    public boolean retracts() {
        return retracts;
    }

    /** The fact in it; none where it has none. */
    public @Nullable Fact fact() {
        return fact;
    }

    /** Of its source and id. */
    long fingerprint() {
        return fingerprint;
    }

    /** Of the retraction of this observation, or of the observation that this retracts; 0 where there can be none. */
    long counterpart() {
        return counterpart;
    }

    /** Whether both were told under the same id. */
    boolean isSameAs(Told other) {
        return fingerprint == other.fingerprint
                && (isCopyOf(other) || evidence().id().equals(other.evidence().id()));
    }

    /** Whether the records are the same to the letter. */
    boolean isCopyOf(Told other) {
        return record.equals(other.record);
    }

    /** Whether one is the retraction of the other. */
    boolean isCounterpartOf(Told other) {
        if (fingerprint != other.counterpart || retracts == other.retracts) {
            return false;
        }
        return retracts
                ? other.evidence().id().equals(evidence().retractedId())
                : evidence().id().equals(other.evidence().retractedId());
    }

    /** All that was told. */
    public Evidence evidence() {
        Evidence known = evidence;
        if (known == null) {
            known = read();
            evidence = known;
        }
        return known;
    }

    private Evidence read() {
        try {
            return new Evidence(at, EventJson.read(RecordReader.bytes(record)).data());
        } catch (UnreadableEventException impossible) {
            throw new IllegalStateException(at + " could be read before", impossible);
        }
    }
}
