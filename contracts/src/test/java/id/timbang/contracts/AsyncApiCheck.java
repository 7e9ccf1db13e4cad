package id.timbang.contracts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Compares the AsyncAPI document with the topics, the event types and their records, in both directions. */
final class AsyncApiCheck {

    private final AsyncApi document;
    private final List<String> differences = new ArrayList<>();
    private final SchemaCheck schemas;

    private AsyncApiCheck(ObjectNode root) {
        document = new AsyncApi(root);
        schemas = new SchemaCheck(document, differences::add);
    }

    /** Every difference, in words; none when document and code say the same. */
    static List<String> differences(ObjectNode root) {
        AsyncApiCheck check = new AsyncApiCheck(root);
        check.channels();
        check.messages();
        check.nothingUnused();
        return check.differences;
    }

    /** How the document names a message: the event's record, with a small first letter. */
    static String messageName(EventType type) {
        String record = type.eventClass().getSimpleName();
        return Character.toLowerCase(record.charAt(0)) + record.substring(1);
    }

    private void channels() {
        Map<String, JsonNode> channels = document.root()
                .path("channels")
                .propertyStream()
                .collect(Collectors.toMap(
                        channel -> channel.getValue().path("address").asString(""), Map.Entry::getValue));
        schemas.same("channels", channels.keySet(), names(Arrays.stream(Topic.values()), Topic::topicName));
        for (Topic topic : Topic.values()) {
            JsonNode channel = channels.get(topic.topicName());
            if (channel != null) {
                channel(topic, channel);
            }
        }
    }

    private void channel(Topic topic, JsonNode channel) {
        JsonNode kafka = channel.path("bindings").path("kafka");
        described(topic.topicName(), channel);
        equal(topic.topicName() + " partitions", kafka.path("partitions").asInt(0), topic.partitions());
        equal(
                topic.topicName() + " settings",
                settings(kafka.path("topicConfiguration")),
                topic.kept().settings());
        schemas.same(
                topic.topicName() + " messages",
                Set.copyOf(channel.path("messages").propertyNames()),
                names(
                        Arrays.stream(EventType.values()).filter(type -> type.topic() == topic),
                        AsyncApiCheck::messageName));
        channel.path("messages").properties().forEach(message -> {
            document.follow(message.getValue());
            equal(topic.topicName() + " message", document.referredName(message.getValue()), message.getKey());
        });
    }

    private void messages() {
        schemas.same(
                "messages",
                Set.copyOf(document.at("/components/messages").propertyNames()),
                names(Arrays.stream(EventType.values()), AsyncApiCheck::messageName));
        for (EventType type : EventType.values()) {
            JsonNode message = document.at("/components/messages/" + messageName(type));
            if (!message.isMissingNode()) {
                message(type, message);
            }
        }
    }

    private void message(EventType type, JsonNode message) {
        JsonNode payload = message.path("payload").path("allOf");
        JsonNode fields = payload.path(1).path("properties");
        equal(type + " name", message.path("name").asString(""), type.typeName());
        equal(type + " type", fields.path("type").path("const").asString(""), type.typeName());
        schemas.named(type + " payload", payload.path(0), EventJson.CloudEvent.class);
        schemas.named(type + " data", fields.path("data"), type.eventClass());
        described(
                type + " key",
                document.follow(message.path("bindings").path("kafka").path("key")));
        if (message.path("summary").asString("").isBlank()) {
            differences.add(type + ": has no summary");
        }
    }

    private void nothingUnused() {
        Set<String> components = Stream.of("messages", "schemas")
                .flatMap(kind -> document.at("/components/" + kind).propertyNames().stream()
                        .map(name -> kind + "/" + name))
                .collect(Collectors.toSet());
        components.removeAll(document.used());
        components.forEach(unused -> differences.add(unused + ": is in the document, not in the code"));
    }

    private void described(String where, JsonNode node) {
        if (!document.isDescribed(node)) {
            differences.add(where + ": is not described");
        }
    }

    private void equal(String where, Object inDocument, Object inCode) {
        if (!inDocument.equals(inCode)) {
            differences.add(where + ": the document says " + inDocument + ", the code " + inCode);
        }
    }

    /** The binding's way of writing topic settings, as Kafka's own. */
    private static Map<String, String> settings(JsonNode configuration) {
        return configuration
                .propertyStream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        setting -> setting.getValue().isArray()
                                ? setting.getValue()
                                        .valueStream()
                                        .map(JsonNode::asString)
                                        .collect(Collectors.joining(","))
                                : setting.getValue().asString()));
    }

    private static <T> Set<String> names(Stream<T> things, Function<T, String> name) {
        return things.map(name).collect(Collectors.toSet());
    }
}
