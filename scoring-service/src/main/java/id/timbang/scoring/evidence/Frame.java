package id.timbang.scoring.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4FrameInputStream;
import net.jpountz.lz4.LZ4SafeDecompressor;
import net.jpountz.xxhash.XXHash32;
import net.jpountz.xxhash.XXHashFactory;

/**
 * Frames of lz4 (its frame format, version 1.6.1) in one go, with their content's length and without a checksum of it. The
 * library's own streams take some 200 kB of memory for each, and most frames hold a few records.
 */
final class Frame {

    private static final int MAGIC = 0x184D2204;
    private static final byte VERSION_1_BLOCKS_ALONE_LENGTH = 0x68;

    /** By what the descriptor calls the largest block, from 4: 64 kB, 256 kB, 1 MB, 4 MB. */
    private static final int FIRST_SIZE = 4;

    private static final int LAST_SIZE = 7;
    private static final int IS_NOT_COMPRESSED = 1 << 31;
    private static final int END = 0;

    /** Lz4 makes nothing smaller than a 255th. */
    private static final int MOST_TIMES = 255;

    private static final int DESCRIPTOR = 2 + Long.BYTES;
    private static final int HEADER = Integer.BYTES + DESCRIPTOR + 1;

    private static final LZ4Compressor COMPRESSOR = LZ4Factory.fastestInstance().fastCompressor();
    private static final LZ4SafeDecompressor DECOMPRESSOR =
            LZ4Factory.fastestInstance().safeDecompressor();
    private static final XXHash32 CHECK = XXHashFactory.fastestInstance().hash32();

    private Frame() {}

    /** How long a frame of so many bytes is at most. */
    static int most(int length) {
        int block = blockOf(sizeFor(length));
        int blocks = (length + block - 1) / block;
        return HEADER
                + COMPRESSOR.maxCompressedLength(length)
                + blocks * (Integer.BYTES + COMPRESSOR.maxCompressedLength(0))
                + Integer.BYTES;
    }

    /**
     * Writes a frame of the first bytes of an array.
     *
     * @param to    where it is written, from its beginning; long enough for {@link #most}
     * @return how long it is
     */
    static int write(byte[] bytes, int length, byte[] to) {
        int size = sizeFor(length);
        int block = blockOf(size);
        ByteBuffer frame = ByteBuffer.wrap(to)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(MAGIC)
                .put(VERSION_1_BLOCKS_ALONE_LENGTH)
                .put((byte) (size << 4))
                .putLong(length);
        frame.put(check(to));
        for (int from = 0; from < length; from += block) {
            write(bytes, from, Math.min(length - from, block), frame);
        }
        frame.putInt(END);
        return frame.position();
    }

    private static int sizeFor(int length) {
        int size = FIRST_SIZE;
        while (size < LAST_SIZE && blockOf(size) < length) {
            size++;
        }
        return size;
    }

    private static int blockOf(int size) {
        return 1 << 8 + 2 * size;
    }

    private static byte check(byte[] frame) {
        return (byte) (CHECK.hash(frame, Integer.BYTES, DESCRIPTOR, 0) >> 8);
    }

    private static void write(byte[] bytes, int from, int length, ByteBuffer frame) {
        int at = frame.position() + Integer.BYTES;
        int compressed = COMPRESSOR.compress(bytes, from, length, frame.array(), at);
        if (compressed < length) {
            frame.putInt(compressed).position(at + compressed);
        } else {
            frame.putInt(length | IS_NOT_COMPRESSED).put(bytes, from, length);
        }
    }

    /**
     * What a frame holds, whoever has written it.
     *
     * @throws IOException where it is no frame, or a damaged one
     */
    static byte[] content(byte[] bytes) throws IOException {
        try {
            return isOurs(bytes) ? ourContent(bytes) : othersContent(bytes);
        } catch (RuntimeException broken) {
            // The library's streams throw that plain for what the format does not allow.
            throw new IOException("it is damaged: " + broken.getMessage(), broken);
        }
    }

    private static boolean isOurs(byte[] bytes) {
        ByteBuffer frame = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return bytes.length >= HEADER
                && frame.getInt() == MAGIC
                && frame.get() == VERSION_1_BLOCKS_ALONE_LENGTH
                && bytes[HEADER - 1] == check(bytes);
    }

    private static byte[] othersContent(byte[] bytes) throws IOException {
        try (LZ4FrameInputStream frame = new LZ4FrameInputStream(new ByteArrayInputStream(bytes))) {
            return frame.readAllBytes();
        }
    }

    private static byte[] ourContent(byte[] bytes) throws IOException {
        ByteBuffer frame = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long length = frame.getLong(HEADER - 1 - Long.BYTES);
        if (length < 0 || length > (long) MOST_TIMES * bytes.length) {
            throw new IOException("it cannot hold " + length + " bytes");
        }
        return content(frame.position(HEADER), new byte[Math.toIntExact(length)]);
    }

    private static byte[] content(ByteBuffer frame, byte[] content) throws IOException {
        int length = 0;
        for (int block = frame.getInt(); block != END; block = frame.getInt()) {
            length += read(frame, block, content, length);
        }
        if (length != content.length) {
            throw new IOException("it holds " + length + " bytes and should hold " + content.length);
        }
        return content;
    }

    private static int read(ByteBuffer frame, int block, byte[] content, int to) {
        int length = block & ~IS_NOT_COMPRESSED;
        int from = frame.position();
        frame.position(from + length);
        if (block != length) {
            System.arraycopy(frame.array(), from, content, to, length);
            return length;
        }
        return DECOMPRESSOR.decompress(frame.array(), from, length, content, to);
    }
}
