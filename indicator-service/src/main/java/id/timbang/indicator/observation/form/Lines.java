package id.timbang.indicator.observation.form;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a stream, one at a time in one buffer: however long the stream or a line of it is, no more than the
 * longest line is held.
 */
final class Lines {

    private static final int NEW_LINE = '\n';

    private final InputStream in;
    private final byte[] block = new byte[8192];
    private final byte[] line;
    private int at;
    private int filled;
    private long number;

    Lines(InputStream in, int longest) {
        this.in = in;
        this.line = new byte[longest];
    }

    /**
     * A line without its end.
     *
     * @param number  from 1
     * @param bytes   good until the next line is asked for
     * @param length  how many of the bytes are the line's
     * @param tooLong whether it had more, which were skipped
     */
    record Line(long number, byte[] bytes, int length, boolean tooLong) {

        boolean isBlank() {
            for (int i = 0; i < length; i++) {
                if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
                    return false;
                }
            }
            return !tooLong;
        }
    }

    /** The next line; none at the end. The last one may be without a line break. */
    @Nullable
    Line next() throws IOException {
        int length = 0;
        boolean any = false;
        boolean tooLong = false;
        while (true) {
            if (at == filled) {
                filled = in.read(block, 0, block.length);
                at = 0;
                if (filled <= 0) {
                    filled = 0;
                    return any ? new Line(++number, line, length, tooLong) : null;
                }
            }
            any = true;
            int end = at;
            while (end < filled && block[end] != NEW_LINE) {
                end++;
            }
            int kept = Math.min(end - at, line.length - length);
            System.arraycopy(block, at, line, length, kept);
            length += kept;
            tooLong |= kept < end - at;
            at = end;
            if (end < filled) {
                at++;
                return new Line(++number, line, length, tooLong);
            }
        }
    }
}
