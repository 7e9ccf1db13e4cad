package id.timbang.indicator.eventlog.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Times as logs write them: {@code 2011-10-11T13:42:22.688+02:00}, and the same with a blank for the {@code T},
 * with more or fewer decimals, with {@code Z}, {@code +0200} or {@code +02}. Without an offset, or as a mere date,
 * they need a zone.
 */
final class Times {

    private static final Pattern BEGINNING = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(?:[T ].*)?");
    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][XX][X]")
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final int DATE = 10;

    private Times() {}

    /** The time a text tells; none where it is no time, or has no offset and no zone is given. */
    static @Nullable Instant instant(String text, @Nullable ZoneId zone) {
        TemporalAccessor read = read(text);
        if (read instanceof OffsetDateTime whole) {
            return whole.toInstant();
        }
        if (zone == null || read == null) {
            return null;
        }
        return (read instanceof LocalDateTime local ? local : ((LocalDate) read).atStartOfDay())
                .atZone(zone)
                .toInstant();
    }

    /** Whether a text is a time that only lacks its offset. */
    static boolean isZoneLess(String text) {
        TemporalAccessor read = read(text);
        return read != null && !(read instanceof OffsetDateTime);
    }

    private static @Nullable TemporalAccessor read(String text) {
        if (!BEGINNING.matcher(text).matches()) {
            return null;
        }
        String iso = text.length() == DATE
                ? text
                : text.substring(0, DATE) + 'T' + text.substring(DATE + 1).replace(" ", "");
        try {
            return FORMAT.parseBest(iso, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        } catch (DateTimeException otherText) {
            return null;
        }
    }
}
