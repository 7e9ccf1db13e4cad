package id.timbang.indicator.eventlog.mapping;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an attribute's text stands for. The format makes no difference: XES's own types are not looked at, so that the same
 * log as CSV gives the same values.
 */
enum ValueType {
    TEXT,
    INTEGER,
    DECIMAL,
    BOOLEAN,
    TIMESTAMP;

    /**
     * The value expressions see. A text that does not fit stays a text, so that only expressions that use it fail.
     *
     * @param declared none where the mapping's {@code types} does not speak of it: then what looks like a time is
     *                 one, and everything else a text
     */
    static Object value(String text, @Nullable ValueType declared, @Nullable ZoneId zone) {
        try {
            Object value = declared == null ? Times.instant(text, zone) : declared.read(text, zone);
            return value == null ? text : value;
        } catch (ArithmeticException doesNotFit) {
            return text;
        }
    }

    private @Nullable Object read(String text, @Nullable ZoneId zone) {
        return switch (this) {
            case TEXT -> text;
            // Tables with gaps write whole numbers as 5.0.
            case INTEGER -> Decimals.read(text).longValueExact();
            case DECIMAL -> Decimals.read(text);
            case BOOLEAN ->
                switch (text.toLowerCase(Locale.ROOT)) {
                    case "true", "1" -> Boolean.TRUE;
                    case "false", "0" -> Boolean.FALSE;
                    default -> null;
                };
            case TIMESTAMP -> Times.instant(text, zone);
        };
    }

    /** A value as people and other programs read it. */
    static @Nullable String text(Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return value instanceof String || value instanceof Long || value instanceof Boolean || value instanceof Instant
                ? value.toString()
                : null;
    }
}
