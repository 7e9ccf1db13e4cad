package id.timbang.indicator.input;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Identifiers we let people choose: 1 to 64 letters, digits, {@code . _ -}. They travel in events, logs and
 * addresses, so what has the shape of a personal number is refused: NIK (16 digits) and NIP (18 digits) tell birth
 * date and sex.
 */
public final class Ids {

    private static final int LONGEST = 64;
    private static final Pattern PERSONAL_NUMBER = Pattern.compile("\\d{16}|\\d{18}");

    private Ids() {}

    /** Why it will not do, none when it will. Never repeats a personal number. */
    public static @Nullable String problem(String id) {
        if (isPersonalNumber(id)) {
            return "has " + id.length() + " digits, the shape of a " + (id.length() == 16 ? "NIK" : "NIP")
                    + ", which tells birth date and sex; choose an id that tells nothing";
        }
        return isName(id, "._-") ? null : "must have 1 to 64 letters, digits, '.', '_' or '-', a letter or digit first";
    }

    /** Whether it has the shape of a NIK or a NIP. */
    public static boolean isPersonalNumber(String id) {
        return (id.length() == 16 || id.length() == 18)
                && PERSONAL_NUMBER.matcher(id).matches();
    }

    /** Whether a system that tells facts may be called so. */
    public static boolean isSource(String name) {
        return isName(name, "._:-");
    }

    // No pattern: the source and the employee of every fact go through it.
    private static boolean isName(String text, String marks) {
        if (text.isEmpty() || text.length() > LONGEST || marks.indexOf(text.charAt(0)) >= 0) {
            return false;
        }
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            boolean plain = character >= 'a' && character <= 'z'
                    || character >= 'A' && character <= 'Z'
                    || character >= '0' && character <= '9';
            if (!plain && marks.indexOf(character) < 0) {
                return false;
            }
        }
        return true;
    }
}
