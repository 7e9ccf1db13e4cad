package id.timbang.scoring.score;

import java.math.BigDecimal;

/**
 * An actual figure held against its target.
 *
 * @param way    by which formula
 * @param target the target, or the bound of the range that was passed, of the whole period; within a range its lower
 *               bound
 * @param raw    the achievement in percent before floor and cap, to 34 digits
 */
public record Measured(Way way, BigDecimal target, BigDecimal raw) {

    /** The formulae of PermenPANRB 8/2021. */
    public enum Way {
        /** {@code 100 * actual / target}. */
        HIGHER_IS_BETTER,
        /** {@code 100 * (2 - actual / target)}. */
        LOWER_IS_BETTER,
        /** 100 within a range, both ends included. */
        WITHIN_RANGE
    }

    /** In percent, not below 0; not capped here. */
    public BigDecimal achievement() {
        return raw.max(BigDecimal.ZERO);
    }
}
