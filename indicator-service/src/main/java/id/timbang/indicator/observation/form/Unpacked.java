package id.timbang.indicator.observation.form;

import id.timbang.kit.problem.Problem;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A gzip body, unpacked under guard: not more in all, nor per packed byte, than the settings allow. What is packed in
 * several members is one body.
 */
final class Unpacked extends FilterInputStream {

    /** Short bodies may be of one character: the ratio tells a bomb only from here. */
    private static final long RATIO_FROM = 10_000_000;

    private static final int BUFFER = 1 << 14;

    private final ObservationSettings settings;
    private final Packed packed;
    private long unpackedBytes;

    private Unpacked(Packed packed, ObservationSettings settings) throws IOException {
        super(new Members(packed));
        this.packed = packed;
        this.settings = settings;
    }

    /** @throws Problem a 400 where it is no gzip */
    static Unpacked of(InputStream gzip, ObservationSettings settings) throws IOException {
        Packed packed = new Packed(gzip);
        try {
            return new Unpacked(packed, settings);
        } catch (IOException broken) {
            throw unreadable(packed, broken);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count;
        try {
            count = super.read(into, offset, length);
        } catch (IOException broken) {
            throw unreadable(packed, broken);
        }
        unpackedBytes += Math.max(0, count);
        if (unpackedBytes > settings.maxUnpacked().toBytes()) {
            throw refused(
                    "more than " + settings.maxUnpacked().toBytes() + " bytes, the most one call may bring packed");
        }
        if (unpackedBytes > RATIO_FROM && unpackedBytes / settings.maxRatio() > packed.count) {
            throw refused("more than " + settings.maxRatio() + " times its packed size, as no observations do");
        }
        return count;
    }

    private static Problem refused(String what) {
        return new Problem(
                HttpStatus.CONTENT_TOO_LARGE,
                "unpacks-too-large",
                "The body unpacks to " + what + "; send it in parts, or unpacked.");
    }

    private static Problem unreadable(Packed packed, IOException broken) throws IOException {
        if (packed.failed) {
            // The way here failed, not the packing.
            throw broken;
        }
        if (broken instanceof EOFException) {
            return Problem.invalid(
                    "gzip-cut", "The gzip data ends in the middle, at byte " + packed.count + "; send all of it.");
        }
        if (broken instanceof ZipException) {
            return Problem.invalid(
                    "gzip-corrupt",
                    "The gzip data is damaged near byte " + packed.count + " (" + broken.getMessage()
                            + "); pack and send it again.");
        }
        throw broken;
    }

    /** Counts, and remembers whether the way here failed. */
    private static final class Packed extends FilterInputStream {

        private long count;
        private boolean failed;

        Packed(InputStream in) {
            super(new BufferedInputStream(in, BUFFER));
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            try {
                int read = super.read(into, offset, length);
                count += Math.max(0, read);
                return read;
            } catch (IOException broken) {
                failed = true;
                throw broken;
            }
        }

        /** The JDK looks for a further member only where some is at hand: on a slow way it would miss it. */
        @Override
        public int available() {
            return 1;
        }
    }

    /** The JDK takes whatever follows the last member for nothing; here it must be nothing. */
    private static final class Members extends GZIPInputStream {

        private static final int TRAILER = 8;

        private final InputStream packed;
        private @Nullable Boolean endsWell;

        Members(InputStream packed) throws IOException {
            super(packed, BUFFER);
            this.packed = packed;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = super.read(into, offset, length);
            if (count < 0 && length > 0 && endsWell == null) {
                endsWell = inf.getRemaining() <= TRAILER && packed.read() < 0;
                if (!endsWell) {
                    throw new ZipException("what follows the packed data is no gzip");
                }
            }
            return count;
        }
    }
}
