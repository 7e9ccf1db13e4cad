package id.timbang.indicator.eventlog.reading;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Unpacked bytes under guard: not more in all, nor per packed byte, nor between two steps of a parser, than the
 * limits allow. The last keeps a parser from gathering one endless tag or value in memory.
 */
final class GuardedInput extends FilterInputStream {

    private final ReadingLimits limits;
    private final LongSupplier packedBytes;
    private long unpackedBytes;
    private long sinceStep;
    private boolean atEnd;
    private @Nullable IOException failure;

    GuardedInput(InputStream unpacked, ReadingLimits limits, LongSupplier packedBytes) {
        super(unpacked);
        this.limits = limits;
        this.packedBytes = packedBytes;
    }

    /** The parser has made a step: what it gathered is done with. */
    void step() {
        sinceStep = 0;
    }

    /** Whether a reader has asked for more after the last byte. */
    boolean atEnd() {
        return atEnd;
    }

    /** What went wrong in reading, for parsers that hide it: the JDK's takes an EOFException for a plain end. */
    @Nullable
    IOException failure() {
        return failure;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        try {
            return counted(super.read(into, offset, length));
        } catch (IOException failed) {
            failure = failed;
            throw failed;
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private int counted(int count) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("reading was stopped");
        }
        if (count < 0) {
            atEnd = true;
            return count;
        }
        unpackedBytes += count;
        sinceStep += count;
        if (unpackedBytes > limits.unpackedBytes()) {
            throw new RefusedInputException(
                    "log-too-large",
                    "The log is larger than " + limits.unpackedBytes()
                            + " bytes when unpacked; split it by cases and send the parts.");
        }
        if (unpackedBytes > ReadingLimits.RATIO_FROM
                && unpackedBytes / limits.packingRatio() > packedBytes.getAsLong()) {
            throw new RefusedInputException(
                    "log-packed-too-tightly",
                    "The log unpacks to more than " + limits.packingRatio()
                            + " times its packed size, as no event log does; send it unpacked if it is one.");
        }
        if (sinceStep > limits.valueCharacters()) {
            throw new RefusedInputException(
                    "value-too-long",
                    "A tag, value or comment is longer than " + limits.valueCharacters() + " bytes; shorten it.");
        }
        return count;
    }
}
