package id.timbang.indicator.eventlog.reading;

import java.io.IOException;
import java.nio.file.Path;

/** Reads event logs from disk: XES or CSV, plain or gzip, told by their content. */
public final class LogReader {

    private final ReadingLimits limits;

    public LogReader(ReadingLimits limits) {
        this.limits = limits;
    }

    /**
     * Reads a log from its beginning to its end.
     *
     * @param scratch a directory for rows that do not fit into memory
     * @throws UnreadableLogException where the log is no log or ends too early; the whole cases before that place
     *     have been handed over
     * @throws IOException where the machine fails: the disk is full, the thread was interrupted
     */
    public void read(Path log, LogLayout layout, Path scratch, ReadingProgress progress, LogSink sink)
            throws IOException, UnreadableLogException {
        CaseCollector collector = new CaseCollector(layout.caseAttribute(), limits, sink);
        try (LogSource source = LogSource.open(log, limits, progress)) {
            if (source.head().isXml()) {
                new XesReader(source, collector).read();
            } else {
                progress.sorting();
                readCsv(source, layout, scratch, progress, sink, collector);
            }
        }
    }

    private void readCsv(
            LogSource source,
            LogLayout layout,
            Path scratch,
            ReadingProgress progress,
            LogSink sink,
            CaseCollector collector)
            throws IOException, UnreadableLogException {
        CsvLogReader reader = new CsvLogReader(source, layout);
        CsvColumns columns = reader.columns();
        try (ExternalSort sort = new ExternalSort(scratch, limits.sortMemory())) {
            CsvCases cases = new CsvCases(sort, columns, collector, progress);
            try {
                reader.rows(columns, sort, sink);
            } catch (UnreadableLogException broken) {
                if (cases.wholeOnes()) {
                    throw broken;
                }
                throw broken.adding("The rows of a case are not together in this file, so no case is known to be"
                        + " whole and none was taken.");
            }
            cases.all();
        }
    }
}
