package id.timbang.kit.problem;

import id.timbang.contracts.Period;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** What is wrong with JSON that cannot be read, in words without the names of classes. */
public final class JsonProblems {

    private static final Map<Class<?>, String> KINDS = Map.of(
            String.class, "a text",
            Boolean.class, "true or false",
            boolean.class, "true or false",
            LocalDate.class, "a date like 2026-11-24",
            YearMonth.class, "a month like 2026-11",
            Period.class, "a period: a month like 2026-11, a quarter like 2026-Q4 or a year like 2026",
            Instant.class, "a time like 2026-11-24T02:41:07Z",
            OffsetDateTime.class, "a time like 2026-11-24T09:41:07+07:00");

    private static final Set<Class<?>> WHOLE =
            Set.of(int.class, Integer.class, long.class, Long.class, BigInteger.class);

    private JsonProblems() {}

    /** A 400 with line, column and, where known, the field. */
    public static Problem malformed(JacksonException json) {
        TokenStreamLocation at = json.getLocation();
        boolean located = at != null && at.getLineNr() > 0;
        String field = field(json.getPath());
        Problem problem = Problem.invalid(
                "malformed-json",
                "The JSON cannot be read"
                        + (located ? " at line " + at.getLineNr() + ", column " + at.getColumnNr() : "")
                        + (field.isEmpty() ? "" : ", at '" + field + "'") + ": " + reason(json));
        if (located) {
            problem.with("line", at.getLineNr()).with("column", at.getColumnNr());
        }
        return field.isEmpty() ? problem : problem.with("field", field);
    }

    /** For example {@code items[2].weight}. */
    private static String field(List<JacksonException.Reference> path) {
        StringBuilder field = new StringBuilder();
        for (JacksonException.Reference step : path) {
            if (step.getPropertyName() == null) {
                field.append('[').append(step.getIndex()).append(']');
            } else {
                field.append(field.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return field.toString();
    }

    /** What is wrong, without where. */
    public static String reason(JacksonException json) {
        if (!(json instanceof DatabindException)) {
            // The parser's advice to switch something on is not for whoever sends the JSON.
            return json.getOriginalMessage()
                    .replaceFirst("(?s): enable `.*", "")
                    .replaceAll("(?s) *\\([a-z ]*\\[Source: .*?\\]\\)", "")
                    .replaceAll(", from `[^`]*`", "")
                    .replaceFirst("(?s)^Duplicate Object property \"(.*)\"$", "the field '$1' is there twice")
                    .replaceFirst(" in null$", " in a number")
                    .replaceFirst(" in VALUE_STRING$", " in a text")
                    .replaceFirst(": maybe a \\(non-standard\\) comment.*", ": JSON has no comments");
        }
        if (json instanceof UnrecognizedPropertyException unknown) {
            return "there is no field '" + unknown.getPropertyName() + "', only "
                    + unknown.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        if (json instanceof InvalidNullException) {
            return "it may not be null";
        }
        if (json instanceof InvalidFormatException wrong) {
            return "'" + wrong.getValue() + "' is not " + kind(wrong.getTargetType());
        }
        if (json instanceof ValueInstantiationException refused
                && refused.getCause() instanceof IllegalArgumentException reason) {
            return String.valueOf(reason.getMessage());
        }
        if (json.getOriginalMessage().startsWith("Missing required creator property")) {
            return "it is missing";
        }
        return json instanceof MismatchedInputException other
                ? "here should be " + kind(other.getTargetType())
                : "it is not what is expected here";
    }

    private static String kind(@Nullable Class<?> type) {
        String plain = plainKind(type);
        if (plain != null) {
            return plain;
        }
        return type != null && (Collection.class.isAssignableFrom(type) || type.isArray()) ? "a list" : "an object";
    }

    /** What a value of a type looks like that is written as one text or number; none for other types. */
    static @Nullable String plainKind(@Nullable Class<?> type) {
        if (type == null) {
            return null;
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        if (WHOLE.contains(type)) {
            return "a whole number";
        }
        String known = KINDS.get(type);
        return known == null && (Number.class.isAssignableFrom(type) || type.isPrimitive()) ? "a number" : known;
    }
}
