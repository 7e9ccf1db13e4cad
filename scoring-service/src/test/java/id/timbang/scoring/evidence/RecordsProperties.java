package id.timbang.scoring.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jpountz.lz4.LZ4FrameInputStream;
import net.jpountz.lz4.LZ4FrameOutputStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Whatever records hold, they are kept to the byte, in frames that any program for lz4 reads. */
class RecordsProperties {

    private static final int BLOCK = 4 << 20;

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void records_are_read_as_they_were_kept(@ForAll Random random) {
        List<Records.Kept> records = new ArrayList<>();
        for (int i = random.nextInt(20); i > 0; i--) {
            records.add(kept(random.nextLong() >>> 1, bytes(random, random.nextInt(2000))));
        }

        assertSame(Records.decompressed(Records.compressed(records)), records);
    }

    @Example
    void records_of_more_than_a_block_are_too_whether_they_can_be_compressed_or_not() {
        Random random = new Random(7);
        byte[] noise = new byte[BLOCK];
        random.nextBytes(noise);
        List<Records.Kept> records = List.of(
                kept(0, noise), kept(1, new byte[2 * BLOCK]), kept(Long.MAX_VALUE, noise), kept(3, new byte[0]));

        assertSame(Records.decompressed(Records.compressed(records)), records);
    }

    @Example
    void a_frame_holds_a_line_before_each_record_and_a_line_end_after_it() throws IOException {
        byte[] frame = Records.compressed(List.of(
                kept(41, "{\"a\":1}".getBytes(StandardCharsets.UTF_8)),
                kept(57, "{}".getBytes(StandardCharsets.UTF_8))));

        assertThat(new LZ4FrameInputStream(new ByteArrayInputStream(frame)).readAllBytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("41 7\n{\"a\":1}\n57 2\n{}\n");
    }

    @Example
    void frames_of_other_writers_are_read_too() throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        try (LZ4FrameOutputStream other = new LZ4FrameOutputStream(frame)) {
            other.write("41 2\n{}\n".getBytes(StandardCharsets.UTF_8));
        }

        assertSame(Records.decompressed(frame.toByteArray()), List.of(kept(41, "{}".getBytes(StandardCharsets.UTF_8))));
    }

    @Property(tries = 2000, shrinking = ShrinkingMode.OFF)
    void a_damaged_frame_is_told_as_such_or_holds_as_much_as_before(@ForAll Random random) {
        byte[] content = bytes(random, 1 + random.nextInt(500));
        byte[] to = new byte[Frame.most(content.length)];
        int length = Frame.write(content, content.length, to);
        byte[] frame = Arrays.copyOf(to, length);
        byte[] damaged = Arrays.copyOf(frame, random.nextBoolean() ? frame.length : random.nextInt(frame.length));
        if (damaged.length > 0) {
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
        }

        try {
            assertThat(Frame.content(damaged)).hasSizeLessThanOrEqualTo(content.length);
        } catch (IOException told) {
            assertThat(told).hasMessageMatching("(?s).+");
        }
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        if (random.nextBoolean()) {
            random.nextBytes(bytes);
        }
        return bytes;
    }

    private static Records.Kept kept(long offset, byte[] record) {
        return new Records.Kept(offset, ByteBuffer.wrap(record));
    }

    private static void assertSame(List<Records.Kept> read, List<Records.Kept> kept) {
        assertThat(read).hasSameSizeAs(kept);
        for (int i = 0; i < kept.size(); i++) {
            assertThat(read.get(i).offset()).isEqualTo(kept.get(i).offset());
            assertThat(read.get(i).record()).isEqualTo(kept.get(i).record());
        }
    }
}
