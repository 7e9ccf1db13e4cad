package id.timbang.indicator.directory.list;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import id.timbang.indicator.directory.EmployeeBody;
import id.timbang.indicator.input.FieldErrors;
import id.timbang.indicator.input.QuoteWatch;
import id.timbang.kit.problem.Problem;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Reads a list of employees line by line. */
final class ListReader {

    private static final int LONGEST_LINE = 64 * 1024;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Path list;
    private final Charset charset;
    private final int maxLines;

    ListReader(Path list, Charset charset, int maxLines) {
        this.list = list;
        this.charset = charset;
        this.maxLines = maxLines;
    }

    /**
     * A line that is in the form of CSV.
     *
     * @param number counted from 1, the header included
     * @param errors what is wrong with its fields, so far as it can be told without knowing anything else
     */
    record Line(long number, EmployeeColumns columns, EmployeeBody body, FieldErrors errors) {}

    /**
     * Reads the list to its end.
     *
     * @param at is told after each line how far into the file reading has come, in bytes
     * @throws Problem a 400 where the header will not do, or where a line breaks the form of CSV so that what follows
     *     cannot be told apart; what comes before has been handed over then
     */
    void read(Consumer<Line> consumer, LongConsumer at) throws IOException {
        long line = 1;
        try (SeekableByteChannel bytes = Files.newByteChannel(list);
                // A decoder made for the purpose reports what is not in that encoding; a reader's own would replace it.
                QuoteWatch csv = new QuoteWatch(
                        new InputStreamReader(Channels.newInputStream(bytes), charset.newDecoder()), ',');
                CsvReader<CsvRecord> reader = CsvReader.builder()
                        .maxBufferSize(LONGEST_LINE)
                        .allowMissingFields(true)
                        .allowExtraFields(true)
                        .ofCsvRecord(csv);
                CloseableIterator<CsvRecord> records = reader.iterator()) {
            if (!records.hasNext()) {
                throw Problem.invalid("empty-list", "The list is empty; its first line names the columns.");
            }
            EmployeeColumns columns = new EmployeeColumns(titles(records.next()));
            for (int count = 0; records.hasNext(); count++) {
                CsvRecord read = records.next();
                if (csv.endsWithinQuotes()) {
                    throw broken(
                            line,
                            "a quote that is opened in line " + read.getStartingLineNumber()
                                    + " is never closed, so that all that follows stands in it");
                }
                line = read.getStartingLineNumber();
                if (count == maxLines) {
                    throw Problem.invalid(
                                    "list-too-long",
                                    "The list has more than " + maxLines
                                            + " lines, the most that are taken at once; send" + " the rest, from line "
                                            + line + ", as another.")
                            .with("line", line);
                }
                FieldErrors errors = new FieldErrors();
                consumer.accept(new Line(line, columns, columns.body(read.getFields(), errors), errors));
                at.accept(bytes.position());
            }
        } catch (CsvParseException unreadable) {
            throw broken(line, String.valueOf(unreadable.getMessage()));
        } catch (UncheckedIOException unreadable) {
            if (unreadable.getCause() instanceof CharacterCodingException) {
                throw broken(line, "it is not in the character encoding it claims (UTF-8 where it claims none)");
            }
            throw unreadable.getCause();
        }
    }

    private static List<String> titles(CsvRecord header) {
        List<String> titles = new ArrayList<>(header.getFields());
        if (titles.get(0).startsWith(BYTE_ORDER_MARK)) {
            titles.set(0, titles.get(0).substring(1));
        }
        return titles;
    }

    private static Problem broken(long lastGood, String why) {
        return Problem.invalid(
                        "unreadable-csv",
                        "The list cannot be read beyond line " + lastGood + ": " + why
                                + ". The lines before are taken; mend it and send it again.")
                .with("line", lastGood);
    }
}
