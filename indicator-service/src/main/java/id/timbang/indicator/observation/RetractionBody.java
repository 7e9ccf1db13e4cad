package id.timbang.indicator.observation;

import id.timbang.indicator.input.Texts;
import id.timbang.indicator.observation.form.Fault;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A retraction as it is handed in.
 *
 * @param source     of the observation; by itself or in the address
 * @param id         of the observation; by itself or in the address
 * @param employeeId whose work it was said to be; only where the observation may not have been told yet
 */
record RetractionBody(
        @Nullable String source,
        @Nullable String id,
        @Nullable String reason,
        @Nullable String employeeId) {

    private static final Set<String> FIELDS = Set.of("source", "id", "reason", "employeeId");

    /** Why it cannot be read, none when it can. */
    static @Nullable Fault fault(JsonNode item) {
        if (!item.isObject()) {
            return new Fault("not-an-object", "is no object with 'source', 'id' and 'reason'");
        }
        for (Map.Entry<String, JsonNode> field : item.properties()) {
            if (!FIELDS.contains(field.getKey())) {
                return new Fault(
                        "unknown-field",
                        "'" + Texts.shown(field.getKey()) + "' is no field of a retraction; it has "
                                + FIELDS.stream().sorted().collect(Collectors.joining(", ")));
            }
            if (!field.getValue().isString() && !field.getValue().isNull()) {
                return new Fault("wrong-type", "'" + field.getKey() + "' must be a text");
            }
        }
        return null;
    }

    /** Of what has no {@link #fault}. */
    static RetractionBody of(JsonNode item) {
        return new RetractionBody(
                text(item, "source"), text(item, "id"), text(item, "reason"), text(item, "employeeId"));
    }

    private static @Nullable String text(JsonNode item, String field) {
        JsonNode value = item.get(field);
        return value == null || value.isNull() ? null : value.asString();
    }
}
