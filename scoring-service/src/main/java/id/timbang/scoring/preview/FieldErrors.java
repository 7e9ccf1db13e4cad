package id.timbang.scoring.preview;

import id.timbang.kit.problem.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong with a body, so that all of it can be told at once. */
public final class FieldErrors {

    private static final int INTEGER_DIGITS = 15;
    private static final int DECIMALS = 9;
    private static final int SHOWN = 60;

    private final List<FieldError> errors = new ArrayList<>();

    /** One field that will not do. */
    public record FieldError(String field, String detail) {}

    public void add(String field, String detail) {
        errors.add(new FieldError(field, detail));
    }

    /** A text that must be there; without the blanks around it. Empty where an error was added. */
    String text(String field, @Nullable String given, int longest) {
        String text = given == null ? "" : given.strip();
        if (text.isEmpty()) {
            add(field, "is missing");
        } else if (text.length() > longest) {
            add(field, "has " + text.length() + " characters; at most " + longest + " are taken");
            return "";
        } else if (text.codePoints().anyMatch(FieldErrors::isNoCharacter)) {
            add(field, "has a control character, or half of a surrogate pair");
            return "";
        }
        return text;
    }

    private static boolean isNoCharacter(int codePoint) {
        return Character.isISOControl(codePoint)
                || codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /** Something that must be there. */
    <T> @Nullable T present(String field, @Nullable T given) {
        if (given == null) {
            add(field, "is missing");
        }
        return given;
    }

    /**
     * A number within the catalogue's bounds; none where it is missing or an error was added. Its size is looked at
     * before anything expands it: {@code 1e400000000} is a few bytes until something writes it out.
     */
    public @Nullable BigDecimal number(String field, @Nullable BigDecimal given) {
        if (given == null) {
            return null;
        }
        if (given.signum() != 0 && given.precision() - (long) given.scale() > INTEGER_DIGITS) {
            add(field, "is out of range; numbers are below 10^" + INTEGER_DIGITS + " either way");
            return null;
        }
        BigDecimal stripped = given.stripTrailingZeros();
        if (stripped.scale() > DECIMALS) {
            add(field, "has more than " + DECIMALS + " decimals");
            return null;
        }
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** A text from outside as a message may repeat it: short, and of one line. */
    public static String shown(String text) {
        String start = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
        StringBuilder shown = new StringBuilder(start.length());
        start.codePoints().map(point -> isNoCharacter(point) ? '\uFFFD' : point).forEach(shown::appendCodePoint);
        return shown.toString();
    }

    /** @throws Problem a 400 that names every field that will not do, where there is one */
    public void refuse() {
        if (!errors.isEmpty()) {
            String inWords = errors.stream()
                    .map(error -> error.field() + ": " + error.detail())
                    .collect(Collectors.joining("; "));
            throw Problem.invalid("invalid", inWords).with("errors", List.copyOf(errors));
        }
    }
}
