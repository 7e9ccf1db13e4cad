package id.timbang.kit.event;

import java.nio.ByteBuffer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Takes the array that the consumer has read a record's bytes into, where it holds nothing else, as with compressed
 * batches. Kafka's own copies every array once more.
 */
public final class WholeArrayDeserializer extends ByteArrayDeserializer {

    @Override
    public byte @Nullable [] deserialize(String topic, Headers headers, @Nullable ByteBuffer data) {
        return data != null && isWhole(data) ? data.array() : super.deserialize(topic, headers, data);
    }

    private static boolean isWhole(ByteBuffer data) {
        return data.hasArray() && data.arrayOffset() == 0 && data.remaining() == data.array().length;
    }
}
