package id.timbang.scoring.ingest;

import id.timbang.contracts.AnswerSubmitted;
import id.timbang.contracts.Event;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.ObservationRecorded.Flag;
import id.timbang.contracts.ObservationRetracted;
import id.timbang.contracts.SurveyElement;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * Random histories: what was told, in any order, with repetitions; corrections and retractions of any version, before
 * and after. A fact's content follows from its number and version, so the same number is the same fact; its flags and
 * the way its figures are written do not, for they are no part of what is told.
 */
final class Histories {

    private static final List<String> INDICATORS = List.of("documents", "hours", "on-time", "errors", "fees", "level");
    private static final Instant START = Instant.parse("2026-10-30T00:00:00Z");
    private static final int FACTS = 60;
    private static final int ANSWERS = 12;

    private Histories() {}

    /** A document that somebody processed in October. */
    static ObservationRecorded document(String id) {
        return new ObservationRecorded(
                id,
                "siak",
                "e-0",
                "documents",
                Instant.parse("2026-10-05T03:00:00Z"),
                null,
                null,
                null,
                null,
                Map.of());
    }

    static Arbitrary<List<Event>> histories() {
        return list(sound());
    }

    /** The same where some facts are told again with other content. */
    static Arbitrary<List<Event>> withConflicts() {
        Arbitrary<Event> conflicting = Combinators.combine(
                        numbers(), versions(), Arbitraries.integers().between(1, 2))
                .as(Histories::conflicting);
        return list(Arbitraries.frequencyOf(Tuple.of(6, sound()), Tuple.of(1, conflicting)));
    }

    private static Arbitrary<Event> sound() {
        Arbitrary<Event> recorded = Combinators.combine(
                        numbers(), versions(), Arbitraries.integers().between(0, 3))
                .as(Histories::observation);
        Arbitrary<Event> answered =
                Arbitraries.integers().between(0, ANSWERS - 1).map(Histories::answer);
        // A faulty source: the same ids, told of somebody else.
        Arbitrary<Event> misattributed =
                Arbitraries.integers().between(0, FACTS / 6).map(Histories::ofSomebodyElse);
        Arbitrary<Event> retracted = Combinators.combine(numbers(), versions()).as(Histories::retraction);
        return Arbitraries.frequencyOf(
                Tuple.of(12, recorded), Tuple.of(3, answered), Tuple.of(4, retracted), Tuple.of(2, misattributed));
    }

    private static Arbitrary<List<Event>> list(Arbitrary<Event> events) {
        return events.list().ofMinSize(1).ofMaxSize(90);
    }

    private static Arbitrary<Integer> numbers() {
        return Arbitraries.integers().between(0, FACTS - 1);
    }

    /** None for what was told first, more often than a correction. */
    private static Arbitrary<Integer> versions() {
        return Arbitraries.of(2, 3).injectNull(0.6);
    }

    private static String employee(int number) {
        return "e-" + number % 4;
    }

    /** @param manner 1: with flags; 2: figures written longer; 3: both */
    private static Event observation(int number, @Nullable Integer version, int manner) {
        ObservationRecorded told = told(number, employee(number), version, 3 + (manner & 2));
        return (manner & 1) == 0 ? told : told.flagged(List.of(Flag.BURST, Flag.OUT_OF_RANGE));
    }

    private static ObservationRecorded told(int number, String employee, @Nullable Integer version, int decimals) {
        Random random = new Random(number + (version == null ? 0 : 10_000L * version));
        String indicator = INDICATORS.get(random.nextInt(INDICATORS.size()));
        boolean isRatio = indicator.equals("errors");
        boolean isPlain = indicator.equals("documents");
        // Levels are told at few moments, so that several are the latest.
        Instant at = indicator.equals("level")
                ? START.plus(Duration.ofHours(16L * random.nextInt(8)))
                : START.plus(Duration.ofMillis(random.nextInt(1000 * 60 * 60 * 24 * 5)));
        BigDecimal value = isRatio || isPlain ? null : figure(random.nextInt(48_000), decimals);
        BigDecimal numerator = isRatio ? BigDecimal.valueOf(random.nextInt(2)) : null;
        return new ObservationRecorded(
                "o-" + number,
                "siak",
                employee,
                indicator,
                at,
                value,
                numerator,
                isRatio ? BigDecimal.ONE : null,
                null,
                Map.of(),
                version,
                number % 5 == 0 ? employee : null,
                null);
    }

    private static BigDecimal figure(int thousandths, int decimals) {
        return BigDecimal.valueOf(thousandths, 3).setScale(decimals, RoundingMode.UNNECESSARY);
    }

    /** Told once more, and otherwise. */
    private static Event conflicting(int number, @Nullable Integer version, int way) {
        ObservationRecorded told = told(number, employee(number), version, 3);
        return new ObservationRecorded(
                told.id(),
                told.source(),
                told.employeeId(),
                way == 1 ? "documents" : told.indicator(),
                told.occurredAt().plusSeconds(way),
                way == 1 ? null : told.value(),
                way == 1 ? null : told.numerator(),
                way == 1 ? null : told.denominator(),
                "another",
                Map.of("way", String.valueOf(way)),
                version,
                null,
                null);
    }

    private static Event ofSomebodyElse(int number) {
        return told(number, employee(number + 1), null, 3);
    }

    private static Event retraction(int number, @Nullable Integer version) {
        return new ObservationRetracted("o-" + number, "siak", employee(number), "wrong", version);
    }

    private static Event answer(int number) {
        Random random = new Random(1000L + number);
        return new AnswerSubmitted(
                "a-" + number,
                "survey",
                "office",
                employee(number),
                "satisfaction",
                LocalDate.of(2026, 10, 30).plusDays(random.nextInt(5)),
                Map.of(SurveyElement.TIME, 1 + random.nextInt(4), SurveyElement.COST, 1 + random.nextInt(4)));
    }
}
