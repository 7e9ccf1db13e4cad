package id.timbang.contracts;

import org.jspecify.annotations.Nullable;

/**
 * Something that could not be used, kept whole with the reason so that it can be mended and replayed.
 *
 * @param source  where it came from: a registry's source name, or the topic it was read from
 * @param item    identifies it there: an observation's id, or {@code partition@offset}
 * @param reason  a code, for example {@code unreadable}
 * @param detail  in words: what was wrong, and where
 * @param payload what arrived: JSON as text, or Base64 where {@code base64} says so
 * @param base64  whether the payload had to be encoded, not being UTF-8 text
 */
public record Quarantined(
        String source,
        String item,
        String reason,
        String detail,
        @Nullable String payload,
        boolean base64) implements Event {

    @Override
    public String key() {
        return source;
    }

    @Override
    public String eventId() {
        return "quarantine/" + source + "/" + item;
    }

    @Override
    public String eventSource() {
        return "timbang/quarantine";
    }
}
