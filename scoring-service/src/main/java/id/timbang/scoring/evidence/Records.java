package id.timbang.scoring.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Records of the log as they are kept: a frame of lz4 (what {@code lz4 -d} reads) with, for each record, a line
 * {@code offset length}, the record itself, and a line end, as a {@link FrameWriter} writes them.
 */
final class Records {

    /** How the codec is called in a document. */
    static final String CODEC = "lz4";

    private Records() {}

    /** A record and its place in its partition. */
    record Kept(long offset, ByteBuffer record) {}

    static byte[] compressed(Collection<Kept> records) {
        FrameWriter writer = FrameWriter.ofThisThread();
        records.forEach(kept -> writer.add(kept.offset(), kept.record()));
        return writer.frame();
    }

    static List<Kept> decompressed(byte[] frame) {
        byte[] all;
        try {
            all = Frame.content(frame);
        } catch (IOException broken) {
            throw new UncheckedIOException("a frame of evidence is damaged", broken);
        }
        List<Kept> records = new ArrayList<>();
        int at = 0;
        while (at < all.length) {
            int space = indexOf(all, ' ', at);
            int end = indexOf(all, '\n', space);
            int length = Math.toIntExact(number(all, space + 1, end));
            records.add(new Kept(number(all, at, space), ByteBuffer.wrap(all, end + 1, length)));
            at = end + 1 + length + 1;
        }
        return records;
    }

    private static int indexOf(byte[] all, char wanted, int from) {
        int at = from;
        while (all[at] != wanted) {
            at++;
        }
        return at;
    }

    private static long number(byte[] all, int from, int to) {
        return Long.parseLong(new String(all, from, to - from, StandardCharsets.ISO_8859_1));
    }
}
