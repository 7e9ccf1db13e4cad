package id.timbang.indicator.eventlog.reading;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import id.timbang.indicator.input.QuoteWatch;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a CSV log (RFC 4180, a header line) into a sort that brings the cases together. */
final class CsvLogReader {

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final LogSource source;
    private final LogLayout layout;
    private final Charset charset;
    private final QuoteWatch text;
    private final CloseableIterator<CsvRecord> records;
    private @Nullable CsvRecord last;

    CsvLogReader(LogSource source, LogLayout layout) throws IOException, UnreadableLogException {
        this.source = source;
        this.layout = layout;
        this.charset = source.head().charset(layout.csv().charset());
        this.text = new QuoteWatch(decoded(), layout.csv().separator());
        this.records = CsvReader.builder()
                .fieldSeparator(layout.csv().separator())
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(text)
                .iterator();
    }

    /** Reads the header. */
    CsvColumns columns() throws IOException, UnreadableLogException {
        CsvRecord header = next();
        if (header == null) {
            throw UnreadableLogException.atLine("log-empty", "The log has no header line and no rows.", 1);
        }
        return CsvColumns.of(header.getFields(), layout);
    }

    /** Reads all rows; where that fails, the ones before are in the sort. */
    void rows(CsvColumns columns, ExternalSort sort, LogSink sink) throws IOException, UnreadableLogException {
        CsvRecord row = next();
        while (row != null) {
            // Looks one row ahead: the last one may be cut, and one before a broken one is whole.
            CsvRecord following;
            try {
                following = next();
            } catch (UnreadableLogException broken) {
                take(row, columns, sort, sink);
                throw broken;
            }
            if (following == null && isCut(row, columns)) {
                throw cut(row);
            }
            take(row, columns, sort, sink);
            row = following;
        }
    }

    private boolean isCut(CsvRecord last, CsvColumns columns) {
        return text.endsWithinQuotes() || text.endsWithinLine() && last.getFieldCount() < columns.count();
    }

    private @Nullable CsvRecord next() throws IOException, UnreadableLogException {
        source.content().step();
        try {
            if (!records.hasNext()) {
                return null;
            }
            last = records.next();
            return last;
        } catch (CsvParseException | UncheckedIOException broken) {
            throw unreadable(broken);
        }
    }

    private static void take(CsvRecord row, CsvColumns columns, ExternalSort sort, LogSink sink) throws IOException {
        long at = row.getStartingLineNumber();
        if (row.getFieldCount() != columns.count()) {
            String detail = "The row has " + row.getFieldCount() + " fields, the header " + columns.count()
                    + "; check quotes and separators.";
            sink.refuse(new LogSink.Refusal("csv-wrong-fields", detail, null, at, 1));
            return;
        }
        String caseId = columns.caseId(row.getFields());
        if (caseId.isEmpty()) {
            String detail = "The row does not tell which case it belongs to.";
            sink.refuse(new LogSink.Refusal("missing-case-id", detail, null, at, 1));
            return;
        }
        sort.add(new Row(caseId, sort.rows(), at, row.getFields().toArray(String[]::new)));
    }

    private Reader decoded() throws IOException, UnreadableLogException {
        PushbackReader text = new PushbackReader(new InputStreamReader(
                source.content(),
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        int first;
        try {
            first = text.read();
        } catch (CharacterCodingException notText) {
            throw wrongEncoding(1);
        }
        if (first >= 0 && first != BYTE_ORDER_MARK) {
            text.unread(first);
        }
        return text;
    }

    private UnreadableLogException cut(CsvRecord row) {
        long at = row.getStartingLineNumber();
        return new UnreadableLogException(
                "log-cut",
                "The log is cut: it ends in the middle of the row that begins at line " + at + ", at byte "
                        + source.bytesRead() + " of the file. Send the whole file; nothing counts twice.",
                at,
                null,
                source.bytesRead());
    }

    private UnreadableLogException unreadable(RuntimeException broken) throws IOException {
        long line = lineAfterLast();
        IOException stream = source.content().failure();
        if (stream != null) {
            return source.unreadable(stream, line);
        }
        Throwable root = broken;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (root instanceof CharacterCodingException) {
            return wrongEncoding(line);
        }
        return UnreadableLogException.atLine(
                "malformed-csv", "The row that begins at line " + line + " is no CSV: " + root.getMessage(), line);
    }

    private UnreadableLogException wrongEncoding(long line) {
        return UnreadableLogException.atLine(
                "wrong-encoding",
                "The log is not written in " + charset + ", at line " + line
                        + " or soon after; save it in UTF-8, or name its encoding in csv.encoding of the mapping.",
                line);
    }

    private long lineAfterLast() {
        if (last == null) {
            return 1;
        }
        long within = last.getFields().stream()
                .mapToLong(field -> field.chars().filter(c -> c == '\n').count())
                .sum();
        return last.getStartingLineNumber() + within + 1;
    }
}
