package id.timbang.scoring.evidence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** Reads times of the one form that events are written in, {@code 2026-11-24T02:41:07.250Z}. */
final class Times {

    private static final int SECONDS_END = 19;
    private static final int MOST_DECIMALS = 9;
    private static final int MONTHS = 12;
    private static final int SHORTEST_MONTH = 28;

    private Times() {}

    /** Whether that is a time, and of the one form. */
    static boolean isTime(byte[] text, int from, int length) {
        return hasForm(text, from, length)
                && isDay(four(text, from), two(text, from + 5), two(text, from + 8))
                && isBelow(24, two(text, from + 11))
                && isBelow(60, two(text, from + 14))
                && isBelow(60, two(text, from + 17))
                && nanos(text, from + SECONDS_END, length - SECONDS_END - 1) >= 0;
    }

    /** None for any other form, and for what is no time. */
    static @Nullable Instant read(byte[] text, int from, int length) {
        if (!isTime(text, from, length)) {
            return null;
        }
        long day = LocalDate.of(four(text, from), two(text, from + 5), two(text, from + 8))
                .toEpochDay();
        long seconds = two(text, from + 11) * 3_600 + two(text, from + 14) * 60 + two(text, from + 17);
        return Instant.ofEpochSecond(day * 86_400 + seconds, nanos(text, from + SECONDS_END, length - SECONDS_END - 1));
    }

    private static boolean hasForm(byte[] text, int from, int length) {
        return length > SECONDS_END
                && length <= SECONDS_END + 2 + MOST_DECIMALS
                && text[from + length - 1] == 'Z'
                && text[from + 4] == '-'
                && text[from + 7] == '-'
                && text[from + 10] == 'T'
                && text[from + 13] == ':'
                && text[from + 16] == ':';
    }

    private static boolean isDay(int year, int month, int day) {
        return year >= 0
                && month >= 1
                && month <= MONTHS
                && day >= 1
                && (day <= SHORTEST_MONTH || day <= YearMonth.of(year, month).lengthOfMonth());
    }

    private static boolean isBelow(int bound, int number) {
        return number >= 0 && number < bound;
    }

    private static int four(byte[] text, int at) {
        int high = two(text, at);
        int low = two(text, at + 2);
        return high < 0 || low < 0 ? -1 : high * 100 + low;
    }

    /** @return negative where something there is no digit */
    private static int two(byte[] text, int at) {
        int tens = text[at] - '0';
        int ones = text[at + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }

    /** Of nothing, or of a point and one to nine digits; negative for anything else. */
    private static int nanos(byte[] text, int from, int length) {
        if (length == 0) {
            return 0;
        }
        if (text[from] != '.' || length < 2) {
            return -1;
        }
        int nanos = 0;
        for (int i = 1; i <= MOST_DECIMALS; i++) {
            int digit = i < length ? text[from + i] - '0' : 0;
            if (digit < 0 || digit > 9) {
                return -1;
            }
            nanos = nanos * 10 + digit;
        }
        return nanos;
    }
}
