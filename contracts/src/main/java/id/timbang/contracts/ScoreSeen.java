package id.timbang.contracts;

import id.timbang.contracts.ScoreChanged.Months;
import id.timbang.contracts.ScoreChanged.Predicate;
import id.timbang.contracts.ScoreChanged.Presence;
import id.timbang.contracts.ScoreChanged.ScoreItem;
import id.timbang.contracts.ScoreChanged.ScorecardRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What employees themselves have seen of their own score in a period, so that they can be told what has changed since.
 * Of a day the first look is kept, and of days the last two.
 *
 * @param version counts the days on which they looked
 * @param latest  the first look of the last day on which they looked
 * @param before  that of the day before it on which they looked; none on the first
 */
public record ScoreSeen(
        String employeeId,
        Period period,
        long version,
        Look latest,
        @Nullable Look before) implements ScoreEvent, Versioned {

    /**
     * The figures as they were shown.
     *
     * @param at      when
     * @param months  of a quarter or a year, how many months counted
     * @param applied by partition of the log, the highest offset whose fact was in the figures: what stands after it
     *     has come since
     */
    public record Look(
            Instant at,
            @Nullable BigDecimal score,
            BigDecimal coverage,
            @Nullable Predicate predicate,
            @Nullable ScorecardRef scorecard,
            @Nullable Presence presence,
            List<ScoreItem> items,
            List<Applied> applied,
            @Nullable Months months) {

        public Look {
            items = List.copyOf(items);
            applied = List.copyOf(applied);
        }

        /** Of a month. */
        public Look(
                Instant at,
                @Nullable BigDecimal score,
                BigDecimal coverage,
                @Nullable Predicate predicate,
                @Nullable ScorecardRef scorecard,
                @Nullable Presence presence,
                List<ScoreItem> items,
                List<Applied> applied) {
            this(at, score, coverage, predicate, scorecard, presence, items, applied, null);
        }
    }

    /**
     * How far a partition was read.
     *
     * @param partition topic and number, for example {@code timbang.observations.v1-3}
     * @param month     of a quarter or a year, of which of its months; each is counted on its own
     */
    public record Applied(
            String partition, long offset, @Nullable Period month) {

        /** Of a month. */
        public Applied(String partition, long offset) {
            this(partition, offset, null);
        }
    }

    @Override
    public String key() {
        return employeeId + "|" + period;
    }

    @Override
    public String eventId() {
        return "seen/" + key() + "/" + version;
    }
}
