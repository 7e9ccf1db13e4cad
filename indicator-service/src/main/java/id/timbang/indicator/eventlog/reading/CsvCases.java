package id.timbang.indicator.eventlog.reading;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes cases of sorted rows. */
final class CsvCases {

    private final ExternalSort sort;
    private final CsvColumns columns;
    private final CaseCollector collector;
    private final ReadingProgress progress;

    CsvCases(ExternalSort sort, CsvColumns columns, CaseCollector collector, ReadingProgress progress) {
        this.sort = sort;
        this.columns = columns;
        this.collector = collector;
        this.progress = progress;
    }

    /** Hands over every case. */
    void all() throws IOException {
        handOver(null, false);
    }

    /**
     * Hands over what is sure to be whole although the file was cut after the last row. Where the rows of each case
     * stand together, that is every case but the last; else any case may lack rows.
     *
     * @return whether anything could be sure to be whole
     */
    boolean wholeOnes() throws IOException {
        Survey survey = survey();
        handOver(survey.lastCase(), survey.scattered());
        return !survey.scattered();
    }

    private record Survey(@Nullable String lastCase, boolean scattered) {}

    private Survey survey() throws IOException {
        String lastCase = null;
        boolean scattered = false;
        try (RowStream rows = sort.sorted()) {
            Row before = null;
            for (Row row = rows.next(); row != null; row = rows.next()) {
                scattered |=
                        before != null && before.caseId().equals(row.caseId()) && row.number() != before.number() + 1;
                if (row.number() == sort.rows() - 1) {
                    lastCase = row.caseId();
                }
                before = row;
            }
        }
        return new Survey(lastCase, scattered);
    }

    private void handOver(@Nullable String cutCase, boolean allCut) throws IOException {
        String current = null;
        long done = 0;
        try (RowStream rows = sort.sorted()) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                if (!row.caseId().equals(current)) {
                    end(current, cutCase, allCut);
                    current = row.caseId();
                    collector.begin(row.line());
                }
                columns.ofCase(row.fields()).forEach(collector::attribute);
                collector.event(new LogEvent(columns.ofEvent(row.fields()), row.line()));
                progress.rows(++done, sort.rows());
            }
            end(current, cutCase, allCut);
        }
    }

    private void end(@Nullable String current, @Nullable String cutCase, boolean allCut) {
        if (current == null) {
            return;
        }
        if (allCut || Objects.equals(current, cutCase)) {
            collector.cut();
        } else {
            collector.end();
        }
    }
}
