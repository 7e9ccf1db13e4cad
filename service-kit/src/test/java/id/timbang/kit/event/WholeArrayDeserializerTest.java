package id.timbang.kit.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class WholeArrayDeserializerTest {

    private static final byte[] BYTES = {1, 2, 3, 4};

    private final WholeArrayDeserializer deserializer = new WholeArrayDeserializer();

    @Test
    void an_array_of_its_own_is_taken() {
        assertThat(read(ByteBuffer.wrap(BYTES))).isSameAs(BYTES);
    }

    @Test
    void a_part_of_an_array_is_that_part_alone() {
        assertThat(read(ByteBuffer.wrap(BYTES, 1, 2))).containsExactly(2, 3);
        assertThat(read(ByteBuffer.wrap(BYTES, 0, 3))).containsExactly(1, 2, 3);
        assertThat(read(ByteBuffer.wrap(BYTES, 1, 3).slice())).containsExactly(2, 3, 4);
        assertThat(read(ByteBuffer.wrap(BYTES).asReadOnlyBuffer())).isEqualTo(BYTES);
        assertThat(read(ByteBuffer.allocateDirect(2).put((byte) 7).flip())).containsExactly(7);
    }

    @Test
    void nothing_is_nothing() {
        assertThat(read(null)).isNull();
        assertThat(read(ByteBuffer.wrap(new byte[0]))).isEmpty();
    }

    private byte[] read(ByteBuffer data) {
        return deserializer.deserialize("topic", new RecordHeaders(), data);
    }
}
