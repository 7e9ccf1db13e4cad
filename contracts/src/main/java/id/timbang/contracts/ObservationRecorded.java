package id.timbang.contracts;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
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
        Map<String, String> attributes)
        implements ObservationEvent {

    public ObservationRecorded {
        attributes = Map.copyOf(attributes);
    }

    @Override
    public String eventId() {
        return id;
    }
}
