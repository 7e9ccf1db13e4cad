package id.timbang.indicator.observation.form;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.function.LongSupplier;

/**
 * A body that is not waited for without end: a minute in all, and a second more for each kilobyte that has come. The server
 * itself notices silence only, and whoever sends a byte now and then would hold its place as long as it liked.
 */
final class AwaitedInput extends FilterInputStream {

    private static final long SECOND = 1_000_000_000L;
    private static final long PATIENCE = 60 * SECOND;
    private static final long PATIENCE_OF_A_BYTE = SECOND / 1024;

    private final LongSupplier nanoTime;
    private long waited;
    private long came;

    /** @param nanoTime as {@link System#nanoTime()} */
    AwaitedInput(InputStream body, LongSupplier nanoTime) {
        super(body);
        this.nanoTime = nanoTime;
    }

    @Override
    public int read() throws IOException {
        long begun = nanoTime.getAsLong();
        int next = super.read();
        count(begun, next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        long begun = nanoTime.getAsLong();
        int some = super.read(into, offset, length);
        count(begun, Math.max(0, some));
        return some;
    }

    private void count(long begun, int some) throws IOException {
        waited += nanoTime.getAsLong() - begun;
        came += some;
        if (waited > PATIENCE + came * PATIENCE_OF_A_BYTE) {
            throw new IOException(new SocketTimeoutException(
                    "only " + came + " bytes came in the " + waited / SECOND + " s they were waited for"));
        }
    }
}
