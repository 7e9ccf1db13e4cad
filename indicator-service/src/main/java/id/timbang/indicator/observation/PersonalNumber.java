package id.timbang.indicator.observation;

import id.timbang.indicator.directory.Employees;
import id.timbang.indicator.observation.form.Fault;
import id.timbang.indicator.observation.form.ObservationInput;
import id.timbang.indicator.observation.form.Shape;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps personal numbers out of what is told: a NIP names a person and tells birth date and sex, whoever's it is and
 * wherever it stands. Only numbers that are somebody's are looked for; other numbers of 18 digits are free to be used.
 */
final class PersonalNumber {

    private static final int NIP_DIGITS = 18;

    private PersonalNumber() {}

    /**
     * Why the observation cannot be told, none when it can.
     *
     * @param nip the NIP it names its employee by, none where it does not
     */
    static @Nullable Fault fault(ObservationInput input, @Nullable String nip, Employees employees) {
        Map<String, String> attributes = input.attributes() == null ? Map.of() : input.attributes();
        for (String name : attributes.keySet()) {
            if (name.equalsIgnoreCase("nip") || name.equalsIgnoreCase("nik")) {
                return new Fault(
                        "personal-number", "the attribute '" + name + "' is a personal number, which is not kept");
            }
        }
        Stream<@Nullable String> told = Stream.concat(
                Stream.of(input.id(), input.reference()),
                attributes.entrySet().stream().flatMap(entry -> Stream.of(entry.getKey(), entry.getValue())));
        return told.anyMatch(text -> text != null && hasNip(Shape.withoutBlanks(text), nip, employees))
                ? new Fault(
                        "personal-number",
                        "somebody's NIP stands in the id, the reference or an attribute, where it would be kept")
                : null;
    }

    /** Why a text cannot be told, none when it can. */
    static @Nullable Fault fault(String field, String text, Employees employees) {
        return hasNip(Shape.withoutBlanks(text), null, employees)
                ? new Fault("personal-number", "somebody's NIP stands in '" + field + "', where it would be kept")
                : null;
    }

    private static boolean hasNip(String text, @Nullable String nip, Employees employees) {
        int digits = 0;
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            digits = character >= '0' && character <= '9' ? digits + 1 : 0;
            if (digits >= NIP_DIGITS) {
                String number = text.substring(at + 1 - NIP_DIGITS, at + 1);
                if (number.equals(nip) || !employees.withNip(number).isEmpty()) {
                    return true;
                }
            }
        }
        return false;
    }
}
