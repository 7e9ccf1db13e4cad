package id.timbang.scoring.evidence;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Goes over a record's bytes from left to right. Whoever reads says what comes next; where something else comes, the record
 * is odd from then on, and whatever is asked after that has no meaning. Texts are plain: ASCII that JSON writes as it is.
 */
final class Cursor {

    /** So many fit a {@code long}. */
    private static final int MOST_DIGITS = 18;

    private final byte[] bytes;
    private final int end;
    private int at;
    private boolean odd;

    /** @param record in an array, of which it may be a part */
    Cursor(ByteBuffer record) {
        this.bytes = record.array();
        this.at = record.arrayOffset() + record.position();
        this.end = at + record.remaining();
    }

    /** Whether something else came than was said. */
    boolean isOdd() {
        return odd;
    }

    boolean isAtEnd() {
        return at == end;
    }

    /** Passes over those bytes, which must come next. */
    void pass(byte[] expected) {
        odd |= !passIf(expected);
    }

    /** Passes over those bytes if they come next. */
    boolean passIf(byte[] expected) {
        int to = at + expected.length;
        boolean comes = to <= end && Arrays.equals(bytes, at, to, expected, 0, expected.length);
        if (comes) {
            at = to;
        }
        return comes;
    }

    private boolean passIf(char expected) {
        boolean comes = at < end && bytes[at] == expected;
        if (comes) {
            at++;
        }
        return comes;
    }

    /** Passes over a text, its first quote is passed already, and over its last quote. */
    void passText() {
        textEnd();
    }

    /** The same of a text that is not empty. */
    void passName() {
        int from = at;
        odd |= textEnd() == from;
    }

    /** Passes over an object that holds texts only, after its first brace. */
    void passTexts() {
        if (passIf('}')) {
            return;
        }
        do {
            odd |= !passIf('"');
            passText();
            odd |= !passIf(':') || !passIf('"');
            passText();
        } while (!odd && passIf(','));
        odd |= !passIf('}');
    }

    /** A text, of which there are few that most records share. */
    String word(Words words) {
        int from = at;
        int to = textEnd();
        return odd ? "" : words.word(bytes, from, to - from);
    }

    /** A text's hash. */
    long hash() {
        int from = at;
        int to = textEnd();
        return odd ? 0 : Fingerprint.with(Fingerprint.START, bytes, from, to - from);
    }

    /** A text that is a time. */
    @Nullable
    Instant time() {
        int from = at;
        int to = textEnd();
        Instant time = odd ? null : Times.read(bytes, from, to - from);
        odd |= time == null;
        return time;
    }

    /** Passes over a text that is a time. */
    void passTime() {
        int from = at;
        int to = textEnd();
        odd = odd || !Times.isTime(bytes, from, to - from);
    }

    /** @return where the text ends */
    private int textEnd() {
        int to = at;
        // What is above 127 is below 0.
        while (to < end && bytes[to] >= ' ' && bytes[to] != '"' && bytes[to] != '\\') {
            to++;
        }
        at = to;
        odd |= !passIf('"');
        return to;
    }

    /** A number without an exponent. */
    @Nullable
    BigDecimal number() {
        boolean isNegative = passIf('-');
        int whole = at;
        long unscaled = digits(0);
        int digits = at - whole;
        odd |= digits == 0 || digits > 1 && bytes[whole] == '0';
        int scale = 0;
        if (passIf('.')) {
            int part = at;
            unscaled = digits(unscaled);
            scale = at - part;
            odd |= scale == 0;
        }
        odd |= digits + scale > MOST_DIGITS;
        return odd ? null : BigDecimal.valueOf(isNegative ? -unscaled : unscaled, scale);
    }

    private long digits(long before) {
        long number = before;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            number = number * 10 + bytes[at] - '0';
            at++;
        }
        return number;
    }
}
