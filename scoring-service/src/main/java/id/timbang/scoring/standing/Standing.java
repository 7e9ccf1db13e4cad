package id.timbang.scoring.standing;

import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreChanged;
import id.timbang.scoring.tally.MonthTallies;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where one employee stands in one month.
 *
 * @param officeId  where the employee works now, by which it is found; the score's is where they worked in the month.
 *     None while the directory does not know the employee
 * @param lock      counts the writes of this document; a write names the count it replaces
 * @param applied   by partition of the log, the highest offset whose fact is in the tallies
 * @param version   of the score, or of the last there was: the next one's is above it, whoever makes it
 * @param score     made from the tallies; none while the directory does not know the employee
 * @param changedAt when it was last written
 */
public record Standing(
        String employeeId,
        @Nullable String officeId,
        Period month,
        long lock,
        Map<String, Long> applied,
        MonthTallies tallies,
        long version,
        @Nullable ScoreChanged score,
        Instant changedAt) {

    /** Before the first fact. */
    public static Standing empty(String employeeId, Period month) {
        return new Standing(employeeId, null, month, 0, new TreeMap<>(), new MonthTallies(), 0, null, Instant.EPOCH);
    }

    /** The next state, to be scored: with those facts, written then. */
    Standing next(Map<String, Long> newApplied, MonthTallies newTallies, Instant at) {
        return new Standing(employeeId, null, month, lock + 1, newApplied, newTallies, version, null, at);
    }

    /**
     * The same as it is scored. The score's version is lifted above the last there was where it is not: instances may know
     * different changes of the directory and the catalogue, and as many of them or fewer.
     */
    Standing scored(String office, ScoreChanged made) {
        ScoreChanged above = made.version() > version ? made : made.withVersion(version + 1);
        return new Standing(employeeId, office, month, lock, applied, tallies, above.version(), above, changedAt);
    }

    /** The next state, the same but for a higher version of the score, of one that has one. */
    Standing lifted(long higher, Instant at) {
        ScoreChanged same = Objects.requireNonNull(score).withVersion(higher);
        return new Standing(employeeId, officeId, month, lock + 1, applied, tallies, higher, same, at);
    }

    /** The key of a standing, the same as its score's event key. */
    public static String key(String employeeId, Period month) {
        return employeeId + "|" + month;
    }

    public String key() {
        return key(employeeId, month);
    }

    /** Of several changes, each partition's in the order of offsets, those that are not in the tallies yet. */
    List<Change> fresh(List<Change> changes) {
        List<Change> fresh = new ArrayList<>(changes.size());
        String partition = "";
        long in = -1;
        for (Change change : changes) {
            if (!change.partition().equals(partition)) {
                partition = change.partition();
                in = applied.getOrDefault(partition, -1L);
            }
            if (change.offset() > in) {
                fresh.add(change);
            }
        }
        return fresh;
    }

    /** The sum of what is applied: grows with every fact, and is the same again after a rebuild from the log. */
    long appliedTotal() {
        return applied.values().stream().mapToLong(offset -> offset + 1).sum();
    }
}
