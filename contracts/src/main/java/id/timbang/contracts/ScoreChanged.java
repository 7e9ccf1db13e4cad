package id.timbang.contracts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The latest score of an employee in a period; indicative until a person confirms it. A missing number means
 * "not enough evidence", never zero.
 *
 * @param version   grows with the facts, catalogue and directory it was made from, and after a rebuild from the log is
 *     as high again, or higher; a higher one replaces a lower
 * @param score     weighted mean of the capped achievements, in percent, two decimals
 * @param coverage  share of the scorecard's weight that has enough evidence, in percent, two decimals
 * @param predicate Sangat Baik .. Sangat Kurang, where both halves are rated
 * @param policy    the scoring policy that made it; none where no scorecard holds
 * @param items     every item of the scorecard, those without evidence too
 * @param presence  how many of the period's working days the employee was there; none where it was all of them
 * @param assignments every assignment within the period, where there has been more than one: the period is scored
 *                  whole by the office and position that have the most working days of it, of several the last
 * @param months    of a quarter or a year, how many of its months count; none of a month
 */
public record ScoreChanged(
        String employeeId,
        Period period,
        long version,
        String officeId,
        String position,
        @Nullable BigDecimal score,
        BigDecimal coverage,
        HalfScore results,
        HalfScore behaviour,
        @Nullable Predicate predicate,
        @Nullable String policy,
        @Nullable ScorecardRef scorecard,
        List<ScoreItem> items,
        @Nullable Presence presence,
        @Nullable List<AssignmentShare> assignments,
        @Nullable Months months)
        implements ScoreEvent, Versioned {

    /**
     * How much of a longer period a score is about.
     *
     * @param counted the months that had begun when the score was made, by the agency's zone
     * @param of      how many the period has
     */
    public record Months(int counted, int of) {}

    /**
     * Working days of the period, of a longer one those of the months that count, by which targets that count things are
     * pro-rated.
     *
     * @param workingDays of the period
     * @param present     of these, in service and not away
     * @param away        of these, in service and away, by kind of absence
     */
    public record Presence(int workingDays, int present, Map<String, Integer> away) {

        public Presence {
            away = Map.copyOf(away);
        }
    }

    /**
     * An assignment's share of the period.
     *
     * @param from        its first day within the period
     * @param to          its last day within the period
     * @param workingDays between these days
     * @param scored      whether the period is scored by it
     */
    public record AssignmentShare(
            String officeId, String position, LocalDate from, LocalDate to, int workingDays, boolean scored) {}

    /** The score of an employee who was there all the time, in one assignment. */
    public ScoreChanged(
            String employeeId,
            Period period,
            long version,
            String officeId,
            String position,
            @Nullable BigDecimal score,
            BigDecimal coverage,
            HalfScore results,
            HalfScore behaviour,
            @Nullable Predicate predicate,
            @Nullable String policy,
            @Nullable ScorecardRef scorecard,
            List<ScoreItem> items) {
        this(
                employeeId,
                period,
                version,
                officeId,
                position,
                score,
                coverage,
                results,
                behaviour,
                predicate,
                policy,
                scorecard,
                items,
                null,
                null,
                null);
    }

    /** The score of a month. */
    public ScoreChanged(
            String employeeId,
            Period period,
            long version,
            String officeId,
            String position,
            @Nullable BigDecimal score,
            BigDecimal coverage,
            HalfScore results,
            HalfScore behaviour,
            @Nullable Predicate predicate,
            @Nullable String policy,
            @Nullable ScorecardRef scorecard,
            List<ScoreItem> items,
            @Nullable Presence presence,
            @Nullable List<AssignmentShare> assignments) {
        this(
                employeeId,
                period,
                version,
                officeId,
                position,
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
                null);
    }

    /** Which revision of which scorecard a score was made by. */
    public record ScorecardRef(String id, long revision) {}

    /** The score of one half of the appraisal and its rating; both missing without evidence. */
    public record HalfScore(
            @Nullable BigDecimal score, @Nullable Rating rating) {}

    /** Of each half: di atas, sesuai, di bawah ekspektasi. */
    public enum Rating {
        ABOVE,
        MEETS,
        BELOW
    }

    /** Predikat kinerja, PermenPANRB 6/2022. */
    public enum Predicate {
        SANGAT_BAIK,
        BAIK,
        BUTUH_PERBAIKAN,
        KURANG,
        SANGAT_KURANG
    }

    /**
     * One item of the score.
     *
     * @param evidence     how many observations it rests on
     * @param actual       the measured figure (realisasi), none without evidence
     * @param achievement  capaian in percent, capped, two decimals
     * @param target       by which the achievement is measured
     * @param contribution its part of the score: weight times achievement by all weight that has evidence
     * @param fullTarget   the scorecard's target of one month, where {@code target} is that pro-rated to the days present,
     *     or that of several months
     * @param flagged      how many of the observations are flagged as not plausible; none where no one is
     */
    public record ScoreItem(
            String indicator,
            ScorecardChanged.Half half,
            long evidence,
            @Nullable BigDecimal actual,
            @Nullable BigDecimal target,
            ScorecardChanged.@Nullable TargetRange targetRange,
            @Nullable BigDecimal achievement,
            BigDecimal weight,
            @Nullable BigDecimal contribution,
            @Nullable BigDecimal fullTarget,
            @Nullable Long flagged) {

        /** An item whose target is the scorecard's, with nothing to remark. */
        public ScoreItem(
                String indicator,
                ScorecardChanged.Half half,
                long evidence,
                @Nullable BigDecimal actual,
                @Nullable BigDecimal target,
                ScorecardChanged.@Nullable TargetRange targetRange,
                @Nullable BigDecimal achievement,
                BigDecimal weight,
                @Nullable BigDecimal contribution) {
            this(indicator, half, evidence, actual, target, targetRange, achievement, weight, contribution, null, null);
        }
    }

    public ScoreChanged {
        items = List.copyOf(items);
        assignments = assignments == null ? null : List.copyOf(assignments);
    }

    /** The same with another version. */
    public ScoreChanged withVersion(long other) {
        return new ScoreChanged(
                employeeId,
                period,
                other,
                officeId,
                position,
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
                months);
    }

    @Override
    public String key() {
        return employeeId + "|" + period;
    }

    @Override
    public String eventId() {
        return key() + "/" + version;
    }
}
