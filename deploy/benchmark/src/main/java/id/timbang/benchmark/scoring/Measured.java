package id.timbang.benchmark.scoring;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one fact.
 *
 * @param indicator its place among {@link Catalogue#CODES}
 */
record Measured(
        int indicator,
        @Nullable BigDecimal value,
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal denominator) {}
