package id.timbang.indicator.observation.form;

import id.timbang.indicator.input.Texts;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads one observation, whatever is wrong with it: the first fault is kept and the rest is read all the same. */
public final class ItemReader {

    static final int LONGEST_NUMBER = 100;

    /** The fields of an observation, by whatever way it comes. */
    enum Field {
        ID("id"),
        SOURCE("source"),
        EMPLOYEE_ID("employeeId"),
        NIP("nip"),
        INDICATOR("indicator"),
        OCCURRED_AT("occurredAt"),
        VALUE("value"),
        NUMERATOR("numerator"),
        DENOMINATOR("denominator"),
        REFERENCE("reference"),
        ATTRIBUTES("attributes"),
        ENTERED_BY("enteredBy"),
        OFFICE_ID("officeId");

        static final Map<String, Field> BY_TITLE =
                Stream.of(values()).collect(Collectors.toMap(field -> field.title, field -> field));

        /** What an observation has, whatever else is said about it elsewhere. */
        static final Set<Field> OF_OBSERVATION = EnumSet.allOf(Field.class);

        final String title;

        Field(String title) {
            this.title = title;
        }

        boolean isNumber() {
            return this == VALUE || this == NUMERATOR || this == DENOMINATOR;
        }
    }

    private final JsonParser parser;
    private final Map<Field, Object> values = new java.util.EnumMap<>(Field.class);
    private final boolean correction;
    private @Nullable String reason;
    private @Nullable Fault fault;

    private ItemReader(JsonParser parser, boolean correction) {
        this.parser = parser;
        this.correction = correction;
    }

    /** An observation as it is to be, and why it was wrong. */
    public record Correction(Item item, @Nullable String reason) {}

    /** Reads the value the parser stands at, and leaves the parser at its end. */
    static Item read(JsonParser parser) {
        return open(parser).item();
    }

    /** As {@link #read}, where more is said about the observation than stands in the value. */
    static ItemReader open(JsonParser parser) {
        return new ItemReader(parser, false).readValue();
    }

    /** As {@link #read}, for an observation with a reason beside its other fields. */
    static Correction readCorrection(JsonParser parser) {
        ItemReader reader = new ItemReader(parser, true).readValue();
        return new Correction(reader.item(), reader.reason);
    }

    private ItemReader readValue() {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            readFields();
        } else {
            fault("not-an-object", "is " + kind(parser.currentToken()) + ", not an object");
            parser.skipChildren();
        }
        return this;
    }

    private Item item() {
        return new Item(input(values), fault);
    }

    /** What was read, by field: texts, numbers, and the map of attributes. */
    Map<Field, Object> values() {
        return values;
    }

    /** The first fault, none where there is none. */
    @Nullable
    Fault fault() {
        return fault;
    }

    private void readFields() {
        int seen = 0;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            Field field = Field.BY_TITLE.get(name);
            int bit = field == null ? 0 : 1 << field.ordinal();
            JsonToken token = parser.nextToken();
            if (correction && name.equals("reason")) {
                readReason(token);
            } else if (field == null) {
                fault("unknown-field", "'" + Texts.shown(name) + "' is no field; further facts go into 'attributes'");
                parser.skipChildren();
            } else if ((seen & bit) != 0) {
                fault("duplicate-field", "'" + name + "' is there twice");
                parser.skipChildren();
            } else if (token != JsonToken.VALUE_NULL) {
                Object value = value(field, token);
                if (value != null) {
                    values.put(field, value);
                }
            }
            seen |= bit;
        }
    }

    private void readReason(JsonToken token) {
        if (reason != null) {
            fault("duplicate-field", "'reason' is there twice");
            parser.skipChildren();
        } else if (token != JsonToken.VALUE_NULL) {
            reason = text("reason", token);
        }
    }

    private @Nullable Object value(Field field, JsonToken token) {
        return switch (field) {
            case VALUE, NUMERATOR, DENOMINATOR -> number(field.title, token);
            case ATTRIBUTES -> attributes(token);
            default -> text(field.title, token);
        };
    }

    private @Nullable String text(String field, JsonToken token) {
        if (token == JsonToken.VALUE_STRING) {
            return parser.getString();
        }
        wrongType(field, "a text", token);
        return null;
    }

    private @Nullable BigDecimal number(String field, JsonToken token) {
        if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
            wrongType(field, "a number", token);
            return null;
        }
        // The digits are looked at before they become a number: a million of them would take their time.
        if (parser.getStringLength() > LONGEST_NUMBER) {
            fault("number-out-of-range", "'" + field + "' has more than " + LONGEST_NUMBER + " digits");
            return null;
        }
        try {
            return new BigDecimal(parser.getString());
        } catch (NumberFormatException exponent) {
            fault("number-out-of-range", "'" + field + "' is out of range: its exponent is too large");
            return null;
        }
    }

    private @Nullable Map<String, String> attributes(JsonToken token) {
        if (token != JsonToken.START_OBJECT) {
            wrongType("attributes", "an object of texts", token);
            return null;
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken attribute = parser.nextToken();
            if (attribute != JsonToken.VALUE_STRING) {
                wrongType(shown(name), "a text", attribute);
            } else if (attributes.putIfAbsent(name, parser.getString()) != null) {
                fault("duplicate-field", "'" + shown(name) + "' is there twice");
            }
        }
        return attributes;
    }

    private static String shown(String attribute) {
        return "attributes." + Texts.shown(attribute);
    }

    private void wrongType(String field, String wanted, JsonToken token) {
        fault("wrong-type", "'" + field + "' must be " + wanted + ", not " + kind(token));
        parser.skipChildren();
    }

    private void fault(String code, String detail) {
        if (fault == null) {
            fault = new Fault(code, detail);
        }
    }

    private static String kind(JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            case VALUE_NULL -> "null";
            case START_ARRAY -> "an array";
            default -> "an object";
        };
    }

    /** The observation that those values make. */
    @SuppressWarnings("unchecked") // attributes are put there as that
    static ObservationInput input(Map<Field, Object> values) {
        return new ObservationInput(
                (String) values.get(Field.ID),
                (String) values.get(Field.SOURCE),
                (String) values.get(Field.EMPLOYEE_ID),
                (String) values.get(Field.NIP),
                (String) values.get(Field.INDICATOR),
                (String) values.get(Field.OCCURRED_AT),
                (BigDecimal) values.get(Field.VALUE),
                (BigDecimal) values.get(Field.NUMERATOR),
                (BigDecimal) values.get(Field.DENOMINATOR),
                (String) values.get(Field.REFERENCE),
                (Map<String, String>) values.get(Field.ATTRIBUTES),
                (String) values.get(Field.ENTERED_BY),
                (String) values.get(Field.OFFICE_ID));
    }
}
