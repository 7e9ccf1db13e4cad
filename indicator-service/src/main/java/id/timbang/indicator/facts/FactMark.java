package id.timbang.indicator.facts;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the index needs to know of one record of the log.
 *
 * @param name       the fact's, see {@link #name(String, String)}
 * @param version    1 for the fact as it was told first
 * @param content    what it says; none for a retraction
 * @param employeeId the record's key
 * @param window     where it is counted among the facts of its employee; none where nobody counts
 */
record FactMark(
        String name,
        int version,
        @Nullable Content content,
        String employeeId,
        @Nullable RateWindow window) {

    /** The header of a record: layout 2, kind, version, content, window, all of fixed width, and the name to the end. */
    static final String HEADER = "fact";

    private static final byte LAYOUT = 2;
    private static final byte RECORDED = 1;
    private static final byte RETRACTED = 2;
    private static final int FIXED = 2 * Byte.BYTES + Integer.BYTES + 4 * Long.BYTES;

    /** Not hashed: a source numbers its facts, so neighbours in time are neighbours in the index. */
    static String name(String source, String id) {
        return source + '\0' + id;
    }

    byte[] toHeader() {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        Content told = content == null ? new Content(0, 0) : content;
        RateWindow counted = window == null ? RateWindow.NONE : window;
        return ByteBuffer.allocate(FIXED + text.length)
                .put(LAYOUT)
                .put(content == null ? RETRACTED : RECORDED)
                .putInt(version)
                .putLong(told.digest())
                .putLong(told.marks())
                .putLong(counted.minute())
                .putLong(counted.whose())
                .put(text)
                .array();
    }

    /** Reads a header; none where it is of another layout. */
    static Optional<FactMark> fromHeader(byte[] header, String employeeId) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(header);
            byte layout = buffer.get();
            byte kind = buffer.get();
            int version = buffer.getInt();
            Content content = new Content(buffer.getLong(), buffer.getLong());
            RateWindow window = new RateWindow(buffer.getLong(), buffer.getLong());
            String name = StandardCharsets.UTF_8.decode(buffer).toString();
            if (layout != LAYOUT || kind != RECORDED && kind != RETRACTED || version < 1 || name.indexOf('\0') < 1) {
                return Optional.empty();
            }
            return Optional.of(new FactMark(
                    name,
                    version,
                    kind == RECORDED ? content : null,
                    employeeId,
                    window.equals(RateWindow.NONE) ? null : window));
        } catch (BufferUnderflowException cut) {
            return Optional.empty();
        }
    }
}
