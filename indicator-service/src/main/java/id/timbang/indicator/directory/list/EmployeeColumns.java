package id.timbang.indicator.directory.list;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.EmployeeChanged.Assignment;
import id.timbang.contracts.EmployeeChanged.Sex;
import id.timbang.indicator.directory.EmployeeBody;
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
import java.util.Objects;
import java.util.function.Function;
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
        EMPLOYEE_ID("employeeId", true, EmployeeChanged::employeeId),
        NAME("name", true, EmployeeChanged::name),
        NIP("nip", false, EmployeeChanged::nip),
        OFFICE_ID("officeId", true, EmployeeChanged::officeId),
        POSITION("position", true, EmployeeChanged::position),
        SUPERVISOR_ID("supervisorId", false, EmployeeChanged::supervisorId),
        GRADE("grade", false, EmployeeChanged::grade),
        SEX("sex", false, EmployeeChanged::sex),
        BIRTH_DATE("birthDate", false, EmployeeChanged::birthDate),
        ACTIVE_FROM("activeFrom", false, EmployeeChanged::activeFrom),
        ACTIVE_TO("activeTo", false, EmployeeChanged::activeTo),
        ASSIGNED_FROM("assignedFrom", false, EmployeeColumns::assignedFrom);

        private final String title;
        private final boolean required;
        private final Function<EmployeeChanged, @Nullable Object> value;

        Column(String title, boolean required, Function<EmployeeChanged, @Nullable Object> value) {
            this.title = title;
            this.required = required;
            this.value = value;
        }
    }

    private static @Nullable Object assignedFrom(EmployeeChanged employee) {
        List<Assignment> history = employee.history();
        return history.get(history.size() - 1).from();
    }

    /** The header of a list that says everything. */
    static List<String> header() {
        return Stream.of(Column.values()).map(column -> column.title).toList();
    }

    /** An employee as a line below {@link #header()}. */
    static List<String> line(EmployeeChanged employee) {
        return Stream.of(Column.values())
                .map(column -> Objects.toString(column.value.apply(employee), ""))
                .toList();
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
                date(fields, Column.ACTIVE_TO, errors),
                date(fields, Column.ASSIGNED_FROM, errors),
                null);
    }

    /** The employee as the list has it, with what the list says nothing about as it is known. */
    EmployeeChanged over(EmployeeChanged known, EmployeeChanged listed) {
        return new EmployeeChanged(
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
