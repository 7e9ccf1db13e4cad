package id.timbang.indicator.observation.form;

import id.timbang.contracts.EventType;
import id.timbang.indicator.input.Ids;
import id.timbang.indicator.input.Texts;
import id.timbang.indicator.observation.form.ItemReader.Field;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

/**
 * What a CloudEvent (1.0) says around its data, by the names of its attributes. Where the data does not name id, source,
 * occurredAt and employeeId itself, they are the envelope's id, source, time and subject; where it does, they must agree.
 */
final class EventEnvelope {

    /** An observation, told by whoever saw it. */
    static final String TYPE = "timbang.observation.v1";

    /** One of this product's own: its time says when it was recorded, not when the work was done. */
    private static final String RECORDED = EventType.OBSERVATION_RECORDED.typeName();

    /** The attributes that are looked at; further ones (extensions) are nobody's business here. */
    static final Set<String> ATTRIBUTES =
            Set.of("specversion", "id", "source", "type", "subject", "time", "datacontenttype");

    private static final List<String> REQUIRED = List.of("id", "source", "type");

    private final Map<String, String> attributes = new LinkedHashMap<>();

    /** @return false where it was said before */
    boolean say(String attribute, String value) {
        return attributes.putIfAbsent(attribute, value) == null;
    }

    /**
     * The observation of an event.
     *
     * @param data  what its data says
     * @param fault what is wrong with the data, none where nothing is
     */
    Item item(Map<Field, Object> data, @Nullable Fault fault) {
        Map<Field, Object> values = new EnumMap<>(Field.class);
        Fault own = fault();
        Fault disagreement = merge(data, values);
        // What cannot be said in one way only is the envelope's fault before it is a field's.
        Fault first = own != null ? own : fault != null ? fault : disagreement;
        return new Item(ItemReader.input(values), first);
    }

    /** Why this is no envelope of an observation; none where it is. */
    private @Nullable Fault fault() {
        String version = attributes.get("specversion");
        if (!"1.0".equals(version)) {
            return new Fault(
                    "invalid-envelope",
                    version == null
                            ? "the event has no 'specversion'; it must be \"1.0\""
                            : "the event's 'specversion' is '" + Texts.shown(version) + "'; it must be \"1.0\"");
        }
        for (String name : REQUIRED) {
            if (attributes.getOrDefault(name, "").isBlank()) {
                return new Fault("invalid-envelope", "the event has no '" + name + "'");
            }
        }
        String type = attributes.get("type");
        if (!type.equals(TYPE) && !type.equals(RECORDED)) {
            return new Fault(
                    "unknown-type",
                    "events of the type '" + Texts.shown(type) + "' are not taken; an observation is a '" + TYPE + "'");
        }
        String content = attributes.get("datacontenttype");
        return content == null || isJson(content)
                ? null
                : new Fault(
                        "invalid-envelope",
                        "the event's 'datacontenttype' is '" + Texts.shown(content) + "'; it must be application/json");
    }

    private static boolean isJson(String contentType) {
        try {
            MimeType type = MimeTypeUtils.parseMimeType(contentType);
            return type.getSubtype().equalsIgnoreCase("json") || "json".equals(type.getSubtypeSuffix());
        } catch (InvalidMimeTypeException unreadable) {
            return false;
        }
    }

    /** Puts what is said, by data or envelope, into the values; answers the first of what they disagree about. */
    private @Nullable Fault merge(Map<Field, Object> data, Map<Field, Object> values) {
        values.putAll(data);
        Fault fault = say(values, Field.ID, "id", attributes.get("id"));
        fault = first(fault, source(values));
        if (!RECORDED.equals(attributes.get("type"))) {
            fault = first(fault, time(values));
        }
        return first(fault, say(values, Field.EMPLOYEE_ID, "subject", attributes.get("subject")));
    }

    private @Nullable Fault source(Map<Field, Object> values) {
        String source = attributes.get("source");
        if (source == null || Ids.isSource(source)) {
            return say(values, Field.SOURCE, "source", source);
        }
        // A CloudEvent's source is a URI reference; ours is a name, which then must stand in the data.
        return values.containsKey(Field.SOURCE)
                ? null
                : new Fault(
                        "invalid-source",
                        "the event's 'source' is '" + Texts.shown(source) + "', and a source here has 1 to 64 letters,"
                                + " digits, '.', '_', ':' or '-', a letter or digit first; name one in 'data.source'");
    }

    private @Nullable Fault time(Map<Field, Object> values) {
        String time = attributes.get("time");
        Object said = values.get(Field.OCCURRED_AT);
        if (time == null || said == null) {
            return say(values, Field.OCCURRED_AT, "time", time);
        }
        Instant envelope = instant(time);
        if (envelope == null) {
            return new Fault("invalid-envelope", "the event's 'time' is '" + Texts.shown(time) + "', which is no time");
        }
        Instant data = instant((String) said);
        return data == null || data.equals(envelope) ? null : disagreement("time", time, Field.OCCURRED_AT, said);
    }

    private static @Nullable Instant instant(String text) {
        try {
            return OccurrenceTime.instant(text);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static @Nullable Fault say(
            Map<Field, Object> values, Field field, String attribute, @Nullable String value) {
        if (value == null) {
            return null;
        }
        Object said = values.putIfAbsent(field, value);
        return said == null || said.equals(value) ? null : disagreement(attribute, value, field, said);
    }

    private static Fault disagreement(String attribute, String value, Field field, Object said) {
        return new Fault(
                "envelope-mismatch",
                "the event's '" + attribute + "' is '" + Texts.shown(value) + "' and 'data." + field.title + "' is '"
                        + Texts.shown(said.toString()) + "'; make them the same, or leave out the one in the data");
    }

    private static @Nullable Fault first(@Nullable Fault one, @Nullable Fault other) {
        return one != null ? one : other;
    }
}
