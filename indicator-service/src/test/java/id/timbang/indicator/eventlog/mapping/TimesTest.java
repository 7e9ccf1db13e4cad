package id.timbang.indicator.eventlog.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2011-10-11T13:42:22.688+02:00",
                "2011-10-11 13:42:22.688000+02:00",
                "2011-10-11T13:42:22.688+0200",
                "2011-10-11T13:42:22.688+02",
                "2011-10-11 13:42:22.688 +0200",
                "2011-10-11T11:42:22.688Z",
                "2011-10-11T11:42:22.688000000Z"
            })
    void every_writing_of_a_time_is_the_same_instant(String text) {
        assertThat(Times.instant(text, null)).isEqualTo(Instant.parse("2011-10-11T11:42:22.688Z"));
        assertThat(Times.instant(text, AMSTERDAM)).isEqualTo(Instant.parse("2011-10-11T11:42:22.688Z"));
        assertThat(Times.isZoneLess(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2011-10-11T13:42:22", "2011-10-11 13:42:22.000", "2011-10-11 13:42", "2011-10-11"})
    void a_time_without_an_offset_needs_a_zone(String text) {
        assertThat(Times.instant(text, null)).isNull();
        assertThat(Times.isZoneLess(text)).isTrue();
    }

    @Test
    void a_zone_gives_the_offset_of_that_day() {
        assertThat(Times.instant("2011-07-01 12:00", AMSTERDAM)).isEqualTo(Instant.parse("2011-07-01T10:00:00Z"));
        assertThat(Times.instant("2011-12-01 12:00", AMSTERDAM)).isEqualTo(Instant.parse("2011-12-01T11:00:00Z"));
        assertThat(Times.instant("2011-12-01", AMSTERDAM)).isEqualTo(Instant.parse("2011-11-30T23:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "case-1",
                "2011",
                "2011-10-11T",
                "2011-13-11T13:42:22Z",
                "2011-10-11T25:00:00Z",
                "2011-02-30T10:00:00Z",
                "2011-10-11 and more",
                "2011-10-11T13:42:22.6880000000Z",
                "11-10-2011 13:42"
            })
    void anything_else_is_no_time(String text) {
        assertThat(Times.instant(text, AMSTERDAM)).isNull();
        assertThat(Times.isZoneLess(text)).isFalse();
    }

    @Property(tries = 300)
    void xes_and_pandas_writing_agree(
            @ForAll @LongRange(min = -62_135_596_800_000L, max = 253_402_300_799_999L) long millis,
            @ForAll @IntRange(min = -14, max = 14) int hours) {
        Instant instant = Instant.ofEpochMilli(millis);
        OffsetDateTime local = instant.atOffset(ZoneOffset.ofHours(hours));
        if (local.getYear() < 1 || local.getYear() > 9999) {
            return;
        }
        String day = local.toLocalDate().toString();
        String time = String.format(
                "%02d:%02d:%02d.%03d",
                local.getHour(), local.getMinute(), local.getSecond(), local.getNano() / 1_000_000);
        String offset = hours == 0 ? "+00:00" : local.getOffset().getId();

        assertThat(Times.instant(day + "T" + time + offset, null)).isEqualTo(instant);
        assertThat(Times.instant(day + " " + time + "000" + offset, null)).isEqualTo(instant);
    }
}
