package id.timbang.indicator.eventlog.reading;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;

/**
 * What a reader must know of a log beforehand.
 *
 * @param caseAttribute   the case attribute that names the case
 * @param eventAttributes event attributes no log can do without; a CSV file must have columns for them
 */
public record LogLayout(String caseAttribute, List<String> eventAttributes, Csv csv) {

    /** What a column's name begins with when it holds an attribute of the case, as pm4py writes it. */
    public static final String CASE_PREFIX = "case:";

    /**
     * How a CSV file is written.
     *
     * @param charset where no byte order mark tells it
     * @param columns attributes by column name, for columns that are named otherwise; attributes of the case begin
     *                with {@link #CASE_PREFIX}
     */
    public record Csv(char separator, Charset charset, Map<String, String> columns) {}
}
