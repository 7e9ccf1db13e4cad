package id.timbang.indicator.observation.form;

import id.timbang.indicator.input.Texts;
import id.timbang.indicator.observation.form.ItemReader.Field;
import id.timbang.kit.problem.JsonProblems;
import java.util.Base64;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads one CloudEvent in JSON (structured mode): its attributes, and the observation that is its data. */
final class EventReader {

    private static final String DATA = "data";
    private static final String DATA_BASE64 = "data_base64";

    private final JsonParser parser;
    private final EventEnvelope envelope = new EventEnvelope();
    private @Nullable Map<Field, Object> data;
    private @Nullable Fault dataFault;
    private @Nullable Fault fault;

    private EventReader(JsonParser parser) {
        this.parser = parser;
    }

    /** Reads the value the parser stands at, and leaves the parser at its end. */
    static Item read(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return ItemReader.read(parser);
        }
        EventReader reader = new EventReader(parser);
        reader.readMembers();
        return reader.item();
    }

    /** The observation that the parser's value is, where the envelope stands elsewhere (binary mode). */
    static Function<JsonParser, Item> within(EventEnvelope envelope) {
        return parser -> {
            ItemReader data = ItemReader.open(parser);
            return envelope.item(data.values(), data.fault());
        };
    }

    private void readMembers() {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (token == JsonToken.VALUE_NULL) {
                // An attribute that is null is one that is not there.
                continue;
            }
            if (name.equals(DATA) || name.equals(DATA_BASE64)) {
                readData(name, token);
            } else if (!EventEnvelope.ATTRIBUTES.contains(name)) {
                parser.skipChildren();
            } else if (token != JsonToken.VALUE_STRING) {
                fault("the event's '" + name + "' must be a text");
                parser.skipChildren();
            } else if (!envelope.say(name, parser.getString())) {
                fault("the event's '" + name + "' is there twice");
            }
        }
    }

    private void readData(String name, JsonToken token) {
        if (data != null) {
            fault("the event has its data twice, in '" + DATA + "' or '" + DATA_BASE64 + "'");
            parser.skipChildren();
        } else if (name.equals(DATA)) {
            take(ItemReader.open(parser));
        } else if (token == JsonToken.VALUE_STRING) {
            readPacked(parser.getString());
        } else {
            data = Map.of();
            fault("the event's '" + DATA_BASE64 + "' must be a text");
            parser.skipChildren();
        }
    }

    private void readPacked(String base64) {
        data = Map.of();
        byte[] json;
        try {
            json = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException noBase64) {
            fault("the event's '" + DATA_BASE64 + "' is no Base64");
            return;
        }
        try (JsonParser packed = Json.parser(json, json.length)) {
            if (packed.nextToken() == null) {
                fault("the event's '" + DATA_BASE64 + "' is empty");
                return;
            }
            take(ItemReader.open(packed));
            if (packed.nextToken() != null) {
                fault("the event's '" + DATA_BASE64 + "' goes on after its first JSON value");
            }
        } catch (JacksonException malformed) {
            fault("the event's '" + DATA_BASE64 + "' is no JSON: " + Texts.shown(JsonProblems.reason(malformed)));
        }
    }

    private void take(ItemReader read) {
        data = read.values();
        dataFault = read.fault();
    }

    private Item item() {
        if (data == null) {
            fault("the event has no '" + DATA + "'");
        }
        Item item = envelope.item(data == null ? Map.of() : data, dataFault);
        return fault == null ? item : new Item(item.input(), fault);
    }

    private void fault(String detail) {
        if (fault == null) {
            fault = new Fault("invalid-envelope", detail);
        }
    }
}
