package id.timbang.indicator.observation.form;

import id.timbang.indicator.input.Texts;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** When the work was done: ISO 8601 with an offset, for without one nobody knows which month it falls in. */
public final class OccurrenceTime {

    private static final Duration AHEAD = Duration.ofDays(1);
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final String FORM = "write it as 2026-11-24T09:41:00+07:00";

    private OccurrenceTime() {}

    /** Why the time cannot be used, none when it can. A clock may be ahead of ours by a day. */
    public static @Nullable Fault fault(@Nullable String text, Instant now) {
        if (text == null || text.isBlank()) {
            return new Fault("missing-field", "'occurredAt' is missing; " + FORM);
        }
        Instant instant;
        try {
            instant = instant(text);
        } catch (DateTimeException unreadable) {
            return isWithoutOffset(text)
                    ? new Fault("missing-offset", "'occurredAt' says no offset from UTC; " + FORM)
                    : new Fault(
                            "invalid-time", "'occurredAt' is '" + Texts.shown(text) + "', which is no time; " + FORM);
        }
        if (instant.isAfter(now.plus(AHEAD))) {
            return new Fault(
                    "future-time", "'occurredAt' is " + Texts.shown(text) + ", more than a day ahead of now, " + now);
        }
        return instant.isBefore(EARLIEST)
                ? new Fault("too-early", "'occurredAt' is " + Texts.shown(text) + ", before the year 2000")
                : null;
    }

    /** @throws DateTimeException where the text is no time with an offset */
    public static Instant instant(String text) {
        Instant plain = PlainTime.read(text);
        return plain != null ? plain : OffsetDateTime.parse(text).toInstant();
    }

    private static boolean isWithoutOffset(String text) {
        try {
            LocalDateTime.parse(text);
            return true;
        } catch (DateTimeException noTimeEither) {
            return false;
        }
    }
}
