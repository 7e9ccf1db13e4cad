package id.timbang.contracts;

import id.timbang.contracts.ObservationRecorded.Flag;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/**
 * Writes observations, of which there are a thousand for each other event, to the letter as the mapper writes them, and
 * without its detours: each text and number is written for itself, what stands between them as it is.
 */
final class ObservationJson {

    private static final SerializedString BEGIN = new SerializedString("{\"specversion\":\"1.0\"");
    private static final SerializedString TYPE_AND_SUBJECT =
            new SerializedString(",\"type\":\"" + EventType.OBSERVATION_RECORDED.typeName() + "\",\"subject\":");
    private static final SerializedString TIME = name("time");
    private static final SerializedString DATA =
            new SerializedString(",\"datacontenttype\":\"application/json\",\"data\":{\"id\":");
    private static final SerializedString ID = name("id");
    private static final SerializedString SOURCE = name("source");
    private static final SerializedString EMPLOYEE_ID = name("employeeId");
    private static final SerializedString INDICATOR = name("indicator");
    private static final SerializedString OCCURRED_AT = name("occurredAt");
    private static final SerializedString VALUE = name("value");
    private static final SerializedString NUMERATOR = name("numerator");
    private static final SerializedString DENOMINATOR = name("denominator");
    private static final SerializedString REFERENCE = name("reference");
    private static final SerializedString ATTRIBUTES = new SerializedString(",\"attributes\":{");
    private static final SerializedString CORRECTION = name("correction");
    private static final SerializedString ENTERED_BY = name("enteredBy");
    private static final SerializedString FLAGS = new SerializedString(",\"flags\":[");
    private static final SerializedString END = new SerializedString("}}");

    /** {@link BigDecimal#toString()} writes what is smaller with an exponent. */
    private static final int LEAST_LEADING = -6;

    private final JsonGenerator json;

    /** All events of a call are published at one time, which is put into text once. */
    private @Nullable Instant lastTime;

    private SerializedString lastText = new SerializedString("");

    ObservationJson(JsonGenerator json) {
        this.json = json;
    }

    void write(Envelope<?> envelope, ObservationRecorded fact) {
        json.writeRaw(BEGIN);
        text(ID, envelope.id());
        text(SOURCE, envelope.source());
        json.writeRaw(TYPE_AND_SUBJECT);
        json.writeString(fact.key());
        published(envelope.time());
        json.writeRaw(DATA);
        json.writeString(fact.id());
        text(SOURCE, fact.source());
        text(EMPLOYEE_ID, fact.employeeId());
        text(INDICATOR, fact.indicator());
        text(OCCURRED_AT, Instants.text(fact.occurredAt()));
        number(VALUE, fact.value());
        number(NUMERATOR, fact.numerator());
        number(DENOMINATOR, fact.denominator());
        text(REFERENCE, fact.reference());
        attributes(fact.attributes());
        if (fact.correction() != null) {
            json.writeRaw(CORRECTION);
            json.writeNumber(fact.correction().intValue());
        }
        text(ENTERED_BY, fact.enteredBy());
        flags(fact.flags());
        json.writeRaw(END);
    }

    /** What a field begins with that is not the first one. */
    private static SerializedString name(String field) {
        return new SerializedString(",\"" + field + "\":");
    }

    private void text(SerializedString name, @Nullable String text) {
        if (text != null) {
            json.writeRaw(name);
            json.writeString(text);
        }
    }

    private void published(@Nullable Instant time) {
        if (time != null) {
            if (!time.equals(lastTime)) {
                lastTime = time;
                lastText = new SerializedString(Instants.text(time));
            }
            json.writeRaw(TIME);
            json.writeString(lastText);
        }
    }

    private void number(SerializedString name, @Nullable BigDecimal number) {
        if (number != null) {
            json.writeRaw(name);
            json.writeNumber(plain(number));
        }
    }

    /** Without an exponent; where a number has none anyway it keeps its text, which others may ask for again. */
    private static String plain(BigDecimal number) {
        int leading = number.precision() - number.scale();
        return number.scale() >= 0 && leading > LEAST_LEADING ? number.toString() : number.toPlainString();
    }

    private void attributes(Map<String, String> attributes) {
        json.writeRaw(ATTRIBUTES);
        boolean first = true;
        for (Map.Entry<String, String> attribute :
                (attributes.size() > 1 ? new TreeMap<>(attributes) : attributes).entrySet()) {
            if (!first) {
                json.writeRaw(',');
            }
            first = false;
            json.writeString(attribute.getKey());
            json.writeRaw(':');
            json.writeString(attribute.getValue());
        }
        json.writeRaw('}');
    }

    private void flags(@Nullable List<Flag> flags) {
        if (flags != null) {
            json.writeRaw(FLAGS);
            boolean first = true;
            for (Flag flag : flags) {
                if (!first) {
                    json.writeRaw(',');
                }
                first = false;
                json.writeString(flag.name());
            }
            json.writeRaw(']');
        }
    }
}
