package id.timbang.scoring.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreChanged;
import id.timbang.contracts.ScoreChanged.AssignmentShare;
import id.timbang.contracts.ScoreChanged.HalfScore;
import id.timbang.contracts.ScoreChanged.Predicate;
import id.timbang.contracts.ScoreChanged.Presence;
import id.timbang.contracts.ScoreChanged.ScoreItem;
import id.timbang.contracts.ScoreChanged.ScorecardRef;
import id.timbang.scoring.score.PeerFigures;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A score as it is answered; a missing figure is null and means "not enough evidence".
 *
 * @param officeId    of the assignment that the month is scored by, like the position
 * @param presence    where the employee was not there on every working day of the month
 * @param assignments where there has been more than one in the month
 * @param change against the end of yesterday
 * @param peers  in the answer for one employee only
 * @param trend  in the answer for one employee only: the score at the end of each day with facts
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
        List<ScoreItem> items,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Presence presence,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<AssignmentShare> assignments,
        Change change,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PeerFigures peers,
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
            @Nullable BigDecimal difference) {}

    /** The score at the end of a day. */
    record TrendPoint(LocalDate day, @Nullable BigDecimal score) {}

    static ScoreView of(ScoreChanged score, Change change, Instant asOf) {
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
                score.items(),
                score.presence(),
                score.assignments(),
                change,
                null,
                null,
                asOf);
    }

    ScoreView with(PeerFigures figures, List<TrendPoint> points) {
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
                items,
                presence,
                assignments,
                change,
                figures,
                points,
                asOf);
    }
}
