package id.timbang.report.document;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * CSV by RFC 4180, with a header. A text that a spreadsheet would take for a formula gets an apostrophe in front;
 * our own numbers do not, so that negative ones stay numbers.
 */
final class Csv {

    /** With these a cell becomes a formula, in one spreadsheet program or another. */
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private Csv() {}

    static void write(Table table, Writer to) {
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(to);
        csv.writeRecord(table.header());
        table.rows().forEach(row -> csv.writeRecord(cells(row)));
        try {
            csv.flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<String> cells(List<@Nullable Object> row) {
        Stream<@Nullable Object> values = row.stream();
        return values.map(Csv::cell).toList();
    }

    static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        String text = value.toString();
        boolean formula = !(value instanceof Number) && !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
        return formula ? "'" + text : text;
    }
}
