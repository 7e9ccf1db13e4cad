package id.timbang.indicator.catalogue;

import id.timbang.contracts.ScorecardChanged.Half;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scorecard as it is handed in.
 *
 * @param scorecardId may be given, as in the answer to GET; then it must be the address's
 * @param revision    may be given, as in the answer to GET; it is not looked at
 */
record ScorecardBody(
        @Nullable String scorecardId,
        @Nullable Long revision,
        @Nullable String position,
        @Nullable YearMonth from,
        @Nullable YearMonth to,
        @Nullable String policy,
        @Nullable List<@Nullable Item> items) {

    /** What is expected of one indicator. */
    record Item(
            @Nullable String indicator,
            @Nullable Half half,
            @Nullable BigDecimal weight,
            @Nullable BigDecimal target,
            @Nullable Range targetRange,
            @Nullable BigDecimal minimumEvidence,
            @Nullable Boolean prorated) {}

    /** The range within which the achievement is 100. */
    record Range(@Nullable BigDecimal from, @Nullable BigDecimal to) {}
}
