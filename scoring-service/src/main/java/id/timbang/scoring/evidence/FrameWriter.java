package id.timbang.scoring.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes records into a frame, as {@link Records} has them. A thread has one, for a batch has a frame for each employee: arrays
 * many times as long as the frame would be taken and cleared each time.
 */
final class FrameWriter {

    private static final ThreadLocal<FrameWriter> OF_THIS_THREAD = ThreadLocal.withInitial(FrameWriter::new);

    /** Two numbers, a space and two line ends. */
    private static final int MOST_BESIDE_A_RECORD = 19 + 1 + 10 + 2;

    /** Arrays that are longer are not kept. */
    private static final int KEPT = 1 << 20;

    private byte[] lines = new byte[1 << 16];
    private byte[] frame = new byte[1 << 16];
    private int length;

    private FrameWriter() {}

    /** With nothing in it. */
    static FrameWriter ofThisThread() {
        FrameWriter writer = OF_THIS_THREAD.get();
        writer.length = 0;
        return writer;
    }

    void add(long offset, byte[] record) {
        int most = Math.addExact(length, record.length + MOST_BESIDE_A_RECORD);
        if (most > lines.length) {
            lines = Arrays.copyOf(lines, Math.max(most, 2 * lines.length));
        }
        add(offset);
        lines[length++] = ' ';
        add(record.length);
        lines[length++] = '\n';
        System.arraycopy(record, 0, lines, length, record.length);
        length += record.length;
        lines[length++] = '\n';
    }

    private void add(long number) {
        byte[] digits = Long.toString(number).getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(digits, 0, lines, length, digits.length);
        length += digits.length;
    }

    /** What was added; the writer is to be asked for anew after it. */
    byte[] frame() {
        int most = Frame.most(length);
        if (most > frame.length) {
            frame = new byte[most];
        }
        byte[] written = Arrays.copyOf(frame, Frame.write(lines, length, frame));
        if (lines.length > KEPT || frame.length > KEPT) {
            OF_THIS_THREAD.remove();
        }
        return written;
    }
}
