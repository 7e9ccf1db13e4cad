package id.timbang.contracts;

import org.jspecify.annotations.Nullable;

/**
 * An observation was wrong and counts no more; it stays readable with the reason.
 *
 * @param id         the id of the observation taken back
 * @param source     the source of the observation taken back
 * @param correction which correction of it is taken back, none for the fact as it was told first
 */
public record ObservationRetracted(
        String id,
        String source,
        String employeeId,
        String reason,
        @Nullable Integer correction) implements ObservationEvent {

    /** Takes back a fact as it was told first. */
    public ObservationRetracted(String id, String source, String employeeId, String reason) {
        this(id, source, employeeId, reason, null);
    }

    @Override
    public String eventId() {
        return id;
    }

    /** A namespace of its own, so that no observation's id can be taken for a retraction. */
    @Override
    public String eventSource() {
        return retractedSource() + "/retractions";
    }

    /** The {@link #eventSource()} of what is taken back; its event id is {@link #id()}. */
    public String retractedSource() {
        return ObservationRecorded.source(source, correction);
    }
}
