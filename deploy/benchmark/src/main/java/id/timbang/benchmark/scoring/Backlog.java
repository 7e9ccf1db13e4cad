package id.timbang.benchmark.scoring;

import id.timbang.contracts.ObservationEvent;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.ObservationRetracted;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Map;

/**
 * What stands in the log, by place: the same at every run, and each place told without those before it. Most places
 * tell a fact of their own, in the order of time; one in a hundred tells a fact again that stands nearby, and one in two
 * hundred takes one back, sometimes before it is told.
 *
 * @param places    how many there are
 * @param employees whose facts they are, in no order
 * @param months    over which the facts are spread, the first of them October 2026
 * @param inTurn    whether employees come in turn, so that each has facts in each month; by lot otherwise
 */
public record Backlog(int places, int employees, int months, boolean inTurn) {

    static final String SOURCE = "siak";
    static final YearMonth FIRST_MONTH = YearMonth.of(2026, 10);
    static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");

    private static final int PER_TEN_THOUSAND = 10_000;
    private static final int AGAIN = 100;
    private static final int TAKEN_BACK = 50;
    private static final int FARTHEST = 20_000;
    private static final int EARLY_ONE_IN = 8;
    /** A prime: neighbours are of different employees, as in real life. */
    private static final long STRIDE = 7_919;

    private static final int FIRST_HOUR = 8;
    private static final int HOURS = 8;
    private static final int SECONDS_OF_AN_HOUR = 3_600;

    /** What a place does. */
    enum Kind {
        TOLD,
        TOLD_AGAIN,
        TAKEN_BACK
    }

    Kind kind(int place) {
        long lot = random(place, 0, PER_TEN_THOUSAND);
        if (lot < TAKEN_BACK) {
            return Kind.TAKEN_BACK;
        }
        return lot < TAKEN_BACK + AGAIN ? Kind.TOLD_AGAIN : Kind.TOLD;
    }

    /** The place whose fact a place is about: itself, where it tells one. */
    int about(int place) {
        Kind kind = kind(place);
        if (kind == Kind.TOLD) {
            return place;
        }
        boolean early = kind == Kind.TAKEN_BACK && random(place, 1, EARLY_ONE_IN) == 0;
        int distance = 1 + (int) random(place, 2, Math.min(FARTHEST, Math.max(1, places / 4)));
        int about = Math.floorMod(early ? place + distance : place - distance, places);
        while (kind(about) != Kind.TOLD) {
            about = about == 0 ? places - 1 : about - 1;
        }
        return about;
    }

    /** What a place says. */
    ObservationEvent at(int place) {
        int fact = about(place);
        return kind(place) == Kind.TAKEN_BACK
                ? new ObservationRetracted(id(fact), SOURCE, employeeId(employee(fact)), "entered twice")
                : fact(fact);
    }

    private ObservationRecorded fact(int number) {
        Measured measured = measured(number);
        return new ObservationRecorded(
                id(number),
                SOURCE,
                employeeId(employee(number)),
                Catalogue.CODES.get(measured.indicator()),
                occurredAt(number),
                measured.value(),
                measured.numerator(),
                measured.denominator(),
                "KTP-2026-" + number,
                Map.of("channel", random(number, 3, 3) == 0 ? "online" : "counter"));
    }

    /** The figures of a fact; what its indicator does not ask for is missing. */
    Measured measured(int number) {
        int indicator = (int) random(number, 4, Catalogue.CODES.size());
        long figure = random(number, 5, 1 << 16);
        return switch (indicator) {
            case Catalogue.DOCUMENTS -> new Measured(indicator, null, null, null);
            case Catalogue.MINUTES -> new Measured(indicator, BigDecimal.valueOf(50 + figure % 200, 1), null, null);
            case Catalogue.ERRORS ->
                new Measured(indicator, null, BigDecimal.valueOf(figure % 4), BigDecimal.valueOf(20 + figure / 4 % 30));
            case Catalogue.COMPLAINTS -> new Measured(indicator, BigDecimal.valueOf(1 + figure % 24), null, null);
            default -> throw new IllegalStateException("no such indicator: " + indicator);
        };
    }

    int employee(int number) {
        return (int) (inTurn ? number * STRIDE % employees : random(number, 6, employees));
    }

    /** Of a fact, from 0. */
    int month(int number) {
        return (int) ((long) number * months / places);
    }

    static YearMonth calendarMonth(long fromFirst) {
        return FIRST_MONTH.plusMonths(fromFirst);
    }

    private Instant occurredAt(int number) {
        int month = month(number);
        // The first place of the month, and of the next: between them its days go by.
        long first = ((long) month * places + months - 1) / months;
        long after = ((month + 1L) * places + months - 1) / months;
        YearMonth when = calendarMonth(month);
        LocalDate day = when.atDay(1 + (int) ((number - first) * when.lengthOfMonth() / (after - first)));
        return day.atTime(FIRST_HOUR, 0)
                .atZone(ZONE)
                .toInstant()
                .plusSeconds(random(number, 7, HOURS * SECONDS_OF_AN_HOUR));
    }

    private static String id(int number) {
        return "siak-2026-" + number;
    }

    static String employeeId(int number) {
        return "e-%06d".formatted(number);
    }

    /** A number from 0 to below a bound that depends on the place and on what it is for (SplitMix64). */
    private static long random(int place, int purpose, int bound) {
        long mixed = (place * 16L + purpose + 1) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return Math.floorMod(mixed ^ mixed >>> 31, (long) bound);
    }
}
