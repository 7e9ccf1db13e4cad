package id.timbang.indicator.observation;

import id.timbang.indicator.directory.Employees;
import id.timbang.indicator.observation.form.Fault;
import id.timbang.indicator.observation.form.ObservationInput;
import id.timbang.indicator.observation.form.Shape;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps personal numbers out of what is told: a NIP names a person and tells birth date and sex, whoever's it is and
 * wherever it stands. So does a NIK, the number of a citizen. Looked for are the NIPs that are somebody's here, and what is
 * built as such numbers are; other numbers are free to be used.
 */
final class PersonalNumber {

    private static final int NIP_DIGITS = 18;
    private static final int NIK_DIGITS = 16;

    private static final String MONTH = "(?:0[1-9]|1[0-2])";
    private static final String DAY = "(?:0[1-9]|[12]\\d|3[01])";

    /** Province, regency, district; birth date ddmmyy with 40 more for women; a number. */
    private static final Pattern NIK = Pattern.compile(
            "(?:1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-7])\\d{4}(?:0[1-9]|[12]\\d|3[01]|4[1-9]|[56]\\d|7[01])"
                    + MONTH + "\\d{6}");

    /** Birth date yyyymmdd; then six digits, which are a month of appointment or, for contract staff, not; sex; a number. */
    private static final Pattern NIP =
            Pattern.compile("(?:19[4-9]\\d|200\\d|201\\d)" + MONTH + DAY + "(?:19|20)\\d{4}[12]\\d{3}");

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
        boolean tells = tells(input.id(), nip, employees) || tells(input.reference(), nip, employees);
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            tells |= tells(attribute.getKey(), nip, employees) || tells(attribute.getValue(), nip, employees);
        }
        return tells
                ? new Fault(
                        "personal-number",
                        "somebody's NIP, or a number built like a NIP or NIK, stands in the id, the reference or an attribute,"
                                + " where it would be kept; use the number of the case instead")
                : null;
    }

    /** Why a text cannot be told, none when it can. */
    static @Nullable Fault fault(String field, String text, Employees employees) {
        return hasNip(Shape.withoutBlanks(text), null, employees)
                ? new Fault(
                        "personal-number",
                        "somebody's NIP, or a number built like a NIP or NIK, stands in '" + field
                                + "', where it would be kept")
                : null;
    }

    private static boolean tells(@Nullable String text, @Nullable String nip, Employees employees) {
        // Most texts are too short for a number to stand in.
        return text != null
                && text.length() >= Math.min(NIP_DIGITS, NIK_DIGITS)
                && hasNip(Shape.withoutBlanks(text), nip, employees);
    }

    private static boolean hasNip(String text, @Nullable String nip, Employees employees) {
        int digits = 0;
        for (int at = 0; at <= text.length(); at++) {
            char character = at == text.length() ? ' ' : text.charAt(at);
            if (character >= '0' && character <= '9') {
                digits++;
                if (digits >= NIP_DIGITS) {
                    String number = text.substring(at + 1 - NIP_DIGITS, at + 1);
                    if (number.equals(nip) || !employees.withNip(number).isEmpty()) {
                        return true;
                    }
                }
            } else {
                if (digits >= NIK_DIGITS && looksPersonal(text.substring(at - digits, at))) {
                    return true;
                }
                digits = 0;
            }
        }
        return false;
    }

    /**
     * Whether a run of digits is built as a NIK or a NIP is: a NIK is never kept, and a NIP that nobody has here may be
     * somebody's elsewhere. Other numbers of as many digits are free to be used.
     */
    private static boolean looksPersonal(String digits) {
        return digits.length() == NIK_DIGITS && NIK.matcher(digits).matches()
                || digits.length() == NIP_DIGITS && NIP.matcher(digits).matches();
    }
}
