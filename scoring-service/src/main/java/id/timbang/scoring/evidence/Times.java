package id.timbang.scoring.evidence;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reads times of the one form that events are written in, {@code 2026-11-24T02:41:07.250Z}. */
final class Times {

    private static final int SECONDS_END = 19;
    private static final int MOST_DECIMALS = 9;
    private static final int[] SEPARATORS = {4, '-', 7, '-', 10, 'T', 13, ':', 16, ':'};

    private Times() {}

    /** None for any other form, and for what is no time. */
    static @Nullable Instant read(byte[] text, int from, int length) {
        if (length < SECONDS_END + 1 || length > SECONDS_END + 2 + MOST_DECIMALS || text[from + length - 1] != 'Z') {
            return null;
        }
        for (int i = 0; i < SEPARATORS.length; i += 2) {
            if (text[from + SEPARATORS[i]] != SEPARATORS[i + 1]) {
                return null;
            }
        }
        int year = number(text, from, 4);
        int month = number(text, from + 5, 2);
        int day = number(text, from + 8, 2);
        int hour = number(text, from + 11, 2);
        int minute = number(text, from + 14, 2);
        int second = number(text, from + 17, 2);
        int nanos = length == SECONDS_END + 1 ? 0 : nanos(text, from + SECONDS_END, length - SECONDS_END - 1);
        if ((year | month | day | hour | minute | second | nanos) < 0 || hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        try {
            long seconds = LocalDate.of(year, month, day).toEpochDay() * 86_400 + hour * 3_600 + minute * 60 + second;
            return Instant.ofEpochSecond(seconds, nanos);
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    /** @return negative where something there is no digit */
    private static int number(byte[] text, int from, int length) {
        int number = 0;
        for (int i = from; i < from + length; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** Of a point and one to nine digits. */
    private static int nanos(byte[] text, int from, int length) {
        if (text[from] != '.' || length < 2) {
            return -1;
        }
        int nanos = number(text, from + 1, length - 1);
        for (int i = length - 1; i < MOST_DECIMALS; i++) {
            nanos *= 10;
        }
        return nanos;
    }
}
