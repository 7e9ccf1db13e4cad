package id.timbang.indicator.eventlog.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What each column of a CSV log holds. */
final class CsvColumns {

    private record Column(String attribute, boolean ofCase) {}

    private final List<Column> columns;
    private final int caseId;

    private CsvColumns(List<Column> columns, int caseId) {
        this.columns = columns;
        this.caseId = caseId;
    }

    /** Reads the header, and sees to it that nothing the layout speaks of is missing. */
    static CsvColumns of(List<String> header, LogLayout layout) throws UnreadableLogException {
        for (String renamed : layout.csv().columns().keySet()) {
            require(header, renamed, "the mapping's csv.columns names it");
        }
        List<String> attributes = new ArrayList<>();
        for (String name : header) {
            String attribute = layout.csv().columns().getOrDefault(name, name);
            if (attributes.contains(attribute)) {
                throw UnreadableLogException.atLine(
                        "csv-duplicate-column", "Two columns hold '" + attribute + "'; name one otherwise.", 1);
            }
            attributes.add(attribute);
        }
        String caseColumn = LogLayout.CASE_PREFIX + layout.caseAttribute();
        require(attributes, caseColumn, "it names the case");
        for (String attribute : layout.eventAttributes()) {
            require(attributes, attribute, "no event can do without it");
        }
        return new CsvColumns(attributes.stream().map(CsvColumns::column).toList(), attributes.indexOf(caseColumn));
    }

    private static Column column(String attribute) {
        return attribute.startsWith(LogLayout.CASE_PREFIX)
                ? new Column(attribute.substring(LogLayout.CASE_PREFIX.length()), true)
                : new Column(attribute, false);
    }

    private static void require(List<String> names, String name, String why) throws UnreadableLogException {
        if (!names.contains(name)) {
            throw UnreadableLogException.atLine(
                    "csv-missing-column",
                    "The CSV header has no column '" + name + "' (" + why + "); it has " + names
                            + ". Mend the header, csv.columns or csv.separator of the mapping.",
                    1);
        }
    }

    int count() {
        return columns.size();
    }

    String caseId(List<String> fields) {
        return fields.get(caseId);
    }

    Map<String, String> ofEvent(String[] fields) {
        return attributes(fields, false);
    }

    Map<String, String> ofCase(String[] fields) {
        return attributes(fields, true);
    }

    private Map<String, String> attributes(String[] fields, boolean ofCase) {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < fields.length; i++) {
            Column column = columns.get(i);
            if (column.ofCase() == ofCase && !fields[i].isEmpty()) {
                attributes.put(column.attribute(), fields[i]);
            }
        }
        return attributes;
    }
}
