package id.timbang.scoring.evidence;

import id.timbang.scoring.store.AsciiText;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Writes records into a frame, as {@link Records} has them. A thread has one, for a batch has a frame for each employee: arrays
 * many times as long as the frame would be taken and cleared each time.
 */
final class FrameWriter {

    private static final ThreadLocal<FrameWriter> OF_THIS_THREAD = ThreadLocal.withInitial(FrameWriter::new);

    /** Arrays that are longer are not kept. */
    private static final int KEPT = 1 << 20;

    private static final int USUAL = 1 << 16;

    private final AsciiText lines = new AsciiText(USUAL);
    private byte[] frame = new byte[USUAL];

    private FrameWriter() {}

    /** With nothing in it. */
    static FrameWriter ofThisThread() {
        FrameWriter writer = OF_THIS_THREAD.get();
        writer.lines.clear();
        return writer;
    }

    void add(long offset, ByteBuffer record) {
        lines.append(offset)
                .append(' ')
                .append(record.remaining())
                .append('\n')
                .append(record)
                .append('\n');
    }

    /** What was added; the writer is to be asked for anew after it. */
    byte[] frame() {
        int most = Frame.most(lines.length());
        if (most > frame.length) {
            frame = new byte[most];
        }
        byte[] written = Arrays.copyOf(frame, Frame.write(lines.array(), lines.length(), frame));
        if (lines.array().length > KEPT || frame.length > KEPT) {
            OF_THIS_THREAD.remove();
        }
        return written;
    }
}
