package id.timbang.kit.event;

import id.timbang.contracts.Quarantined;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts records of the log aside that cannot be used. */
final class RecordQuarantine {

    private static final Logger log = LoggerFactory.getLogger(RecordQuarantine.class);

    /** A copy is larger than the record, by Base64 or escapes; the log takes 1 MiB. */
    private static final int LARGEST_COPY = 150_000;

    /** What is wrong may repeat what arrived. */
    private static final int LONGEST_DETAIL = 300;

    private final EventPublisher publisher;

    RecordQuarantine(EventPublisher publisher) {
        this.publisher = publisher;
    }

    /** A very large record stays where it is, and only its place is told. */
    void put(
            String topic, int partition, long offset, byte @Nullable [] value, String reason, @Nullable String detail) {
        String where = partition + "@" + offset;
        // Not the detail: it may repeat what arrived, a person's number too.
        log.warn("record {} of {} goes to quarantine: {}", where, topic, reason);
        boolean whole = value != null && value.length <= LARGEST_COPY;
        String text = whole ? asText(value) : null;
        String note =
                value == null || whole ? "" : "; not copied, being " + value.length + " bytes: it stands in the topic";
        publisher.publish(new Quarantined(
                topic,
                where,
                reason,
                shortened(String.valueOf(detail)) + note,
                whole && text == null ? Base64.getEncoder().encodeToString(value) : text,
                whole && text == null));
    }

    private static String shortened(String detail) {
        return detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL) + "...";
    }

    private static @Nullable String asText(byte[] value) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
        } catch (CharacterCodingException binary) {
            return null;
        }
    }
}
