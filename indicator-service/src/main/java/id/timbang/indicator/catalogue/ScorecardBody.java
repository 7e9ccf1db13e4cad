package id.timbang.indicator.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.timbang.contracts.ScorecardChanged.Half;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A scorecard as it is handed in.
 *
 * @param scorecardId may be given, as in the answer to GET; then it must be the address's
 * @param revision    may be given, as in the answer to GET; it is not looked at
 * @param reason      why it is changed, for those who read the revisions later
 * @param change      may be given, as in the answer to GET; it is not looked at
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ScorecardBody(
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
    @JsonInclude(JsonInclude.Include.NON_NULL)
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
