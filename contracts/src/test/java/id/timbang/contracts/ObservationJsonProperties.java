package id.timbang.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.ObservationRecorded.Flag;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Observations are written to the letter as the mapper writes every other event, whatever stands in them. */
class ObservationJsonProperties {

    private static final Event RETRACTED = new ObservationRetracted("f", "siak", "e-1", "wrong");

    @Property(tries = 500)
    void an_observation_is_written_as_the_mapper_writes_it(
            @ForAll("facts") ObservationRecorded fact, @ForAll("times") Instant publishedAt) throws Exception {
        Envelope<ObservationRecorded> envelope = Envelope.of(fact, publishedAt);

        byte[] written = EventJson.write(envelope);

        assertThat(text(written)).isEqualTo(text(EventJson.writeByMapper(envelope)));
        assertThat(EventJson.read(written)).isEqualTo(envelope);
    }

    @Property(tries = 200)
    void what_one_writer_writes_of_many_is_what_is_written_of_each(
            @ForAll @Size(max = 6) List<@From("facts") ObservationRecorded> facts,
            @ForAll @Size(min = 2, max = 2) List<@From("times") Instant> times) {
        List<Envelope<?>> events = new ArrayList<>();
        facts.forEach(fact -> events.add(Envelope.of(fact, times.get(events.size() % 3 % 2))));
        events.add(events.size() / 2, Envelope.of(RETRACTED, times.get(0)));

        try (EventWriter writer = new EventWriter()) {
            for (Envelope<?> event : events) {
                assertThat(text(writer.write(event))).isEqualTo(text(EventJson.writeByMapper(event)));
            }
        }
    }

    @Property
    void a_time_is_written_as_java_writes_it(@ForAll("times") Instant time) {
        assertThat(Instants.text(time)).isEqualTo(time.toString());
    }

    @Provide
    Arbitrary<Instant> times() {
        Arbitrary<Long> seconds = Arbitraries.oneOf(
                Arbitraries.longs().between(1_700_000_000L, 1_900_000_000L),
                Arbitraries.longs().between(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond()),
                Arbitraries.longs().between(-70_000_000_000L, 260_000_000_000L));
        Arbitrary<Integer> nanos = Arbitraries.oneOf(
                Arbitraries.just(0),
                Arbitraries.integers().between(0, 999).map(millis -> millis * 1_000_000),
                Arbitraries.integers().between(0, 999_999_999));
        return Combinators.combine(seconds, nanos).as(Instant::ofEpochSecond);
    }

    @Provide
    Arbitrary<ObservationRecorded> facts() {
        Arbitrary<String> text = Arbitraries.oneOf(
                Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(30),
                Arbitraries.strings()
                        .withChars('"', '\\', '/', '\n', '\u0001', '\u007f', '\u2028', '\u00e9', '<', '\'')
                        .ofMinLength(1)
                        .ofMaxLength(8),
                Arbitraries.of("\ud83d\ude00", "Ketut \u00d1", "x".repeat(500)));
        Arbitrary<BigDecimal> number = Combinators.combine(
                        Arbitraries.longs(), Arbitraries.integers().between(0, 12))
                .as(BigDecimal::valueOf);
        Arbitrary<Map<String, String>> attributes = Arbitraries.maps(text, text).ofMaxSize(4);
        Arbitrary<List<Flag>> flags = Arbitraries.of(Flag.class).list().ofMaxSize(4);
        Arbitrary<ObservationRecorded> plain = Combinators.combine(
                        text, text, text, text, times(), number.injectNull(0.5), number.injectNull(0.5), attributes)
                .as((id, source, employee, indicator, at, value, part, map) ->
                        new ObservationRecorded(id, source, employee, indicator, at, value, part, part, null, map));
        return Combinators.combine(
                        plain,
                        text.injectNull(0.5),
                        text.injectNull(0.5),
                        Arbitraries.integers().between(2, 9).injectNull(0.5),
                        flags)
                .as((fact, reference, enteredBy, correction, remarks) -> new ObservationRecorded(
                        fact.id(),
                        fact.source(),
                        fact.employeeId(),
                        fact.indicator(),
                        fact.occurredAt(),
                        fact.value(),
                        fact.numerator(),
                        fact.denominator(),
                        reference,
                        fact.attributes(),
                        correction,
                        enteredBy,
                        remarks));
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
