package id.timbang.scoring.store;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text of letters and numbers that grows; of ASCII, but for bytes that are put into it as they are. */
public final class AsciiText {

    private static final int MOST_OF_A_LONG = 20;

    /** So many digits fit a {@code long} whatever they are. */
    private static final int DIGITS_OF_A_LONG = 18;

    private byte[] bytes;
    private int length;

    /** @param usual how long it is at most, usually */
    public AsciiText(int usual) {
        bytes = new byte[usual];
    }

    public AsciiText append(char letter) {
        makeRoom(1);
        bytes[length++] = (byte) letter;
        return this;
    }

    public AsciiText append(long number) {
        if (number == Long.MIN_VALUE) {
            return append(Long.toString(number));
        }
        makeRoom(MOST_OF_A_LONG);
        if (number < 0) {
            bytes[length++] = '-';
        }
        appendDigits(Math.abs(number));
        return this;
    }

    /** As {@link BigDecimal#toString} writes it, which makes an object of each first. */
    public AsciiText append(BigDecimal number) {
        int scale = number.scale();
        int digits = number.precision();
        if (scale < 0 || scale >= digits || digits > DIGITS_OF_A_LONG) {
            return append(number.toString());
        }
        append(number.scaleByPowerOfTen(scale).longValue());
        if (scale > 0) {
            makeRoom(1);
            int point = length - scale;
            System.arraycopy(bytes, point, bytes, point + 1, scale);
            bytes[point] = '.';
            length++;
        }
        return this;
    }

    /** Bytes as they are, that stand in an array. */
    public AsciiText append(ByteBuffer text) {
        int more = text.remaining();
        makeRoom(more);
        System.arraycopy(text.array(), text.arrayOffset() + text.position(), bytes, length, more);
        length += more;
        return this;
    }

    private AsciiText append(String ascii) {
        return append(ByteBuffer.wrap(ascii.getBytes(StandardCharsets.US_ASCII)));
    }

    private void makeRoom(int more) {
        int most = Math.addExact(length, more);
        if (most > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(most, 2 * bytes.length));
        }
    }

    private void appendDigits(long number) {
        int end = length + digits(number);
        int at = end;
        long left = number;
        do {
            long tenth = left / 10;
            bytes[--at] = (byte) ('0' + left - tenth * 10);
            left = tenth;
        } while (left != 0);
        length = end;
    }

    private static int digits(long number) {
        int digits = 1;
        for (long bound = 10; digits <= DIGITS_OF_A_LONG && number >= bound; bound *= 10) {
            digits++;
        }
        return digits;
    }

    public int length() {
        return length;
    }

    /** The array it stands in, from its beginning; until more is appended. */
    public byte[] array() {
        return bytes;
    }

    /** Begins anew, in the same array. */
    public void clear() {
        length = 0;
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }
}
