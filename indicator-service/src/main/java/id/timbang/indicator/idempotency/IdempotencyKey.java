package id.timbang.indicator.idempotency;

import id.timbang.kit.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code Idempotency-Key} (draft-ietf-httpapi-idempotency-key-header): a text of 1 to 255 printable ASCII
 * characters, in quotes or, as most write it, without.
 */
public final class IdempotencyKey {

    /** The header's name. */
    public static final String HEADER = "Idempotency-Key";

    private static final int LONGEST = 255;

    private IdempotencyKey() {}

    /**
     * The key of a call, none where it has none.
     *
     * @param values of the header, as often as it stands there
     * @throws Problem a 400 where it is no key
     */
    public static @Nullable String of(List<String> values) {
        if (values.isEmpty()) {
            return null;
        }
        if (values.size() > 1) {
            throw invalid("is there " + values.size() + " times; give one key to a call");
        }
        String key = unquoted(values.get(0).strip());
        if (key.isEmpty() || key.length() > LONGEST) {
            throw invalid("has " + key.length() + " characters; a key has 1 to " + LONGEST);
        }
        if (!key.chars().allMatch(character -> character >= ' ' && character <= '~')) {
            throw invalid("has a character outside printable ASCII");
        }
        return key;
    }

    /** A String of structured fields (RFC 9651): within it, quotes and backslashes have a backslash before them. */
    private static String unquoted(String value) {
        if (!value.startsWith("\"")) {
            return value;
        }
        StringBuilder key = new StringBuilder();
        int at = 1;
        while (at < value.length() && value.charAt(at) != '"') {
            if (value.charAt(at) == '\\' && at + 1 < value.length()) {
                at++;
            }
            key.append(value.charAt(at));
            at++;
        }
        if (at != value.length() - 1) {
            throw invalid("begins with a quote, and does not end with the next one");
        }
        return key.toString();
    }

    private static Problem invalid(String detail) {
        return Problem.invalid("invalid-idempotency-key", "The header '" + HEADER + "' " + detail + ".");
    }
}
