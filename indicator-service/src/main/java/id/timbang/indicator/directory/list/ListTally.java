package id.timbang.indicator.directory.list;

import id.timbang.indicator.directory.list.ListCounts.Rejected;
import id.timbang.kit.state.StateStore.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Counts while a list is taken in; may be asked at any time from another thread. */
final class ListTally {

    /** So many are listed; the others only counted. */
    static final int LISTED = 1_000;

    private long lines;
    private long created;
    private long updated;
    private long unchanged;
    private long rejectedCount;
    private final List<Rejected> rejected = new ArrayList<>();

    synchronized long line() {
        return ++lines;
    }

    synchronized void taken(Outcome<?> outcome) {
        if (outcome.created()) {
            created++;
        } else if (outcome.changed()) {
            updated++;
        } else {
            unchanged++;
        }
    }

    synchronized void rejected(long line, String problem) {
        rejectedCount++;
        if (rejected.size() < LISTED) {
            rejected.add(new Rejected(line, problem));
        }
    }

    synchronized ListCounts counts() {
        return new ListCounts(
                lines,
                created,
                updated,
                unchanged,
                rejectedCount,
                rejected.stream()
                        .sorted(Comparator.comparingLong(Rejected::line))
                        .toList());
    }
}
