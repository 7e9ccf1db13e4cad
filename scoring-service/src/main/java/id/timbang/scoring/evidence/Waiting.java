package id.timbang.scoring.evidence;

import java.util.List;

/** One employee's records that are still to be stored. */
final class Waiting {

    /** Of one employee in one write: a document may have 16 MB. */
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private final String employeeId;
    private final List<Told> told;
    private int done;
    private int end;

    Waiting(String employeeId, List<Told> told) {
        this.employeeId = employeeId;
        this.told = told;
    }

    String employeeId() {
        return employeeId;
    }

    /** Those to be stored next, the same until they are. */
    List<Told> next() {
        int bytes = 0;
        if (end == done) {
            while (end < told.size() && bytes < MOST_BYTES) {
                bytes += told.get(end++).record().remaining();
            }
        }
        return told.subList(done, end);
    }

    void stored() {
        done = end;
    }

    boolean isDone() {
        return done == told.size();
    }
}
