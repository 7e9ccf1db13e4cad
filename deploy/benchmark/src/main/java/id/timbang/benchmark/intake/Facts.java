package id.timbang.benchmark.intake;

import id.timbang.contracts.Envelope;
import id.timbang.contracts.EventJson;
import id.timbang.contracts.ObservationRecorded;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Facts by number: the same one as it is told over HTTP, and as it stands in the log. */
final class Facts {

    static final String SOURCE = "siak";
    static final String INDICATOR = "document-minutes";

    private static final int SECONDS_OF_A_WEEK = 7 * 24 * 60 * 60;

    private final String run;
    private final int employees;
    private final Instant at;

    /**
     * @param run told apart from other runs
     * @param at  when the last of it happened
     */
    Facts(String run, int employees, Instant at) {
        this.run = run;
        this.employees = employees;
        this.at = at;
    }

    static String employeeId(int number) {
        return "e-%05d".formatted(number);
    }

    /** One fact as JSON. */
    String json(int number) {
        StringBuilder json = new StringBuilder(256);
        append(json, number);
        return json.toString();
    }

    /** So many facts as a JSON array. */
    byte[] batch(int from, int count) {
        StringBuilder json = new StringBuilder(256 * count).append('[');
        for (int number = from; number < from + count; number++) {
            append(number == from ? json : json.append(','), number);
        }
        return json.append(']').toString().getBytes(StandardCharsets.UTF_8);
    }

    private void append(StringBuilder json, int number) {
        json.append("{\"id\":\"")
                .append(id(number))
                .append("\",\"source\":\"")
                .append(SOURCE)
                .append("\",\"employeeId\":\"")
                .append(employee(number))
                .append("\",\"indicator\":\"")
                .append(INDICATOR)
                .append("\",\"occurredAt\":\"")
                .append(occurredAt(number))
                .append("\",\"value\":")
                .append(value(number))
                .append(",\"reference\":\"")
                .append(reference(number))
                .append("\",\"attributes\":{\"channel\":\"")
                .append(channel(number))
                .append("\"}}");
    }

    /** The fact as the service puts it into the log. */
    ProducerRecord<String, byte[]> record(String topic, int number) {
        ObservationRecorded event = new ObservationRecorded(
                id(number),
                SOURCE,
                employee(number),
                INDICATOR,
                occurredAt(number),
                value(number),
                null,
                null,
                reference(number),
                Map.of("channel", channel(number)));
        return new ProducerRecord<>(topic, event.key(), EventJson.write(Envelope.of(event, at)));
    }

    private String id(int number) {
        return run + "-" + number;
    }

    private String employee(int number) {
        // A prime: neighbours in a batch are of different employees, as in real life.
        return employeeId((int) (number * 7919L % employees));
    }

    private Instant occurredAt(int number) {
        return at.minusSeconds(number % SECONDS_OF_A_WEEK);
    }

    private static BigDecimal value(int number) {
        return BigDecimal.valueOf(100 + number % 4_000, 1);
    }

    private static String reference(int number) {
        return "KTP-2026-" + number;
    }

    private static String channel(int number) {
        return number % 3 == 0 ? "online" : "counter";
    }
}
