package id.timbang.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events to JSON and back, the same to the letter each time. Reading ignores fields it does not know (a newer
 * writer's additions) and refuses what is missing.
 */
public final class EventJson {

    // Nothing between one event and the next: each becomes a record of its own.
    private static final JsonMapper JSON = JsonMapper.builder(
                    JsonFactory.builder().rootValueSeparator((String) null).build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .annotationIntrospector(new NullMarkedIntrospector())
            .changeDefaultPropertyInclusion(
                    ignored -> JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    @JsonPropertyOrder({"specversion", "id", "source", "type", "subject", "time", "datacontenttype", "data"})
    record CloudEvent(
            String specversion,
            String id,
            String source,
            String type,
            String subject,
            @Nullable Instant time,
            String datacontenttype,
            Event data) {}

    private EventJson() {}

    /** The mapper that makes the events' JSON, for whoever stores or serves the same records. */
    public static JsonMapper mapper() {
        return JSON;
    }

    public static byte[] write(Envelope<?> envelope) {
        try (EventWriter writer = new EventWriter()) {
            return writer.write(envelope);
        }
    }

    /** As every event is written that is not so frequent. */
    static byte[] writeByMapper(Envelope<?> envelope) {
        return JSON.writeValueAsBytes(new CloudEvent(
                "1.0",
                envelope.id(),
                envelope.source(),
                envelope.type().typeName(),
                envelope.data().key(),
                envelope.time(),
                "application/json",
                envelope.data()));
    }

    /**
     * Reads one record of the log.
     *
     * @throws UnreadableEventException when it is no JSON, no CloudEvent, of an unknown type or version, or lacks
     *     a field
     */
    public static Envelope<?> read(byte[] bytes) throws UnreadableEventException {
        try {
            JsonNode event = JSON.readTree(bytes);
            String typeName = text(event, "type");
            EventType type = EventType.named(typeName)
                    .orElseThrow(() -> new UnreadableEventException("unknown event type '" + typeName + "'"));
            JsonNode data = event.get("data");
            if (data == null || !data.isObject()) {
                throw new UnreadableEventException("the event has no 'data' object");
            }
            JsonNode time = event.get("time");
            Event content = JSON.treeToValue(data, type.eventClass());
            return new Envelope<>(
                    text(event, "id"),
                    text(event, "source"),
                    time == null || time.isNull() ? null : Instant.parse(time.asString()),
                    content);
        } catch (JacksonException | DateTimeException | ArithmeticException | NumberFormatException broken) {
            // Numbers too: an exponent beyond all measure is refused by the number itself, not by the parser.
            throw new UnreadableEventException("not a readable event: " + broken.getMessage(), broken);
        }
    }

    private static String text(JsonNode event, String field) throws UnreadableEventException {
        JsonNode value = event == null ? null : event.get(field);
        if (value == null || !value.isString() || value.asString().isEmpty()) {
            throw new UnreadableEventException("the event has no '" + field + "'");
        }
        return value.asString();
    }
}
