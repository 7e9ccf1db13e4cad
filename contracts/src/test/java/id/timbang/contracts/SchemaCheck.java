package id.timbang.contracts;

import static java.util.Map.entry;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compares a record, and what it is made of, with its schema: names, types, what is required, enum values. */
final class SchemaCheck {

    private record Shape(String type, String format) {}

    private static final Map<Class<?>, Shape> SHAPES = Map.ofEntries(
            entry(String.class, new Shape("string", "")),
            entry(Period.class, new Shape("string", "")),
            entry(Instant.class, new Shape("string", "date-time")),
            entry(LocalDate.class, new Shape("string", "date")),
            entry(YearMonth.class, new Shape("string", "year-month")),
            entry(long.class, new Shape("integer", "int64")),
            entry(Long.class, new Shape("integer", "int64")),
            entry(int.class, new Shape("integer", "int32")),
            entry(Integer.class, new Shape("integer", "int32")),
            entry(boolean.class, new Shape("boolean", "")),
            entry(Boolean.class, new Shape("boolean", "")),
            entry(BigDecimal.class, new Shape("number", "")),
            entry(Event.class, new Shape("object", "")));

    private final AsyncApi document;
    private final Consumer<String> difference;
    private final Map<String, Class<?>> seen = new HashMap<>();

    SchemaCheck(AsyncApi document, Consumer<String> difference) {
        this.document = document;
        this.difference = difference;
    }

    /** Checks a type that has a schema of its own, under its simple name. */
    void named(String where, JsonNode reference, Class<?> type) {
        String name = document.referredName(reference);
        JsonNode schema = document.follow(reference);
        if (!name.equals(type.getSimpleName()) || schema.isMissingNode()) {
            difference.accept(where + ": does not refer to the schema " + type.getSimpleName());
            return;
        }
        Class<?> earlier = seen.put(name, type);
        if (earlier != null) {
            if (earlier != type) {
                difference.accept(name + ": is the name of two types, " + earlier + " and " + type);
            }
        } else if (SHAPES.containsKey(type)) {
            shape(name, schema, SHAPES.get(type));
        } else if (type.isEnum()) {
            shape(name, schema, SHAPES.get(String.class));
            same(
                    name + " values",
                    texts(schema.path("enum")),
                    Arrays.stream(type.getEnumConstants()).map(String::valueOf).collect(Collectors.toSet()));
        } else {
            record(name, schema, type);
        }
    }

    private void record(String name, JsonNode schema, Class<?> type) {
        shape(name, schema, SHAPES.get(Event.class));
        List<RecordComponent> components = List.of(type.getRecordComponents());
        Set<String> properties = new TreeSet<>(schema.path("properties").propertyNames());
        same(
                name + " fields",
                properties,
                components.stream().map(RecordComponent::getName).collect(Collectors.toSet()));
        same(
                name + " required",
                texts(schema.path("required")),
                components.stream()
                        .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                        .map(RecordComponent::getName)
                        .collect(Collectors.toSet()));
        for (RecordComponent component : components) {
            if (properties.contains(component.getName())) {
                String where = name + "." + component.getName();
                JsonNode property = schema.path("properties").path(component.getName());
                if (!document.isDescribed(property)) {
                    difference.accept(where + ": is not described");
                }
                value(where, property, component.getGenericType());
            }
        }
    }

    private void value(String where, JsonNode schema, Type type) {
        JsonNode followed = document.follow(schema);
        if (type instanceof ParameterizedType collection && collection.getRawType() == List.class) {
            shape(where, followed, new Shape("array", ""));
            value(where + "[]", followed.path("items"), collection.getActualTypeArguments()[0]);
        } else if (type instanceof ParameterizedType collection && collection.getRawType() == Map.class) {
            shape(where, followed, SHAPES.get(Event.class));
            if (collection.getActualTypeArguments()[0] != String.class) {
                value(
                        where + " names",
                        followed.path("propertyNames"),
                        collection.getActualTypeArguments()[0]);
            }
            value(
                    where + "{}",
                    followed.path("additionalProperties"),
                    collection.getActualTypeArguments()[1]);
        } else if (type != Period.class && SHAPES.containsKey(type)) {
            shape(where, followed, SHAPES.get(type));
        } else if (type instanceof Class<?> ours) {
            named(where, schema, ours);
        } else {
            difference.accept(where + ": there is no rule for " + type);
        }
    }

    private void shape(String where, JsonNode schema, Shape expected) {
        Shape actual = new Shape(
                schema.path("type").asString(""), schema.path("format").asString(""));
        if (!actual.equals(expected)) {
            difference.accept(where + ": the document says " + actual + ", the code " + expected);
        }
    }

    /** Reports what is in one set and not in the other. */
    void same(String where, Set<String> inDocument, Set<String> inCode) {
        inDocument.stream()
                .filter(name -> !inCode.contains(name))
                .forEach(name -> difference.accept(where + ": " + name + " is in the document, not in the code"));
        inCode.stream()
                .filter(name -> !inDocument.contains(name))
                .forEach(name -> difference.accept(where + ": " + name + " is in the code, not in the document"));
    }

    private static Set<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).collect(Collectors.toSet());
    }
}
