package id.timbang.contracts;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One fact about one employee's work (data realisasi), told once: source and id together name it.
 *
 * @param id          unique within its source
 * @param source      the system that saw it, for example {@code siak}
 * @param occurredAt  when the work was done; it decides the period, in the agency's zone
 * @param value       the measured value, in the indicator's unit; none for a plain count or a ratio
 * @param numerator   with a denominator: this observation's part of a ratio
 * @param reference   what the source calls it, so that a person can look it up there
 * @param attributes  further facts of the source, shown with the evidence
 * @param correction  none for the fact as it was told first; 2 for its first correction, and so on. Each is a fact of
 *                    its own in the log: a correction goes with the retraction of what it replaces
 * @param enteredBy   the employee who entered it in the source, where the source tells
 * @param flags       what about it is not plausible, none where all is; it counts all the same, and a person looks at it
 */
public record ObservationRecorded(
        String id,
        String source,
        String employeeId,
        String indicator,
        Instant occurredAt,
        @Nullable BigDecimal value,
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal denominator,
        @Nullable String reference,
        Map<String, String> attributes,
        @Nullable Integer correction,
        @Nullable String enteredBy,
        @Nullable List<Flag> flags)
        implements ObservationEvent {

    /** What is not plausible about a fact. */
    public enum Flag {
        /** Its value lies outside the indicator's plausible range. */
        OUT_OF_RANGE,
        /** More facts of this employee and indicator within so short a time than the work allows. */
        BURST,
        /** The work is said to be done on a day off, or outside office hours. */
        OUTSIDE_OFFICE_HOURS,
        /** The person scored entered it by hand, where a system tells such facts. */
        SELF_ENTERED
    }

    public ObservationRecorded {
        attributes = Map.copyOf(attributes);
        flags = flags == null || flags.isEmpty() ? null : List.copyOf(new TreeSet<>(flags));
    }

    /** A fact as it is told first, with nothing to remark. */
    public ObservationRecorded(
            String id,
            String source,
            String employeeId,
            String indicator,
            Instant occurredAt,
            @Nullable BigDecimal value,
            @Nullable BigDecimal numerator,
            @Nullable BigDecimal denominator,
            @Nullable String reference,
            Map<String, String> attributes) {
        this(
                id,
                source,
                employeeId,
                indicator,
                occurredAt,
                value,
                numerator,
                denominator,
                reference,
                attributes,
                null,
                null,
                null);
    }

    /** The same fact with other flags. */
    public ObservationRecorded flagged(List<Flag> other) {
        return other.isEmpty() && flags == null ? this : with(correction, other);
    }

    /** The same fact as that correction of it; none for the fact as it was told first. */
    public ObservationRecorded asCorrection(@Nullable Integer number) {
        return with(number, flags);
    }

    private ObservationRecorded with(@Nullable Integer number, @Nullable List<Flag> remarks) {
        return new ObservationRecorded(
                id,
                source,
                employeeId,
                indicator,
                occurredAt,
                value,
                numerator,
                denominator,
                reference,
                attributes,
                number,
                enteredBy,
                remarks);
    }

    /** What is not plausible about it; empty where all is. */
    public List<Flag> remarks() {
        return flags == null ? List.of() : flags;
    }

    /** A correction has a namespace of its own, so that it is not taken for the fact told again. */
    @Override
    public String eventSource() {
        return source(source, correction);
    }

    static String source(String source, @Nullable Integer correction) {
        return correction == null ? source : source + "/corrections/" + correction;
    }

    @Override
    public String eventId() {
        return id;
    }
}
