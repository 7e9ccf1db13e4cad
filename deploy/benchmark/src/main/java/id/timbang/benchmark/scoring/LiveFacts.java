package id.timbang.benchmark.scoring;

import id.timbang.contracts.Envelope;
import id.timbang.contracts.EventJson;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.Topic;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Facts of the present, told one after another at a fixed rate.
 *
 * @param run       told apart from others
 * @param employees among whom they go around
 * @param at        when the work was done
 */
record LiveFacts(String run, int employees, Instant at) {

    static final int A_SECOND = 1_000;

    /** A prime: neighbours are of different employees, as in real life. */
    private static final long STRIDE = 7_919;

    int employee(int number) {
        return (int) (number * STRIDE % employees);
    }

    ObservationRecorded fact(int number) {
        return new ObservationRecorded(
                run + "-" + number,
                Backlog.SOURCE,
                Backlog.employeeId(employee(number)),
                Catalogue.CODES.get(Catalogue.MINUTES),
                at,
                BigDecimal.valueOf(50 + number % 200, 1),
                null,
                null,
                run + "-" + number,
                Map.of("channel", "counter"));
    }

    /** The month they count in. */
    YearMonth month() {
        return YearMonth.from(at.atZone(Backlog.ZONE));
    }

    /** The fact as a source tells it over HTTP. */
    String json(int number) {
        ObservationRecorded fact = fact(number);
        return """
                {"id":"%s","source":"%s","employeeId":"%s","indicator":"%s","occurredAt":"%s","value":%s,\
                "reference":"%s","attributes":{"channel":"counter"}}""".formatted(
                        fact.id(),
                        fact.source(),
                        fact.employeeId(),
                        fact.indicator(),
                        fact.occurredAt(),
                        fact.value(),
                        fact.reference());
    }

    /** So many of them in one request. */
    byte[] batch(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(this::json)
                .collect(Collectors.joining(",", "[", "]"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Publishes so many into the log, each when it is due. */
    void publish(EventLog log, int count) {
        try (KafkaProducer<String, byte[]> producer = log.producer()) {
            long began = System.nanoTime();
            for (int number = 0; number < count; number++) {
                awaitDue(due(began, number));
                ObservationRecorded fact = fact(number);
                producer.send(new ProducerRecord<>(
                        Topic.OBSERVATIONS.topicName(), fact.key(), EventJson.write(Envelope.of(fact, at))));
            }
        }
    }

    /** When a fact is due, by the clock of {@link System#nanoTime}. */
    static long due(long began, int number) {
        return began + number * TimeUnit.SECONDS.toNanos(1) / A_SECOND;
    }

    static void awaitDue(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
