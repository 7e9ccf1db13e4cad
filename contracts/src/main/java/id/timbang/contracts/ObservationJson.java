package id.timbang.contracts;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/**
 * Writes observations, of which there are a thousand for each other event, to the letter as the mapper writes them, and
 * without its detours.
 */
final class ObservationJson {

    private static final SerializedString SPECVERSION = new SerializedString("specversion");
    private static final SerializedString ID = new SerializedString("id");
    private static final SerializedString SOURCE = new SerializedString("source");
    private static final SerializedString TYPE = new SerializedString("type");
    private static final SerializedString SUBJECT = new SerializedString("subject");
    private static final SerializedString TIME = new SerializedString("time");
    private static final SerializedString DATACONTENTTYPE = new SerializedString("datacontenttype");
    private static final SerializedString DATA = new SerializedString("data");
    private static final SerializedString EMPLOYEE_ID = new SerializedString("employeeId");
    private static final SerializedString INDICATOR = new SerializedString("indicator");
    private static final SerializedString OCCURRED_AT = new SerializedString("occurredAt");
    private static final SerializedString VALUE = new SerializedString("value");
    private static final SerializedString NUMERATOR = new SerializedString("numerator");
    private static final SerializedString DENOMINATOR = new SerializedString("denominator");
    private static final SerializedString REFERENCE = new SerializedString("reference");
    private static final SerializedString ATTRIBUTES = new SerializedString("attributes");
    private static final SerializedString CORRECTION = new SerializedString("correction");
    private static final SerializedString ENTERED_BY = new SerializedString("enteredBy");
    private static final SerializedString FLAGS = new SerializedString("flags");

    private static final SerializedString VERSION_1_0 = new SerializedString("1.0");
    private static final SerializedString JSON = new SerializedString("application/json");
    private static final SerializedString RECORDED = new SerializedString(EventType.OBSERVATION_RECORDED.typeName());

    private final JsonGenerator json;

    /** All events of a call are published at one time, which is put into text once. */
    private @Nullable Instant lastTime;

    private SerializedString lastText = new SerializedString("");

    ObservationJson(JsonGenerator json) {
        this.json = json;
    }

    void write(Envelope<?> envelope, ObservationRecorded fact) {
        json.writeStartObject();
        json.writeName(SPECVERSION).writeString(VERSION_1_0);
        text(ID, envelope.id());
        text(SOURCE, envelope.source());
        json.writeName(TYPE).writeString(RECORDED);
        text(SUBJECT, fact.key());
        published(envelope.time());
        json.writeName(DATACONTENTTYPE).writeString(JSON);
        json.writeName(DATA).writeStartObject();
        text(ID, fact.id());
        text(SOURCE, fact.source());
        text(EMPLOYEE_ID, fact.employeeId());
        text(INDICATOR, fact.indicator());
        json.writeName(OCCURRED_AT).writeString(Instants.text(fact.occurredAt()));
        number(VALUE, fact.value());
        number(NUMERATOR, fact.numerator());
        number(DENOMINATOR, fact.denominator());
        text(REFERENCE, fact.reference());
        attributes(fact.attributes());
        if (fact.correction() != null) {
            json.writeName(CORRECTION).writeNumber(fact.correction().intValue());
        }
        text(ENTERED_BY, fact.enteredBy());
        if (fact.flags() != null) {
            json.writeName(FLAGS).writeStartArray();
            fact.flags().forEach(flag -> json.writeString(flag.name()));
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void text(SerializedString name, @Nullable String text) {
        if (text != null) {
            json.writeName(name).writeString(text);
        }
    }

    private void published(@Nullable Instant time) {
        if (time != null) {
            if (!time.equals(lastTime)) {
                lastTime = time;
                lastText = new SerializedString(Instants.text(time));
            }
            json.writeName(TIME).writeString(lastText);
        }
    }

    private void number(SerializedString name, @Nullable BigDecimal number) {
        if (number != null) {
            json.writeName(name).writeNumber(number);
        }
    }

    private void attributes(Map<String, String> attributes) {
        json.writeName(ATTRIBUTES).writeStartObject();
        (attributes.size() > 1 ? new TreeMap<>(attributes) : attributes)
                .forEach((name, text) -> json.writeName(name).writeString(text));
        json.writeEndObject();
    }
}
