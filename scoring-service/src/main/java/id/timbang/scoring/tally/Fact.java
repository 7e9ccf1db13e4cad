package id.timbang.scoring.tally;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What one observation, or one citizen's answer, contributes: nothing but its being there, a value, or a part of
 * a ratio.
 *
 * @param day       the day of the work in the agency's zone
 * @param at        the moment of the work, by which the latest value is told
 * @param value     in the indicator's unit; none for a plain count or a ratio
 * @param numerator given together with the denominator
 * @param flagged   whether something about it is not plausible; it counts all the same
 */
public record Fact(
        String indicator,
        LocalDate day,
        Instant at,
        @Nullable BigDecimal value,
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal denominator,
        boolean flagged) {

    /** A fact of which no more than the day is told. */
    public Fact(
            String indicator,
            LocalDate day,
            @Nullable BigDecimal value,
            @Nullable BigDecimal numerator,
            @Nullable BigDecimal denominator,
            boolean flagged) {
        this(indicator, day, day.atStartOfDay(ZoneOffset.UTC).toInstant(), value, numerator, denominator, flagged);
    }

    /** The same, about which nothing is remarked. */
    public Fact(
            String indicator,
            LocalDate day,
            @Nullable BigDecimal value,
            @Nullable BigDecimal numerator,
            @Nullable BigDecimal denominator) {
        this(indicator, day, value, numerator, denominator, false);
    }
}
