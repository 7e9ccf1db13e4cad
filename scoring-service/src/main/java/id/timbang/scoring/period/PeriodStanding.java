package id.timbang.scoring.period;

import id.timbang.contracts.ScoreChanged;
import id.timbang.scoring.certainty.Sample;
import id.timbang.scoring.standing.Standing;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/**
 * Where one employee stands in a period, made from the standings of its months: of a month what peers are compared by,
 * of a quarter or a year the score as well.
 *
 * @param officeId  where the employee works now, by which it is found; the score's is where they worked in the period
 * @param lock      counts the writes of this document; a write names the count it replaces
 * @param basis     what it was made from
 * @param samples   by indicator, of the scorecard's items that are samples
 * @param changedAt when it was last written
 */
public record PeriodStanding(
        String officeId, long lock, Basis basis, ScoreChanged score, Map<String, Sample> samples, Instant changedAt) {

    /**
     * What a standing was made from; made from the same, it is the same.
     *
     * @param locks   the sum of its months' locks, which grow with every write
     * @param changes of the directory and the catalogue
     * @param counted how many of the months counted
     */
    public record Basis(long locks, long changes, int counted) {

        static Basis of(Collection<Standing> months, long changes, int counted) {
            return new Basis(months.stream().mapToLong(Standing::lock).sum(), changes, counted);
        }
    }

    public String key() {
        return score.key();
    }

    /** The same in place of another, which has been written so often, and of that version. */
    PeriodStanding after(long written, long version) {
        return new PeriodStanding(officeId, written + 1, basis, score.withVersion(version), samples, changedAt);
    }
}
