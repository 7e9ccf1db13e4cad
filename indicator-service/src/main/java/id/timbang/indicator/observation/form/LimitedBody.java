package id.timbang.indicator.observation.form;

import id.timbang.kit.problem.Problem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;

/**
 * A body up to a limit; reading beyond it is a 413. On closing, what is left of the body is read and thrown away: the
 * server would else cut the connection, and the caller see a reset in place of the answer. That has a limit too, beyond
 * which the caller is cut off.
 */
public final class LimitedBody extends FilterInputStream {

    private static final long BELIEVED = DataSize.ofMegabytes(1).toBytes();
    private static final long DISCARDED_AT_MOST = DataSize.ofMegabytes(64).toBytes();

    private final DataSize limit;
    private final long announced;
    private long read;

    /** @param announced the length the caller announced, -1 for none */
    public LimitedBody(InputStream body, DataSize limit, long announced) {
        super(body);
        this.limit = limit;
        this.announced = announced;
        // Announced too long, nothing of it is looked at.
        this.read = announced > limit.toBytes() ? limit.toBytes() + 1 : 0;
    }

    @Override
    public int read() throws IOException {
        checkLimit();
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        checkLimit();
        int some = super.read(buffer, offset, length);
        count(Math.max(0, some));
        return some;
    }

    /** At once, where what was announced comes; of the announcement no more than a usual call's length is believed. */
    @Override
    public byte[] readAllBytes() throws IOException {
        byte[] expected = new byte[(int) Math.min(Math.max(announced, 0), BELIEVED)];
        int some = readNBytes(expected, 0, expected.length);
        byte[] more = super.readAllBytes();
        if (some == expected.length && more.length == 0) {
            return expected;
        }
        byte[] whole = Arrays.copyOf(expected, some + more.length);
        System.arraycopy(more, 0, whole, some, more.length);
        return whole;
    }

    private void count(int some) {
        read += some;
        checkLimit();
    }

    private void checkLimit() {
        if (read > limit.toBytes()) {
            throw new Problem(
                            HttpStatus.CONTENT_TOO_LARGE,
                            "body-too-large",
                            "The body has more than " + limit.toBytes()
                                    + " bytes, the most one call may bring as one JSON value; nothing was accepted. Send"
                                    + " it in parts, or as a stream: application/x-ndjson or text/csv.")
                    .with("limit", limit.toBytes());
        }
    }

    /** Throws away what is left; the server closes the stream itself. */
    @Override
    public void close() throws IOException {
        discard(in);
    }

    /** Reads what is left of a body, within reason, for the caller to hear the answer. */
    static void discard(InputStream body) throws IOException {
        byte[] discarded = new byte[8192];
        long left = DISCARDED_AT_MOST;
        while (left > 0) {
            int some = body.read(discarded, 0, discarded.length);
            if (some < 0) {
                return;
            }
            left -= some;
        }
    }
}
