package id.timbang.indicator.observation.form;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An observation as it is handed in, before any check. The employee is named by id or by NIP.
 *
 * @param occurredAt ISO 8601 with an offset, for example {@code 2026-11-24T09:41:00+07:00}
 * @param enteredBy  the id of the employee who entered it in the source, where the source tells
 * @param officeId   the office where it was seen, where the source tells; for finding it in the quarantine only
 */
public record ObservationInput(
        @Nullable String id,
        @Nullable String source,
        @Nullable String employeeId,
        @Nullable String nip,
        @Nullable String indicator,
        @Nullable String occurredAt,
        @Nullable BigDecimal value,
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal denominator,
        @Nullable String reference,
        @Nullable Map<String, String> attributes,
        @Nullable String enteredBy,
        @Nullable String officeId) {

    /** One of which the source tells neither who entered it nor where. */
    public ObservationInput(
            @Nullable String id,
            @Nullable String source,
            @Nullable String employeeId,
            @Nullable String nip,
            @Nullable String indicator,
            @Nullable String occurredAt,
            @Nullable BigDecimal value,
            @Nullable BigDecimal numerator,
            @Nullable BigDecimal denominator,
            @Nullable String reference,
            @Nullable Map<String, String> attributes) {
        this(
                id,
                source,
                employeeId,
                nip,
                indicator,
                occurredAt,
                value,
                numerator,
                denominator,
                reference,
                attributes,
                null,
                null);
    }

    /** The same but for the NIP. */
    public ObservationInput withoutNip() {
        return new ObservationInput(
                id,
                source,
                employeeId,
                null,
                indicator,
                occurredAt,
                value,
                numerator,
                denominator,
                reference,
                attributes,
                enteredBy,
                officeId);
    }

    /** The same but for what names it. */
    public ObservationInput named(String otherSource, String otherId) {
        return new ObservationInput(
                otherId,
                otherSource,
                employeeId,
                nip,
                indicator,
                occurredAt,
                value,
                numerator,
                denominator,
                reference,
                attributes,
                enteredBy,
                officeId);
    }
}
