package id.timbang.indicator.eventlog.reading;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The first bytes of a file, which tell what it is. */
record LogHead(byte[] bytes) {

    private static final int SIZE = 512;
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] UTF_16_BIG = {(byte) 0xfe, (byte) 0xff};
    private static final byte[] UTF_16_LITTLE = {(byte) 0xff, (byte) 0xfe};

    /** Looks without taking. */
    static LogHead of(BufferedInputStream stream) throws IOException {
        stream.mark(SIZE);
        byte[] bytes = stream.readNBytes(SIZE);
        stream.reset();
        return new LogHead(bytes);
    }

    boolean isGzip() {
        return startsWith(GZIP);
    }

    /** Whether the first character that is no blank is {@code <}, in whatever encoding. */
    boolean isXml() {
        for (byte next : bytes) {
            if (next == '<') {
                return true;
            }
            boolean blankOrMark = next < 0 || next == 0 || Character.isWhitespace(next);
            if (!blankOrMark) {
                return false;
            }
        }
        return false;
    }

    /** The character set a byte order mark tells, else the one expected. */
    Charset charset(Charset expected) {
        return startsWith(UTF_16_BIG) || startsWith(UTF_16_LITTLE) ? StandardCharsets.UTF_16 : expected;
    }

    void check() throws UnreadableLogException {
        if (bytes.length == 0) {
            throw new UnreadableLogException("log-empty", "The part 'log' is empty.", 1L, null, 0L);
        }
        if (startsWith(ZIP)) {
            throw new UnreadableLogException(
                    "unsupported-format",
                    "The log is a ZIP archive (or a spreadsheet); send XES or CSV, as it is or packed by gzip.",
                    null,
                    null,
                    0L);
        }
    }

    private boolean startsWith(byte[] mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if (bytes[i] != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
