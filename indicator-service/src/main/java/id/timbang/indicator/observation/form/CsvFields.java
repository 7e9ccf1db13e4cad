package id.timbang.indicator.observation.form;

import id.timbang.indicator.input.Texts;
import id.timbang.indicator.observation.form.ItemReader.Field;
import id.timbang.kit.problem.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a list of observations, in whatever order its header has them: named as the fields are, and {@code
 * attributes.<name>} for each attribute. An empty field says that there is none.
 */
final class CsvFields {

    private static final String ATTRIBUTE = Field.ATTRIBUTES.title + ".";
    private static final Set<Field> REQUIRED = Set.of(Field.ID, Field.SOURCE, Field.INDICATOR, Field.OCCURRED_AT);

    /** As JSON writes numbers; other digits than these are no digits here. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private final Map<Field, Integer> places = new EnumMap<>(Field.class);
    private final Map<String, Integer> attributes = new LinkedHashMap<>();
    private final int count;

    /** @throws Problem a 400 that says which column is missing, unknown or there twice */
    CsvFields(List<String> header) {
        List<String> problems = new ArrayList<>();
        count = header.size();
        for (int place = 0; place < count; place++) {
            String title = header.get(place).strip();
            if (!place(title, place)) {
                problems.add("the column '" + Texts.shown(title) + "' is there twice");
            }
            if (!isKnown(title)) {
                problems.add("there is no column '" + Texts.shown(title) + "'");
            }
        }
        REQUIRED.stream()
                .filter(field -> !places.containsKey(field))
                .sorted()
                .forEach(field -> problems.add("the column '" + field.title + "' is missing"));
        if (!places.containsKey(Field.EMPLOYEE_ID) && !places.containsKey(Field.NIP)) {
            problems.add("neither of the columns 'employeeId' and 'nip' is there");
        }
        if (!problems.isEmpty()) {
            throw Problem.invalid(
                            "wrong-header",
                            "The header (line 1) will not do: " + String.join("; ", problems)
                                    + ". The columns, separated by commas and in any order, are " + titles()
                                    + " and, for each attribute, " + ATTRIBUTE + "<name>.")
                    .with("line", 1);
        }
    }

    /** @return false where such a column is there already */
    private boolean place(String title, int place) {
        if (isAttribute(title)) {
            return attributes.putIfAbsent(title.substring(ATTRIBUTE.length()), place) == null;
        }
        Field field = Field.BY_TITLE.get(title);
        return field == null || places.putIfAbsent(field, place) == null;
    }

    private static boolean isKnown(String title) {
        Field field = Field.BY_TITLE.get(title);
        return isAttribute(title) || field != Field.ATTRIBUTES && Field.OF_OBSERVATION.contains(field);
    }

    private static boolean isAttribute(String title) {
        return title.startsWith(ATTRIBUTE) && title.length() > ATTRIBUTE.length();
    }

    private static String titles() {
        return Field.OF_OBSERVATION.stream()
                .filter(field -> field != Field.ATTRIBUTES)
                .map(field -> REQUIRED.contains(field) ? field.title + " (required)" : field.title)
                .collect(Collectors.joining(", "));
    }

    /** The observation of one record. */
    Item item(List<String> fields) {
        Map<Field, Object> values = new EnumMap<>(Field.class);
        Fault fault = fields.size() == count
                ? null
                : new Fault(
                        "csv-wrong-fields",
                        "the record has " + fields.size() + " fields, the header " + count
                                + "; check quotes and separators");
        for (Map.Entry<Field, Integer> column : places.entrySet()) {
            Field field = column.getKey();
            String text = text(fields, column.getValue());
            if (text != null && field.isNumber()) {
                Fault wrong = numberFault(field, text);
                if (wrong == null) {
                    values.put(field, new BigDecimal(text));
                } else if (fault == null) {
                    fault = wrong;
                }
            } else if (text != null) {
                values.put(field, text);
            }
        }
        Map<String, String> facts = attributes(fields);
        if (!facts.isEmpty()) {
            values.put(Field.ATTRIBUTES, facts);
        }
        return new Item(ItemReader.input(values), fault);
    }

    private Map<String, String> attributes(List<String> fields) {
        Map<String, String> facts = new LinkedHashMap<>();
        attributes.forEach((name, place) -> {
            String text = text(fields, place);
            if (text != null) {
                facts.put(name, text);
            }
        });
        return facts;
    }

    private static @Nullable String text(List<String> fields, int place) {
        return place < fields.size() && !fields.get(place).isBlank() ? fields.get(place) : null;
    }

    private static @Nullable Fault numberFault(Field field, String text) {
        if (text.length() > ItemReader.LONGEST_NUMBER) {
            return new Fault(
                    "number-out-of-range",
                    "'" + field.title + "' has more than " + ItemReader.LONGEST_NUMBER + " digits");
        }
        if (!NUMBER.matcher(text).matches()) {
            return new Fault(
                    "wrong-type",
                    "'" + field.title + "' is '" + Texts.shown(text)
                            + "', which is no number; write it as 1234.5, with a point and without spaces");
        }
        try {
            new BigDecimal(text);
            return null;
        } catch (NumberFormatException exponent) {
            return new Fault("number-out-of-range", "'" + field.title + "' is out of range: its exponent is too large");
        }
    }
}
