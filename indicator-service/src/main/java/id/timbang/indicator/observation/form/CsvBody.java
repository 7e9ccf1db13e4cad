package id.timbang.indicator.observation.form;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import id.timbang.indicator.input.QuoteWatch;
import id.timbang.kit.problem.Problem;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** A list of observations of any length: CSV (RFC 4180) with a header. */
final class CsvBody implements BodyReader {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int MOST_COLUMNS = 200;

    private final Charset charset;
    private final int longest;

    CsvBody(Charset charset, DataSize longest) {
        this.charset = charset;
        this.longest = (int) longest.toBytes();
    }

    @Override
    public void read(RequestBody body, Consumer<ReadItem> sink) throws IOException {
        // A decoder made for the purpose reports what is not in that encoding; a reader of its own would replace it.
        QuoteWatch text = new QuoteWatch(new InputStreamReader(body.content(), charset.newDecoder()), ',');
        long nextLine = 1;
        // One behind: whether the last one is whole is known when there is no other.
        ReadItem last = null;
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                        .maxBufferSize(longest)
                        .allowMissingFields(true)
                        .allowExtraFields(true)
                        .build(records(), text);
                CloseableIterator<CsvRecord> records = reader.iterator()) {
            if (!records.hasNext()) {
                throw Problem.invalid("empty-list", "The list is empty; its first line names the columns.");
            }
            CsvRecord header = records.next();
            CsvFields fields = new CsvFields(titles(header));
            nextLine = lastLine(header) + 1;
            while (records.hasNext()) {
                hand(last, sink);
                CsvRecord record = records.next();
                last = read(fields, record);
                nextLine = last.lastLine() + 1;
            }
            if (last != null && text.endsWithinQuotes()) {
                throw cut(last.line());
            }
            hand(last, sink);
        } catch (CsvParseException unreadable) {
            hand(last, sink);
            throw unreadable(unreadable, nextLine);
        } catch (UncheckedIOException broken) {
            hand(last, sink);
            if (broken.getCause() instanceof CharacterCodingException) {
                throw wrongEncoding(nextLine);
            }
            throw broken.getCause();
        }
    }

    private CsvRecordHandler records() {
        return CsvRecordHandler.builder()
                .maxFields(MOST_COLUMNS)
                .maxFieldSize(longest)
                .maxRecordSize(longest)
                .build();
    }

    private static List<String> titles(CsvRecord header) {
        List<String> titles = new ArrayList<>(header.getFields());
        if (titles.get(0).startsWith(BYTE_ORDER_MARK)) {
            titles.set(0, titles.get(0).substring(1));
        }
        return titles;
    }

    private static void hand(@Nullable ReadItem read, Consumer<ReadItem> sink) {
        if (read != null) {
            sink.accept(read);
        }
    }

    private static ReadItem read(CsvFields fields, CsvRecord record) {
        long size = record.getFields().stream().mapToLong(String::length).sum();
        return new ReadItem(fields.item(record.getFields()), record.getStartingLineNumber(), lastLine(record), size);
    }

    private static Problem cut(long line) {
        return Problem.invalid(
                        "csv-cut",
                        "The list ends within the quotes of the record that begins at line " + line
                                + ", so nobody knows where it ends: a quote is missing there, or the list is cut. Mend it, and"
                                + " send it from that line on.")
                .with("line", line);
    }

    private static long lastLine(CsvRecord record) {
        long within = 0;
        for (String field : record.getFields()) {
            within += field.indexOf('\n') < 0
                    ? 0
                    : field.chars().filter(character -> character == '\n').count();
        }
        return record.getStartingLineNumber() + within;
    }

    private Problem unreadable(CsvParseException unreadable, long line) {
        Throwable root = unreadable;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (root instanceof CharacterCodingException) {
            return wrongEncoding(line);
        }
        return Problem.invalid(
                        "malformed-csv",
                        "The record that begins at line " + line + ", or soon after, cannot be read as CSV, nor what"
                                + " follows it: " + root.getMessage() + " A record has at most " + longest
                                + " characters and " + MOST_COLUMNS + " fields.")
                .with("line", line);
    }

    private Problem wrongEncoding(long line) {
        return Problem.invalid(
                        "wrong-encoding",
                        "The list is not written in " + charset + ", at line " + line + " or soon after; save it in"
                                + " UTF-8, or name its encoding: 'Content-Type: text/csv; charset=windows-1252'.")
                .with("line", line);
    }
}
