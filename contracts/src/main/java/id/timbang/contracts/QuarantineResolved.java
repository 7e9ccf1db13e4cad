package id.timbang.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of something in the quarantine.
 *
 * @param source  where it came from
 * @param entry   what it is called in the quarantine
 * @param by      the account that decided, an opaque id of the identity provider's
 * @param reason  why, where one was given
 */
public record QuarantineResolved(
        String source,
        String entry,
        Outcome outcome,
        String by,
        @Nullable String reason,
        Instant at) implements QuarantineEvent {

    /** What was done. */
    public enum Outcome {
        /** It was mended, and is in the log now. */
        REPLAYED,
        /** It will not be used. */
        DISMISSED
    }

    @Override
    public String key() {
        return source;
    }

    @Override
    public String eventId() {
        return "quarantine/" + source + "/" + entry + "/" + outcome;
    }
}
