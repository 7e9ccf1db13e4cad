package id.timbang.indicator.directory;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.EmployeeChanged.Sex;
import id.timbang.indicator.input.FieldErrors;
import id.timbang.indicator.input.Texts;
import id.timbang.kit.problem.Problem;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a list of employees, in whatever order its header has them. A column that the list does not have
 * leaves what is known as it is; an empty field says that there is none.
 */
final class EmployeeColumns {

    /** What a column carries, named as in {@link EmployeeBody}. */
    private enum Column {
        EMPLOYEE_ID("employeeId", true),
        NAME("name", true),
        NIP("nip", false),
        OFFICE_ID("officeId", true),
        POSITION("position", true),
        SUPERVISOR_ID("supervisorId", false),
        GRADE("grade", false),
        SEX("sex", false),
        BIRTH_DATE("birthDate", false),
        ACTIVE_FROM("activeFrom", false),
        ACTIVE_TO("activeTo", false);

        private final String title;
        private final boolean required;

        Column(String title, boolean required) {
            this.title = title;
            this.required = required;
        }
    }

    private final Map<Column, Integer> places = new EnumMap<>(Column.class);
    private final int count;

    /** @throws Problem a 400 that says which column is missing, unknown or there twice */
    EmployeeColumns(List<String> header) {
        List<String> problems = new ArrayList<>();
        count = header.size();
        for (int place = 0; place < count; place++) {
            String title = header.get(place).strip();
            Column column = column(title);
            if (column == null) {
                problems.add("there is no column '" + Texts.shown(title) + "'");
            } else if (places.putIfAbsent(column, place) != null) {
                problems.add("the column '" + column.title + "' is there twice");
            }
        }
        Stream.of(Column.values())
                .filter(column -> column.required && !places.containsKey(column))
                .forEach(column -> problems.add("the column '" + column.title + "' is missing"));
        if (!problems.isEmpty()) {
            throw Problem.invalid(
                            "wrong-header",
                            "The header (line 1) will not do: " + String.join("; ", problems)
                                    + ". The columns, separated by commas and in any order, are " + titles() + ".")
                    .with("line", 1);
        }
    }

    private static @Nullable Column column(String title) {
        return Stream.of(Column.values())
                .filter(column -> column.title.equalsIgnoreCase(title))
                .findFirst()
                .orElse(null);
    }

    private static String titles() {
        return Stream.of(Column.values())
                .map(column -> column.required ? column.title + " (required)" : column.title)
                .collect(Collectors.joining(", "));
    }

    /** Whether the list says everything, so that nothing is left as it is. */
    boolean isComplete() {
        return places.size() == Column.values().length;
    }

    EmployeeBody body(List<String> fields, FieldErrors errors) {
        if (fields.size() != count) {
            errors.add("line", "has " + fields.size() + " fields, the header " + count);
        }
        return new EmployeeBody(
                text(fields, Column.EMPLOYEE_ID),
                null,
                text(fields, Column.NAME),
                text(fields, Column.NIP),
                text(fields, Column.OFFICE_ID),
                text(fields, Column.POSITION),
                text(fields, Column.SUPERVISOR_ID),
                text(fields, Column.GRADE),
                sex(fields, errors),
                date(fields, Column.BIRTH_DATE, errors),
                date(fields, Column.ACTIVE_FROM, errors),
                date(fields, Column.ACTIVE_TO, errors));
    }

    /** The employee as the list has it, with what the list says nothing about as it is known. */
    EmployeeChanged over(@Nullable EmployeeChanged known, EmployeeChanged listed) {
        return known == null
                ? listed
                : new EmployeeChanged(
                        listed.employeeId(),
                        listed.version(),
                        listed.name(),
                        has(Column.NIP) ? listed.nip() : known.nip(),
                        listed.officeId(),
                        listed.position(),
                        has(Column.SUPERVISOR_ID) ? listed.supervisorId() : known.supervisorId(),
                        has(Column.GRADE) ? listed.grade() : known.grade(),
                        has(Column.SEX) ? listed.sex() : known.sex(),
                        has(Column.BIRTH_DATE) ? listed.birthDate() : known.birthDate(),
                        has(Column.ACTIVE_FROM) ? listed.activeFrom() : known.activeFrom(),
                        has(Column.ACTIVE_TO) ? listed.activeTo() : known.activeTo());
    }

    private boolean has(Column column) {
        return places.containsKey(column);
    }

    private @Nullable String text(List<String> fields, Column column) {
        Integer place = places.get(column);
        if (place == null || place >= fields.size()) {
            return null;
        }
        String text = fields.get(place).strip();
        return text.isEmpty() ? null : text;
    }

    private @Nullable Sex sex(List<String> fields, FieldErrors errors) {
        String text = text(fields, Column.SEX);
        if (text == null) {
            return null;
        }
        for (Sex sex : Sex.values()) {
            if (sex.name().equals(text.toUpperCase(Locale.ROOT))) {
                return sex;
            }
        }
        errors.add(Column.SEX.title, "'" + Texts.shown(text) + "' is neither MALE nor FEMALE");
        return null;
    }

    private @Nullable LocalDate date(List<String> fields, Column column, FieldErrors errors) {
        String text = text(fields, column);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException unreadable) {
            errors.add(column.title, "'" + Texts.shown(text) + "' is no date; write 2026-11-24");
            return null;
        }
    }
}
