package id.timbang.indicator.observation.form;

import id.timbang.indicator.input.Decimals;
import id.timbang.indicator.input.Ids;
import id.timbang.indicator.input.Texts;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether the fields of an observation are sound in themselves, whoever and whatever they speak of. */
public final class Shape {

    private static final Pattern NIP = Pattern.compile("\\d{18}");
    public static final int LONGEST_ID = 200;
    private static final int LONGEST_REASON = 500;
    private static final int MOST_ATTRIBUTES = 30;
    private static final int LONGEST_ATTRIBUTE_NAME = 64;
    private static final int LONGEST_ATTRIBUTE = 500;

    private Shape() {}

    /** The first fault, none where all is sound. */
    public static @Nullable Fault fault(ObservationInput input) {
        return first(
                missing("id", input.id()),
                line("id", input.id(), LONGEST_ID),
                missing("source", input.source()),
                source(input.source()),
                who(input.employeeId(), input.nip()),
                missing("indicator", input.indicator()),
                line("indicator", input.indicator(), LONGEST_ID),
                number("value", input.value()),
                number("numerator", input.numerator()),
                number("denominator", input.denominator()),
                line("reference", input.reference(), LONGEST_ID),
                attributes(input.attributes()),
                id("enteredBy", input.enteredBy()),
                id("officeId", input.officeId()));
    }

    private static @Nullable Fault first(@Nullable Fault... faults) {
        for (Fault fault : faults) {
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    /** A NIP without the blanks people write between its parts. */
    public static String withoutBlanks(String nip) {
        return nip.replace(" ", "");
    }

    /** Whether a fact can be named so. */
    public static @Nullable Fault nameFault(@Nullable String source, @Nullable String id) {
        return first(missing("source", source), source(source), missing("id", id), line("id", id, LONGEST_ID));
    }

    /** Why something is corrected or taken back: a sentence, without which nobody can account for it later. */
    public static @Nullable Fault reasonFault(@Nullable String reason) {
        Fault missing = missing("reason", reason);
        String problem = reason == null ? null : Texts.problem(reason, LONGEST_REASON);
        return missing != null || problem == null ? missing : new Fault("invalid-text", "'reason' " + problem);
    }

    /** Whether an employee's id, which may be missing, has the form of one. */
    public static @Nullable Fault employeeFault(@Nullable String employeeId) {
        String problem = employeeId == null ? null : Ids.problem(employeeId);
        return problem == null
                ? null
                : new Fault("invalid-employee-id", "'employeeId' " + problem + ". A NIP goes into 'nip'");
    }

    private static @Nullable Fault missing(String field, @Nullable String text) {
        return text == null || text.isBlank() ? new Fault("missing-field", "'" + field + "' is missing") : null;
    }

    private static @Nullable Fault line(String field, @Nullable String text, int longest) {
        String problem = text == null ? null : Texts.lineProblem(text, longest);
        return problem == null ? null : new Fault("invalid-text", "'" + field + "' " + problem);
    }

    private static @Nullable Fault source(@Nullable String source) {
        return source == null || Ids.isSource(source)
                ? null
                : new Fault(
                        "invalid-source",
                        "'source' must have 1 to 64 letters, digits, '.', '_', ':' or '-', a letter or digit first");
    }

    private static @Nullable Fault who(@Nullable String employeeId, @Nullable String nip) {
        if (employeeId == null && nip == null) {
            return new Fault("missing-field", "neither 'employeeId' nor 'nip' says whose work it is");
        }
        if (nip != null && !NIP.matcher(withoutBlanks(nip)).matches()) {
            return new Fault("invalid-nip", "'nip' must have 18 digits");
        }
        return employeeFault(employeeId);
    }

    private static @Nullable Fault id(String field, @Nullable String id) {
        String problem = id == null ? null : Ids.problem(id);
        return problem == null ? null : new Fault("invalid-id", "'" + field + "' " + problem);
    }

    private static @Nullable Fault number(String field, @Nullable BigDecimal number) {
        String problem = number == null ? null : Decimals.problem(number);
        return problem == null ? null : new Fault("number-out-of-range", "'" + field + "' " + problem);
    }

    private static @Nullable Fault attributes(@Nullable Map<String, String> attributes) {
        if (attributes == null) {
            return null;
        }
        if (attributes.size() > MOST_ATTRIBUTES) {
            return new Fault(
                    "too-many-attributes",
                    "has " + attributes.size() + " attributes; at most " + MOST_ATTRIBUTES + " are taken");
        }
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            Fault fault = attribute(attribute.getKey(), attribute.getValue());
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    private static @Nullable Fault attribute(String name, @Nullable String text) {
        String problem = name.isBlank() ? "has no name" : Texts.lineProblem(name, LONGEST_ATTRIBUTE_NAME);
        if (problem != null) {
            return new Fault("invalid-text", "the name of " + shown(name) + problem);
        }
        problem = text == null ? "is null" : Texts.problem(text, LONGEST_ATTRIBUTE);
        return problem == null ? null : new Fault("invalid-text", shown(name) + problem);
    }

    private static String shown(String attribute) {
        return "the attribute '" + Texts.shown(attribute) + "' ";
    }
}
