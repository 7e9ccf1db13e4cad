package id.timbang.scoring.evidence;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.xxhash.XXHashFactory;

/**
 * Writes a frame of lz4 in one go (its frame format, version 1.6.1: blocks that stand alone, no checksum of what is in them).
 * The library's own stream takes some 130 kB of memory for each, and most frames are of one record.
 */
final class Frame {

    private static final int MAGIC = 0x184D2204;
    private static final byte VERSION_1_BLOCKS_ALONE = 0x60;
    private static final byte BLOCKS_OF_4_MB = 0x70;
    private static final int MOST_OF_A_BLOCK = 4 << 20;
    private static final int IS_NOT_COMPRESSED = 1 << 31;
    private static final int END = 0;

    /** Magic, descriptor and its check, and the end. */
    private static final int AROUND_BLOCKS = Integer.BYTES + 3 + Integer.BYTES;

    private static final byte CHECK = check(VERSION_1_BLOCKS_ALONE, BLOCKS_OF_4_MB);
    private static final LZ4Compressor LZ4 = LZ4Factory.fastestInstance().fastCompressor();

    private Frame() {}

    private static byte check(byte... descriptor) {
        return (byte) (XXHashFactory.fastestInstance().hash32().hash(descriptor, 0, descriptor.length, 0) >> 8);
    }

    /** A frame of the first bytes of an array. */
    static byte[] of(byte[] bytes, int length) {
        int blocks = (length + MOST_OF_A_BLOCK - 1) / MOST_OF_A_BLOCK;
        ByteBuffer frame = ByteBuffer.allocate(AROUND_BLOCKS
                        + LZ4.maxCompressedLength(length)
                        + blocks * (Integer.BYTES + LZ4.maxCompressedLength(0)))
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(MAGIC)
                .put(VERSION_1_BLOCKS_ALONE)
                .put(BLOCKS_OF_4_MB)
                .put(CHECK);
        for (int from = 0; from < length; from += MOST_OF_A_BLOCK) {
            block(bytes, from, Math.min(length - from, MOST_OF_A_BLOCK), frame);
        }
        frame.putInt(END);
        return Arrays.copyOf(frame.array(), frame.position());
    }

    private static void block(byte[] bytes, int from, int length, ByteBuffer frame) {
        int at = frame.position() + Integer.BYTES;
        int compressed = LZ4.compress(bytes, from, length, frame.array(), at);
        if (compressed < length) {
            frame.putInt(compressed).position(at + compressed);
        } else {
            frame.putInt(length | IS_NOT_COMPRESSED).put(bytes, from, length);
        }
    }
}
