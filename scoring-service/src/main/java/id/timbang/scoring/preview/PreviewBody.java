package id.timbang.scoring.preview;

import id.timbang.contracts.ScorecardChanged.Half;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A scorecard as it is handed in to the catalogue, so that the same body can be tried here first.
 *
 * @param scorecardId not looked at, like revision, reason and change
 * @param from        looked at for its form only: whatever month the scorecard is for, that of the request is scored
 */
record PreviewBody(
        @Nullable String scorecardId,
        @Nullable Long revision,
        @Nullable String position,
        @Nullable YearMonth from,
        @Nullable YearMonth to,
        @Nullable String policy,
        @Nullable List<@Nullable Item> items,
        @Nullable String reason,
        @Nullable JsonNode change) {

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
