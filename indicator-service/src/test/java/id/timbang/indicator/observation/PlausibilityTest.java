package id.timbang.indicator.observation;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.CalendarChanged;
import id.timbang.contracts.CalendarChanged.Holiday;
import id.timbang.contracts.CalendarChanged.OfficeHours;
import id.timbang.contracts.IndicatorChanged;
import id.timbang.contracts.IndicatorChanged.Aspect;
import id.timbang.contracts.IndicatorChanged.Measure;
import id.timbang.contracts.IndicatorChanged.PlausibleRange;
import id.timbang.contracts.IndicatorChanged.Polarity;
import id.timbang.contracts.LocalizedText;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.ObservationRecorded.Flag;
import id.timbang.kit.calendar.WorkCalendars;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person at Dukcapil would stumble over. */
class PlausibilityTest {

    private static final String MONDAY_MORNING = "2026-11-02T09:41:00+07:00";

    private final WorkCalendars calendars = new WorkCalendars();
    private final Plausibility plausibility = new Plausibility(calendars, ZoneId.of("Asia/Jakarta"));

    PlausibilityTest() {
        calendars.apply(new CalendarChanged(
                2026,
                1,
                Arrays.asList(
                        DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY),
                List.of(new Holiday(LocalDate.of(2026, 12, 25), new LocalizedText("Hari Natal", "Christmas"))),
                new OfficeHours("07:30", "16:00")));
    }

    @ParameterizedTest
    @CsvSource({
        // Minutes to issue an identity card: one to 480.
        "MEAN,  menit, 1, 480,   35,   ,    , false",
        "MEAN,  menit, 1, 480,    1,   ,    , false",
        "MEAN,  menit, 1, 480,  480,   ,    , false",
        "MEAN,  menit, 1, 480, 0.99,   ,    , true",
        "MEAN,  menit, 1, 480, 480.001, ,   , true",
        // An open end.
        "SUM,   rupiah, 0,   , 999999999999, , , false",
        "SUM,   rupiah, 0,   ,   -1,   ,    , true",
        "SUM,   rupiah,  , 5,    -1,   ,    , false",
        // A document without a number of its own is one document.
        "COUNT, dokumen, 1, 20,    ,   ,    , false",
        "COUNT, dokumen, 2, 20,    ,   ,    , true",
        "COUNT, dokumen, 1, 20,  21,   ,    , true",
        // Error rate per hundred: 1 of 3 is 33.3..., which no decimal is.
        "RATIO, %,     0, 33.3,    ,  1,   3, true",
        "RATIO, %,     0, 33.4,    ,  1,   3, false",
        "RATIO, persen, 0, 10,     , 10, 100, false",
        "RATIO, persen, 0, 10,     , 11, 100, true",
        // As a plain fraction.
        "RATIO, galat, 0, 0.1,     , 10, 100, false",
        "RATIO, galat, 0, 0.1,     , 11, 100, true",
        // Hours, of which the share within three days is given per hundred: the range is of hours all the same.
        "SHARE_WITHIN, %, 0, 72,  71,   ,    , false",
        "SHARE_WITHIN, %, 0, 72,  73,   ,    , true",
    })
    void a_figure_outside_its_indicators_range_is_flagged(
            Measure measure,
            String unit,
            BigDecimal from,
            BigDecimal to,
            BigDecimal value,
            BigDecimal numerator,
            BigDecimal denominator,
            boolean flagged) {
        ObservationRecorded fact = fact(MONDAY_MORNING, "siak", value, numerator, denominator, null);

        assertThat(plausibility.remarks(fact, indicator(measure, unit, new PlausibleRange(from, to)), null, false))
                .isEqualTo(flagged ? List.of(Flag.OUT_OF_RANGE) : List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-02T07:30:00+07:00, false",
        "2026-11-02T16:00:00+07:00, false",
        "2026-11-02T07:29:59+07:00, true",
        "2026-11-02T16:00:01+07:00, true",
        // Sunday.
        "2026-11-01T09:41:00+07:00, true",
        // A decreed day off.
        "2026-12-25T09:41:00+07:00, true",
        // The same moment as Monday 09:41 in Jakarta, as a source in Jayapura writes it, and in UTC.
        "2026-11-02T11:41:00+09:00, false",
        "2026-11-02T02:41:00Z,      false",
        // Monday noon in UTC is evening in Jakarta.
        "2026-11-02T12:00:00Z,      true",
        // A year without a calendar: from Monday to Friday at any hour.
        "2025-11-03T23:00:00+07:00, false",
        "2025-11-02T09:00:00+07:00, true",
    })
    void work_on_a_day_off_or_outside_office_hours_is_flagged_by_the_agencys_clock(String at, boolean flagged) {
        ObservationRecorded fact = fact(at, "siak", null, null, null, null);

        assertThat(plausibility.remarks(fact, indicator(), null, false))
                .isEqualTo(flagged ? List.of(Flag.OUTSIDE_OFFICE_HOURS) : List.of());
        assertThat(plausibility.remarks(fact, anyHour(), null, false)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // Budi enters his own work by hand, where SIAK tells it.
        "manual, budi,      , true",
        "manual, tono,      , false",
        "manual,     ,      , false",
        // Or tells it himself, being a manager.
        "manual,     , budi , true",
        "manual,     , wulan, false",
        // What the feed tells, it tells, whoever typed it there.
        "siak,   budi, budi , false",
    })
    void what_the_person_scored_entered_by_hand_is_flagged_where_a_system_tells_it(
            String source, @Nullable String enteredBy, @Nullable String teller, boolean flagged) {
        ObservationRecorded fact = fact(MONDAY_MORNING, source, null, null, null, enteredBy);

        assertThat(plausibility.remarks(fact, fedBy("siak", "opencrvs"), teller, false))
                .isEqualTo(flagged ? List.of(Flag.SELF_ENTERED) : List.of());
        assertThat(plausibility.remarks(fact, indicator(), teller, false))
                .as("without a feed there is no other way")
                .isEmpty();
    }

    @Test
    void everything_that_is_not_plausible_is_told() {
        ObservationRecorded fact = fact("2026-11-01T23:00:00+07:00", "manual", new BigDecimal(300), null, null, "budi");
        IndicatorChanged indicator = new IndicatorChanged(
                "docs",
                1,
                new LocalizedText("Dokumen", "Documents"),
                "dokumen",
                Aspect.QUANTITY,
                Measure.COUNT,
                Polarity.HIGHER,
                null,
                null,
                new PlausibleRange(null, new BigDecimal(20)),
                null,
                List.of("siak"),
                null);

        assertThat(fact.flagged(plausibility.remarks(fact, indicator, null, true))
                        .remarks())
                .containsExactly(Flag.values());
    }

    private static IndicatorChanged indicator() {
        return indicator(Measure.COUNT, "dokumen", null);
    }

    private static IndicatorChanged indicator(Measure measure, String unit, @Nullable PlausibleRange range) {
        return new IndicatorChanged(
                "docs",
                1,
                new LocalizedText("Dokumen", "Documents"),
                unit,
                Aspect.QUANTITY,
                measure,
                Polarity.HIGHER,
                null,
                null,
                range,
                null,
                null,
                null);
    }

    private static IndicatorChanged anyHour() {
        return new IndicatorChanged(
                "docs",
                1,
                new LocalizedText("Dokumen", "Documents"),
                "dokumen",
                Aspect.QUANTITY,
                Measure.COUNT,
                Polarity.HIGHER,
                null,
                null,
                null,
                null,
                null,
                true);
    }

    private static IndicatorChanged fedBy(String... feeds) {
        return new IndicatorChanged(
                "docs",
                1,
                new LocalizedText("Dokumen", "Documents"),
                "dokumen",
                Aspect.QUANTITY,
                Measure.COUNT,
                Polarity.HIGHER,
                null,
                null,
                null,
                null,
                List.of(feeds),
                null);
    }

    private static ObservationRecorded fact(
            String at,
            String source,
            @Nullable BigDecimal value,
            @Nullable BigDecimal numerator,
            @Nullable BigDecimal denominator,
            @Nullable String enteredBy) {
        return new ObservationRecorded(
                "1",
                source,
                "budi",
                "docs",
                OffsetDateTime.parse(at).toInstant(),
                value,
                numerator,
                denominator,
                null,
                Map.of(),
                null,
                enteredBy,
                null);
    }
}
