package id.timbang.scoring.evidence;

import id.timbang.contracts.AnswerSubmitted;
import id.timbang.contracts.Event;
import id.timbang.contracts.ObservationEvent;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.ObservationRetracted;
import org.jspecify.annotations.Nullable;

/**
 * One told fact and where it was told first.
 *
 * @param event an {@link ObservationEvent} or an {@link AnswerSubmitted} about an employee
 */
public record Evidence(LogPosition at, Event event) {

    /**
     * What the same fact told again is recognised by: the employee, the source, and its id there. The employee is part
     * of it because partitions have no order among each other: were the same id told of two people one fact, it would
     * be the one's or the other's as the partitions happened to be read. It is everybody's it was told of, until it is
     * retracted.
     */
    public String id() {
        return id(event.eventSource(), event.eventId());
    }

    /** The id of the retraction of this observation, in this version; none where it is no observation. */
    public @Nullable String retractionId() {
        return event instanceof ObservationRecorded recorded
                ? new Evidence(
                                at,
                                new ObservationRetracted(
                                        recorded.id(),
                                        recorded.source(),
                                        recorded.employeeId(),
                                        "",
                                        recorded.correction()))
                        .id()
                : null;
    }

    /** The id of the observation, in the version, that this retracts; none where it is no retraction. */
    public @Nullable String retractedId() {
        return event instanceof ObservationRetracted retracted ? id(retracted.retractedSource(), retracted.id()) : null;
    }

    /** The id that all versions of a fact share: that of the fact as it was told first. */
    public String factId() {
        return event instanceof ObservationRecorded recorded ? id(recorded.source(), recorded.id()) : id();
    }

    /** Which version of the fact this is: 1 as it was told first, 2 for its first correction, and so on. */
    public int version() {
        return event instanceof ObservationRecorded recorded && recorded.correction() != null
                ? recorded.correction()
                : 1;
    }

    /** Whose work it is about. */
    public String employeeId() {
        if (event instanceof ObservationEvent observation) {
            return observation.employeeId();
        }
        if (event instanceof AnswerSubmitted answer && answer.employeeId() != null) {
            return answer.employeeId();
        }
        throw new IllegalArgumentException("about no employee: " + event.eventId());
    }

    private String id(String source, String id) {
        return employeeId() + "|" + source + "|" + id;
    }

    /** Of an id as {@link #id()} makes it: no source holds a bar. */
    static long fingerprint(String employeeId, String evidenceId) {
        int source = employeeId.length() + 1;
        int id = evidenceId.indexOf('|', source) + 1;
        return Fingerprint.of(evidenceId.substring(source, id - 1), evidenceId.substring(id));
    }
}
