package id.timbang.scoring.tally;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A value and when the work was done. In the order of values, then of times.
 *
 * @param value in the indicator's unit, without trailing zeros
 */
public record Measured(BigDecimal value, Instant at) implements Comparable<Measured> {

    public Measured {
        value = value.stripTrailingZeros();
    }

    /** Whether it is the later one; of two at the same moment, the larger one counts as the later. */
    boolean isLaterThan(Measured other) {
        int byTime = at.compareTo(other.at);
        return byTime != 0 ? byTime > 0 : value.compareTo(other.value) > 0;
    }

    @Override
    public int compareTo(Measured other) {
        int byValue = value.compareTo(other.value);
        return byValue != 0 ? byValue : at.compareTo(other.at);
    }
}
