package id.timbang.contracts;

/**
 * An observation was wrong and counts no more; it stays readable with the reason.
 *
 * @param id     the id of the observation taken back
 * @param source the source of the observation taken back
 */
public record ObservationRetracted(String id, String source, String employeeId, String reason)
        implements ObservationEvent {

    @Override
    public String eventId() {
        return id;
    }

    /** A namespace of its own, so that no observation's id can be taken for a retraction. */
    @Override
    public String eventSource() {
        return source + "/retractions";
    }
}
