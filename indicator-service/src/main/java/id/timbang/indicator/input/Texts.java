package id.timbang.indicator.input;

import org.jspecify.annotations.Nullable;

/** What a text must be to be stored, told and shown. */
public final class Texts {

    private static final int SHOWN = 60;

    private Texts() {}

    /** Why a text of one line will not do, none when it will: too long, control characters, broken Unicode. */
    public static @Nullable String lineProblem(String text, int longest) {
        String problem = problem(text, longest);
        return problem == null && hasControl(text)
                ? "has a control character (a line break, tab or the like)"
                : problem;
    }

    /** Why a text of any lines will not do, none when it will. */
    public static @Nullable String problem(String text, int longest) {
        if (text.length() > longest) {
            return "has " + text.length() + " characters; at most " + longest + " are taken";
        }
        if (text.indexOf('\0') >= 0) {
            return "has a NUL character";
        }
        return hasHalfOfAPair(text) ? "has half of a surrogate pair, which is no character" : null;
    }

    // Plain loops: every text of every fact goes through them.

    private static boolean hasControl(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (Character.isISOControl(text.charAt(at))) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasHalfOfAPair(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (Character.isSurrogate(text.charAt(at))) {
                if (at + 1 == text.length() || !Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1))) {
                    return true;
                }
                at++;
            }
        }
        return false;
    }

    /** A text from outside as an error message may repeat it: short, and of one line. */
    public static String shown(String text) {
        String start = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
        StringBuilder shown = new StringBuilder(start.length());
        start.codePoints()
                .map(point -> Character.isISOControl(point) || isSurrogate(point) ? '\uFFFD' : point)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
