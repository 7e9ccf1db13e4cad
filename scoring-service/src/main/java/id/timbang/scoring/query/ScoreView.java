package id.timbang.scoring.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreChanged;
import id.timbang.contracts.ScoreChanged.AssignmentShare;
import id.timbang.contracts.ScoreChanged.HalfScore;
import id.timbang.contracts.ScoreChanged.Months;
import id.timbang.contracts.ScoreChanged.Predicate;
import id.timbang.contracts.ScoreChanged.Presence;
import id.timbang.contracts.ScoreChanged.ScoreItem;
import id.timbang.contracts.ScoreChanged.ScorecardRef;
import id.timbang.scoring.certainty.Certainty;
import id.timbang.scoring.certainty.Interval;
import id.timbang.scoring.certainty.Prior.Shrunk;
import id.timbang.scoring.peers.PeerFigures;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A score as it is answered; a missing figure is null and means "not enough evidence".
 *
 * @param officeId    of the assignment that the period is scored by, like the position
 * @param presence    where the employee was not there on every working day of the period
 * @param assignments where there has been more than one in the period
 * @param months      of a quarter or a year, how many of its months count
 * @param change against the end of yesterday; of a quarter or a year in the answer for one employee only
 * @param peers  in the answer for one employee only
 * @param certainty in the answer for one employee only, where there is a score: how sure it is
 * @param trend  in the answer for one employee only: the score at the end of each day with facts, of a quarter or a year
 *     at the end of each month
 * @param asOf   when the figures last changed
 */
record ScoreView(
        String employeeId,
        Period period,
        String officeId,
        String position,
        long version,
        @Nullable BigDecimal score,
        BigDecimal coverage,
        HalfScore results,
        HalfScore behaviour,
        @Nullable Predicate predicate,
        @Nullable String policy,
        @Nullable ScorecardRef scorecard,
        List<ItemView> items,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Presence presence,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<AssignmentShare> assignments,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Months months,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Change change,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PeerFigures peers,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Certainty certainty,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<TrendPoint> trend,
        Instant asOf) {

    /**
     * What has changed since the end of a day.
     *
     * @param score      as of the end of that day, told by the day of the work, whenever it arrived
     * @param difference now minus then; none where either is missing
     */
    record Change(
            LocalDate since,
            @Nullable BigDecimal score,
            @Nullable BigDecimal difference) {

        static Change since(LocalDate day, @Nullable BigDecimal then, @Nullable BigDecimal now) {
            return new Change(day, then, then == null || now == null ? null : now.subtract(then));
        }
    }

    /**
     * An item of the score, and in the answer for one employee how sure it is.
     *
     * @param item     its fields stand beside the others
     * @param interval where the item has an actual figure
     * @param shrunk   where the item is a sample and enough peers have one
     */
    record ItemView(
            @JsonUnwrapped ScoreItem item,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Interval interval,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Shrunk shrunk) {}

    /** The score at the end of a day. */
    record TrendPoint(LocalDate day, @Nullable BigDecimal score) {}

    static ScoreView of(ScoreChanged score, @Nullable Change change, Instant asOf) {
        return new ScoreView(
                score.employeeId(),
                score.period(),
                score.officeId(),
                score.position(),
                score.version(),
                score.score(),
                score.coverage(),
                score.results(),
                score.behaviour(),
                score.predicate(),
                score.policy(),
                score.scorecard(),
                score.items().stream()
                        .map(item -> new ItemView(item, null, null))
                        .toList(),
                score.presence(),
                score.assignments(),
                score.months(),
                change,
                null,
                null,
                null,
                asOf);
    }

    ScoreView with(List<ItemView> explained, PeerFigures figures, @Nullable Certainty sure, List<TrendPoint> points) {
        return new ScoreView(
                employeeId,
                period,
                officeId,
                position,
                version,
                score,
                coverage,
                results,
                behaviour,
                predicate,
                policy,
                scorecard,
                explained,
                presence,
                assignments,
                months,
                change,
                figures,
                sure,
                points,
                asOf);
    }
}
