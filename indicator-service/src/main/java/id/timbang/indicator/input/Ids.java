package id.timbang.indicator.input;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Identifiers we let people choose: 1 to 64 letters, digits, {@code . _ -}. They travel in events, logs and
 * addresses, so what has the shape of a personal number is refused: NIK (16 digits) and NIP (18 digits) tell birth
 * date and sex.
 */
public final class Ids {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern PERSONAL_NUMBER = Pattern.compile("\\d{16}|\\d{18}");

    /** What a system that tells facts may be called. */
    private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,63}");

    private Ids() {}

    /** Why it will not do, none when it will. Never repeats a personal number. */
    public static @Nullable String problem(String id) {
        if (isPersonalNumber(id)) {
            return "has " + id.length() + " digits, the shape of a " + (id.length() == 16 ? "NIK" : "NIP")
                    + ", which tells birth date and sex; choose an id that tells nothing";
        }
        return FORM.matcher(id).matches()
                ? null
                : "must have 1 to 64 letters, digits, '.', '_' or '-', a letter or digit first";
    }

    /** Whether it has the shape of a NIK or a NIP. */
    public static boolean isPersonalNumber(String id) {
        return (id.length() == 16 || id.length() == 18)
                && PERSONAL_NUMBER.matcher(id).matches();
    }

    /** Whether a system that tells facts may be called so. */
    public static boolean isSource(String name) {
        return SOURCE.matcher(name).matches();
    }
}
