package id.timbang.benchmark.scoring;

import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What a tally needs of a record, parsed with as little as a correct parser of JSON can do: no tree, no data binding,
 * and times stay text.
 */
record LeanFact(
        @Nullable String type,
        @Nullable String id,
        @Nullable String source,
        @Nullable String employeeId,
        @Nullable String indicator,
        @Nullable String occurredAt,
        @Nullable BigDecimal value,
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal denominator) {

    private static final JsonFactory JSON = new JsonFactory();

    static LeanFact parse(byte[] record) throws IOException {
        Fields fields = new Fields();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), record)) {
            expect(parser.nextToken(), JsonToken.START_OBJECT);
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                JsonToken token = parser.nextToken();
                switch (name) {
                    case "type" -> fields.type = parser.getString();
                    case "id" -> fields.id = parser.getString();
                    case "source" -> fields.source = parser.getString();
                    case "data" -> {
                        expect(token, JsonToken.START_OBJECT);
                        fields.readData(parser);
                    }
                    default -> parser.skipChildren();
                }
            }
        }
        return fields.fact();
    }

    private static void expect(@Nullable JsonToken token, JsonToken wanted) throws IOException {
        if (token != wanted) {
            throw new IOException("not " + wanted + " but " + token);
        }
    }

    private static final class Fields {

        private @Nullable String type;
        private @Nullable String id;
        private @Nullable String source;
        private @Nullable String employeeId;
        private @Nullable String indicator;
        private @Nullable String occurredAt;
        private @Nullable BigDecimal value;
        private @Nullable BigDecimal numerator;
        private @Nullable BigDecimal denominator;

        private void readData(JsonParser parser) {
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                parser.nextToken();
                switch (name) {
                    case "employeeId" -> employeeId = parser.getString();
                    case "indicator" -> indicator = parser.getString();
                    case "occurredAt" -> occurredAt = parser.getString();
                    case "value" -> value = parser.getDecimalValue();
                    case "numerator" -> numerator = parser.getDecimalValue();
                    case "denominator" -> denominator = parser.getDecimalValue();
                    default -> parser.skipChildren();
                }
            }
        }

        private LeanFact fact() {
            return new LeanFact(type, id, source, employeeId, indicator, occurredAt, value, numerator, denominator);
        }
    }
}
