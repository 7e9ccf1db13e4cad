package id.timbang.indicator.directory.list;

import java.util.List;

/**
 * What has come of a list.
 *
 * @param lines         how many lines there were below the header, empty ones left out
 * @param rejectedCount how many lines were not taken
 * @param rejected      the first of them, in the order of the list
 */
record ListCounts(long lines, long created, long updated, long unchanged, long rejectedCount, List<Rejected> rejected) {

    /**
     * A line that was not taken.
     *
     * @param line    counted from 1, the header included
     * @param problem which columns will not do, and why
     */
    record Rejected(long line, String problem) {}

    ListCounts {
        rejected = List.copyOf(rejected);
    }
}
