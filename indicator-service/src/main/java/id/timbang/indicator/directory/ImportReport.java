package id.timbang.indicator.directory;

import java.util.List;

/**
 * What came of a list.
 *
 * @param lines    how many lines there were below the header, empty ones left out
 * @param rejected the lines that were not taken; of a great many the first ones, the count follows from the others
 */
record ImportReport(long lines, long created, long updated, long unchanged, List<Rejected> rejected) {

    /**
     * A line that was not taken.
     *
     * @param line    counted from 1, the header included
     * @param problem which columns will not do, and why
     */
    record Rejected(long line, String problem) {}

    ImportReport {
        rejected = List.copyOf(rejected);
    }
}
