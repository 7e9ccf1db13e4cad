package id.timbang.kit.state;

import id.timbang.contracts.EventJson;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The contracts' records as BSON, field for field as in their JSON, so that a plain MongoDB client reads the same
 * names. Decimals become Decimal128, never double; one with more than 34 digits is refused.
 */
public final class BsonJson {

    private BsonJson() {}

    /** A record as a document. */
    public static Document toBson(Object value) {
        return (Document) toBsonValue(EventJson.mapper().valueToTree(value));
    }

    /** A document, as {@link #toBson} made it, as the record it was. */
    public static <T> T fromBson(Document document, Class<T> type) {
        return EventJson.mapper().treeToValue(fromBsonValue(document), type);
    }

    private static @Nullable Object toBsonValue(JsonNode node) {
        if (node instanceof ObjectNode object) {
            Document document = new Document();
            object.properties().forEach(field -> document.put(field.getKey(), toBsonValue(field.getValue())));
            return document;
        }
        if (node instanceof ArrayNode array) {
            List<@Nullable Object> values = new ArrayList<>(array.size());
            array.forEach(value -> values.add(toBsonValue(value)));
            return values;
        }
        if (node.isNull()) {
            return null;
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.longValue();
        }
        if (node.isNumber()) {
            return new Decimal128(node.decimalValue());
        }
        return node.asString();
    }

    private static JsonNode fromBsonValue(@Nullable Object value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (value == null) {
            return nodes.nullNode();
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = nodes.objectNode();
            map.forEach((name, field) -> object.set((String) name, fromBsonValue(field)));
            return object;
        }
        if (value instanceof List<?> list) {
            ArrayNode array = nodes.arrayNode(list.size());
            list.forEach(element -> array.add(fromBsonValue(element)));
            return array;
        }
        if (value instanceof Decimal128 decimal) {
            return nodes.numberNode(decimal.bigDecimalValue());
        }
        if (value instanceof Long || value instanceof Integer) {
            return nodes.numberNode(((Number) value).longValue());
        }
        if (value instanceof BigDecimal decimal) {
            return nodes.numberNode(decimal);
        }
        if (value instanceof Boolean bool) {
            return nodes.booleanNode(bool);
        }
        return nodes.stringNode(value.toString());
    }
}
