package id.timbang.kit.openapi;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The OpenAPI document, as a list of calls to make. An example has a name, and where that name stands among an
 * operation's request body, parameters and response, these belong together: sent this, it answers that.
 */
public final class OpenApi {

    private static final String LOCATION = "urn:timbang:openapi";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private final JsonNode root;
    private final SchemaRegistry schemas;

    private OpenApi(JsonNode root) {
        this.root = root;
        this.schemas = SchemaRegistry.withDialect(
                Dialects.getDraft202012(), registry -> registry.schemas(Map.of(LOCATION, root.toString())));
    }

    /** The document a service serves: {@code indicator-service}. */
    public static OpenApi shipped(String service) throws IOException {
        try (InputStream yaml = OpenApi.class.getResourceAsStream("/static/openapi/" + service + ".yaml")) {
            return new OpenApi(YAMLMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build()
                    .readTree(yaml));
        }
    }

    /** A call to make, and what is to be answered. */
    public record Call(
            String name,
            String method,
            String path,
            Map<String, String> headers,
            @Nullable String contentType,
            @Nullable JsonNode body,
            int status,
            @Nullable String answerType,
            @Nullable JsonNode answer,
            Set<String> varies,
            @Nullable JsonPointer answerSchema,
            boolean eventually) {

        public Map<String, String> sentHeaders() {
            Map<String, String> sent = new LinkedHashMap<>(headers);
            if (contentType != null) {
                sent.put("Content-Type", contentType);
            }
            if (answerType != null && status < 400) {
                sent.put("Accept", answerType);
            }
            return sent;
        }

        @Override
        public String toString() {
            return method + " " + path + " (" + name + ")";
        }
    }

    /** What is documented, as {@code GET /api/offices/{officeId}}. */
    public Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        root.path("paths").properties().forEach(path -> path.getValue().propertyNames().stream()
                .filter(METHODS::contains)
                .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return operations;
    }

    /** Every example, in the order of the document. */
    public List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (METHODS.contains(operation.getKey())) {
                        JsonPointer place = JsonPointer.compile("/paths")
                                .appendProperty(path.getKey())
                                .appendProperty(operation.getKey());
                        calls.addAll(calls(path.getKey(), operation.getKey(), path.getValue(), place));
                    }
                }));
        return calls;
    }

    private List<Call> calls(String path, String method, JsonNode item, JsonPointer place) {
        JsonNode operation = root.at(place);
        List<Call> calls = new ArrayList<>();
        operation.path("responses").properties().forEach(response -> {
            JsonPointer responsePlace = place.appendProperty("responses").appendProperty(response.getKey());
            JsonNode described = follow(response.getValue());
            described
                    .path("x-examples")
                    .valueStream()
                    .forEach(name -> calls.add(call(
                            name.asString(),
                            method,
                            path,
                            parameters(item, operation),
                            operation,
                            Integer.parseInt(response.getKey()),
                            null,
                            MissingNode.getInstance(),
                            Set.of(),
                            null)));
            described.path("content").properties().forEach(content -> content.getValue()
                    .path("examples")
                    .properties()
                    .forEach(example -> calls.add(call(
                            example.getKey(),
                            method,
                            path,
                            parameters(item, operation),
                            operation,
                            Integer.parseInt(response.getKey()),
                            content.getKey(),
                            follow(example.getValue()).path("value"),
                            varies(described),
                            content.getValue().has("schema")
                                            && response.getValue().path("$ref").isMissingNode()
                                    ? responsePlace
                                            .appendProperty("content")
                                            .appendProperty(content.getKey())
                                            .appendProperty("schema")
                                    : null))));
        });
        List<String> story =
                operation.path("x-story").valueStream().map(JsonNode::asString).toList();
        calls.sort(Comparator.comparingInt(call -> story.indexOf(call.name())));
        return calls;
    }

    private Call call(
            String name,
            String method,
            String path,
            List<JsonNode> parameters,
            JsonNode operation,
            int status,
            @Nullable String answerType,
            JsonNode answer,
            Set<String> varies,
            @Nullable JsonPointer schema) {
        String filled = path;
        List<String> query = new ArrayList<>();
        Map<String, String> headers = new LinkedHashMap<>();
        for (JsonNode parameter : parameters) {
            String title = parameter.path("name").asString();
            String value = value(parameter, name);
            if (value == null) {
                continue;
            }
            switch (parameter.path("in").asString()) {
                case "path" -> filled = filled.replace("{" + title + "}", value);
                case "query" -> query.add(title + "=" + value);
                case "header" -> headers.put(title, value);
                default -> throw new IllegalArgumentException("a parameter in " + parameter.path("in"));
            }
        }
        String contentType = null;
        JsonNode body = null;
        for (Map.Entry<String, JsonNode> content :
                operation.path("requestBody").path("content").properties()) {
            JsonNode example = content.getValue().path("examples").path(name);
            if (!example.isMissingNode()) {
                // A multipart body names its boundary, which has no place among the media types.
                contentType = content.getValue().path("x-sent-as").asString(content.getKey());
                body = follow(example).path("value");
            }
        }
        return new Call(
                name,
                method.toUpperCase(Locale.ROOT),
                filled + (query.isEmpty() ? "" : "?" + String.join("&", query)),
                headers,
                contentType,
                body,
                status,
                answerType,
                answer.isMissingNode() ? null : answer,
                varies,
                schema,
                operation.path("x-eventually").asBoolean(false));
    }

    /** The value a parameter has in an example: that of its name, else the one for all; none where there is neither. */
    private static @Nullable String value(JsonNode parameter, String example) {
        JsonNode named = parameter.path("examples").path(example).path("value");
        JsonNode value = named.isMissingNode() ? parameter.path("example") : named;
        return value.isMissingNode() ? null : value.asString();
    }

    private List<JsonNode> parameters(JsonNode item, JsonNode operation) {
        return Stream.concat(
                        item.path("parameters").valueStream(),
                        operation.path("parameters").valueStream())
                .map(this::follow)
                .toList();
    }

    private static Set<String> varies(JsonNode response) {
        Set<String> varies = new TreeSet<>();
        response.path("x-varies").valueStream().forEach(field -> varies.add(field.asString()));
        return varies;
    }

    private JsonNode follow(JsonNode node) {
        String reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : follow(root.at(reference.substring(1)));
    }

    /** The schema at a place of the document. */
    public Schema schema(JsonPointer place) {
        return schemas.getSchema(SchemaLocation.of(LOCATION + "#" + place));
    }
}
