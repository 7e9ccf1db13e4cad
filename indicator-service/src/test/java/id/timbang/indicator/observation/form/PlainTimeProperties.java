package id.timbang.indicator.observation.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Against the formatter of the JDK. */
class PlainTimeProperties {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");
    private static final long YEAR_1 = LocalDateTime.of(1, 1, 2, 0, 0).toEpochSecond(ZoneOffset.UTC);
    private static final long YEAR_9999 = LocalDateTime.of(9999, 12, 30, 0, 0).toEpochSecond(ZoneOffset.UTC);

    @Provide
    Arbitrary<String> times() {
        return Combinators.combine(
                        Arbitraries.longs().between(YEAR_1, YEAR_9999),
                        Arbitraries.integers().between(-17 * 60 - 59, 17 * 60 + 59))
                .as((second, offset) ->
                        FORM.format(Instant.ofEpochSecond(second).atOffset(ZoneOffset.ofTotalSeconds(offset * 60))));
    }

    /** A time with some characters that are others. */
    @Provide
    Arbitrary<String> nearlyTimes() {
        Arbitrary<Character> others =
                Arbitraries.of('0', '1', '2', '3', '5', '6', '9', '-', '+', ':', 'T', 'Z', ' ', '٣');
        return Combinators.combine(
                        times(),
                        Arbitraries.integers().between(0, 24),
                        others,
                        Arbitraries.integers().between(0, 24),
                        others,
                        Arbitraries.integers().between(0, 3))
                .as((time, first, one, second, other, cut) -> {
                    StringBuilder text = new StringBuilder(time);
                    text.setCharAt(first % text.length(), one);
                    text.setCharAt(second % text.length(), other);
                    text.setLength(text.length() - cut % text.length());
                    return text.toString();
                });
    }

    @Property
    void a_time_in_the_usual_form_is_read(@ForAll("times") String time) {
        assertThat(PlainTime.read(time)).isEqualTo(OffsetDateTime.parse(time).toInstant());
    }

    @Property(tries = 5_000)
    void whatever_is_read_the_formatter_reads_as_the_same(@ForAll("nearlyTimes") String text) {
        Instant read = PlainTime.read(text);

        if (read != null) {
            assertThat(read).isEqualTo(byFormatter(text));
        }
    }

    private static @Nullable Instant byFormatter(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException noTime) {
            return null;
        }
    }
}
