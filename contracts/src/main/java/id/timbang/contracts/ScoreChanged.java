package id.timbang.contracts;

import java.math.BigDecimal;
import java.util.List;
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
        List<ScoreItem> items)
        implements ScoreEvent, Versioned {

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
     * @param contribution its part of the score: weight times achievement by all weight that has evidence
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
            @Nullable BigDecimal contribution) {}

    public ScoreChanged {
        items = List.copyOf(items);
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
                items);
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
