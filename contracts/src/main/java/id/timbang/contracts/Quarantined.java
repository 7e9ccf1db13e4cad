package id.timbang.contracts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Something that could not be used, kept whole with the reason so that it can be mended and replayed.
 *
 * @param source     where it came from: a registry's source name, or the topic it was read from
 * @param item       identifies it there: an observation's id, or {@code partition@offset}
 * @param reason     a code, for example {@code unreadable}
 * @param detail     in words: what was wrong, and where
 * @param payload    what arrived: JSON as text, or Base64 where {@code base64} says so
 * @param base64     whether the payload had to be encoded, not being UTF-8 text
 * @param employeeId whose work it is about, where that is known
 * @param officeId   the office it comes from, where that is known
 * @param person     a keyed digest of the NIP by which it names somebody unknown: the same for the same person, and not
 *                   to be turned back into the number
 */
public record Quarantined(
        String source,
        String item,
        String reason,
        String detail,
        @Nullable String payload,
        boolean base64,
        @Nullable String employeeId,
        @Nullable String officeId,
        @Nullable String person)
        implements QuarantineEvent {

    private static final int ENTRY_BYTES = 12;

    /** Something of which nobody knows whose it is. */
    public Quarantined(
            String source, String item, String reason, String detail, @Nullable String payload, boolean base64) {
        this(source, item, reason, detail, payload, base64, null, null, null);
    }

    /**
     * What it is called in the quarantine, 24 hexadecimal digits: the same for the same thing put aside again for the
     * same reason, another for the same id with other content.
     */
    public String entry() {
        String whole = String.join("\0", source, item, reason, payload == null ? "" : payload);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, ENTRY_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    @Override
    public String key() {
        return source;
    }

    @Override
    public String eventId() {
        return "quarantine/" + source + "/" + item;
    }
}
