package id.timbang.scoring.ingest;

import id.timbang.contracts.AnswerSubmitted;
import id.timbang.contracts.Event;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.ObservationRetracted;
import id.timbang.contracts.SurveyElement;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * Random histories: what was told, in any order, with repetitions, and retractions before and after. A fact's
 * content follows from its number, so the same number is the same fact.
 */
final class Histories {

    private static final List<String> INDICATORS = List.of("documents", "hours", "on-time", "errors", "fees");
    private static final Instant START = Instant.parse("2026-10-30T00:00:00Z");
    private static final int FACTS = 60;
    private static final int ANSWERS = 12;

    private Histories() {}

    static Arbitrary<List<Event>> histories() {
        Arbitrary<Event> recorded = Arbitraries.integers().between(0, FACTS - 1).map(Histories::observation);
        Arbitrary<Event> answered =
                Arbitraries.integers().between(0, ANSWERS - 1).map(Histories::answer);
        // A faulty source: the same ids, told of somebody else.
        Arbitrary<Event> misattributed =
                Arbitraries.integers().between(0, FACTS / 6).map(Histories::ofSomebodyElse);
        Arbitrary<Event> retracted =
                Arbitraries.integers().between(0, FACTS - 1).map(Histories::retraction);
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(12, recorded),
                        net.jqwik.api.Tuple.of(3, answered),
                        net.jqwik.api.Tuple.of(2, retracted),
                        net.jqwik.api.Tuple.of(2, misattributed))
                .list()
                .ofMinSize(1)
                .ofMaxSize(90);
    }

    private static String employee(int number) {
        return "e-" + number % 4;
    }

    private static Event observation(int number) {
        Random random = new Random(number);
        String indicator = INDICATORS.get(random.nextInt(INDICATORS.size()));
        boolean isRatio = indicator.equals("errors");
        boolean isPlain = indicator.equals("documents");
        return new ObservationRecorded(
                "o-" + number,
                "siak",
                employee(number),
                indicator,
                START.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 5))),
                isRatio || isPlain ? null : BigDecimal.valueOf(random.nextInt(48_000), 3),
                isRatio ? BigDecimal.valueOf(random.nextInt(2)) : null,
                isRatio ? BigDecimal.ONE : null,
                null,
                Map.of());
    }

    private static Event ofSomebodyElse(int number) {
        ObservationRecorded told = (ObservationRecorded) observation(number);
        return new ObservationRecorded(
                told.id(),
                told.source(),
                employee(number + 1),
                told.indicator(),
                told.occurredAt(),
                told.value(),
                told.numerator(),
                told.denominator(),
                null,
                Map.of());
    }

    private static Event retraction(int number) {
        return new ObservationRetracted("o-" + number, "siak", employee(number), "wrong");
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
