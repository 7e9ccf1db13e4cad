package id.timbang.scoring.standing;

import id.timbang.scoring.store.AsciiText;
import id.timbang.scoring.tally.Measured;
import id.timbang.scoring.tally.MonthTallies;
import id.timbang.scoring.tally.Tally;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/**
 * A month's tallies of one indicator as text, a line for each day: the day, then {@code +3} for three facts without a
 * value, {@code 7.25@1793155267} for a value and the second of the work, {@code *2} after it where it was seen twice,
 * {@code 5/10*2} for two ratios and what they add up to, {@code !1} where one fact is flagged. A document for each of these
 * takes ten times as long to write and to read, and a standing is written for every batch.
 */
final class TallyText {

    private static final int USUAL_LENGTH = 1024;

    private TallyText() {}

    /** By indicator. */
    static Map<String, String> of(MonthTallies tallies) {
        Map<String, AsciiText> lines = new TreeMap<>();
        tallies.byDay()
                .forEach((day, indicators) -> indicators.forEach((indicator, tally) ->
                        append(day, tally, lines.computeIfAbsent(indicator, ignored -> new AsciiText(USUAL_LENGTH)))));
        Map<String, String> texts = new TreeMap<>();
        lines.forEach((indicator, text) -> texts.put(indicator, text.toString()));
        return texts;
    }

    private static void append(LocalDate day, Tally tally, AsciiText line) {
        line.append(day.getYear());
        appendTwo(day.getMonthValue(), line);
        appendTwo(day.getDayOfMonth(), line);
        if (tally.plain() != 0) {
            line.append(' ').append('+').append(tally.plain());
        }
        tally.eachMeasured((measured, times) -> append(measured, times, line));
        if (tally.ratios() != 0) {
            line.append(' ')
                    .append(tally.numerator())
                    .append('/')
                    .append(tally.denominator())
                    .append('*')
                    .append(tally.ratios());
        }
        if (tally.flagged() != 0) {
            line.append(' ').append('!').append(tally.flagged());
        }
        line.append('\n');
    }

    private static void append(Measured measured, long times, AsciiText line) {
        line.append(' ')
                .append(measured.value())
                .append('@')
                .append(measured.at().getEpochSecond());
        if (measured.at().getNano() != 0) {
            line.append('.').append(1_000_000_000L + measured.at().getNano());
        }
        if (times != 1) {
            line.append('*').append(times);
        }
    }

    private static void appendTwo(int number, AsciiText line) {
        line.append('-').append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    /** Adds what the text of an indicator says. */
    static void read(String indicator, String text, MonthTallies tallies) {
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            int space = text.indexOf(' ', from);
            tallies.add(day(text, from), indicator, tally(text, space + 1, end));
            from = end + 1;
        }
    }

    private static LocalDate day(String text, int from) {
        return LocalDate.of(
                Integer.parseInt(text, from, from + 4, 10),
                Integer.parseInt(text, from + 5, from + 7, 10),
                Integer.parseInt(text, from + 8, from + 10, 10));
    }

    private static Tally tally(String text, int from, int end) {
        long plain = 0;
        long flagged = 0;
        long ratios = 0;
        BigDecimal numerator = BigDecimal.ZERO;
        BigDecimal denominator = BigDecimal.ZERO;
        Map<Measured, Long> measured = new TreeMap<>();
        int at = from;
        while (at < end) {
            int to = find(' ', text, at, end);
            char kind = text.charAt(at);
            int slash = find('/', text, at, to);
            int star = find('*', text, at, to);
            if (kind == '+') {
                plain = Long.parseLong(text, at + 1, to, 10);
            } else if (kind == '!') {
                flagged = Long.parseLong(text, at + 1, to, 10);
            } else if (slash < to) {
                numerator = new BigDecimal(text.substring(at, slash));
                denominator = new BigDecimal(text.substring(slash + 1, star));
                ratios = Long.parseLong(text, star + 1, to, 10);
            } else {
                measured.put(measured(text, at, star), star < to ? Long.parseLong(text, star + 1, to, 10) : 1);
            }
            at = to + 1;
        }
        return new Tally(plain, measured, ratios, numerator, denominator, flagged);
    }

    private static Measured measured(String text, int from, int to) {
        int mark = find('@', text, from, to);
        int point = find('.', text, mark, to);
        long seconds = Long.parseLong(text, mark + 1, point, 10);
        long nanos = point < to ? Long.parseLong(text, point + 1, to, 10) - 1_000_000_000L : 0;
        return new Measured(new BigDecimal(text.substring(from, mark)), Instant.ofEpochSecond(seconds, nanos));
    }

    /** Where that stands between two places; the second where it does not: to look further takes longer than all else. */
    private static int find(char wanted, String text, int from, int to) {
        int at = from;
        while (at < to && text.charAt(at) != wanted) {
            at++;
        }
        return at;
    }
}
