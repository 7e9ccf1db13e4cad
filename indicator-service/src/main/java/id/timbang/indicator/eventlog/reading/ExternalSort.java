package id.timbang.indicator.eventlog.reading;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/**
 * Brings together the rows of each case, wherever they stand in a file, in bounded memory: what does not fit is
 * sorted in runs on disk, and the runs are merged.
 */
final class ExternalSort implements Closeable {

    private static final int RUNS_AT_ONCE = 64;

    private final Path directory;
    private final long memory;
    private final List<Row> inMemory = new ArrayList<>();
    private final Deque<SortedRun> runs = new ArrayDeque<>();
    private long size;
    private long rows;

    /** @param memory how many bytes of rows to hold in memory */
    ExternalSort(Path directory, long memory) {
        this.directory = directory;
        this.memory = memory;
    }

    void add(Row row) throws IOException {
        inMemory.add(row);
        rows++;
        size += row.size();
        if (size > memory) {
            spill();
        }
    }

    long rows() {
        return rows;
    }

    /** All rows by case, each case's in the order they were added; may be asked for again. */
    RowStream sorted() throws IOException {
        if (runs.isEmpty()) {
            inMemory.sort(null);
            return RowStream.of(inMemory);
        }
        if (!inMemory.isEmpty()) {
            spill();
        }
        while (runs.size() > RUNS_AT_ONCE) {
            List<SortedRun> some = new ArrayList<>();
            while (some.size() < RUNS_AT_ONCE) {
                some.add(runs.removeFirst());
            }
            runs.addLast(SortedRun.write(directory, merge(some)));
            for (SortedRun merged : some) {
                merged.delete();
            }
        }
        return merge(runs);
    }

    @Override
    public void close() throws IOException {
        for (SortedRun run : runs) {
            run.delete();
        }
        runs.clear();
        inMemory.clear();
    }

    private void spill() throws IOException {
        inMemory.sort(null);
        runs.addLast(SortedRun.write(directory, RowStream.of(inMemory)));
        inMemory.clear();
        size = 0;
    }

    private static RowStream merge(Collection<SortedRun> some) throws IOException {
        List<RowStream> streams = new ArrayList<>();
        for (SortedRun run : some) {
            streams.add(run.read());
        }
        return new MergedRows(streams);
    }
}
