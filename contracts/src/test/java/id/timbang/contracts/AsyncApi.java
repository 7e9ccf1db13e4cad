package id.timbang.contracts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The AsyncAPI document as a tree, following its references and remembering which components they lead to. */
final class AsyncApi {

    private static final String COMPONENT = "#/components/";

    private final ObjectNode root;
    private final Set<String> used = new HashSet<>();

    AsyncApi(ObjectNode root) {
        this.root = root;
    }

    /** The document that is shipped. */
    static ObjectNode shipped() {
        try (InputStream yaml = AsyncApi.class.getResourceAsStream("/asyncapi.yaml")) {
            return (ObjectNode) new YAMLMapper().readTree(yaml);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    ObjectNode root() {
        return root;
    }

    /** The node at a JSON pointer, followed to what it refers to. */
    JsonNode at(String pointer) {
        return follow(root.at(pointer));
    }

    /** What a node stands for: itself, or what it refers to by {@code $ref} or by an {@code allOf} of one. */
    JsonNode follow(JsonNode node) {
        String reference = reference(node);
        if (reference == null) {
            return node;
        }
        if (!reference.startsWith(COMPONENT)) {
            return MissingNode.getInstance();
        }
        used.add(reference.substring(COMPONENT.length()));
        return follow(root.at(reference.substring(1)));
    }

    /** The name of the component a node refers to; empty where it refers to none. */
    String referredName(JsonNode node) {
        String reference = reference(node);
        return reference == null ? "" : reference.substring(reference.lastIndexOf('/') + 1);
    }

    /** Whether a node, or what it refers to, says in words what it is. */
    boolean isDescribed(JsonNode node) {
        return !node.path("description").asString("").isBlank() || reference(node) != null && isDescribed(follow(node));
    }

    /** The components followed so far, as {@code schemas/Name}. */
    Set<String> used() {
        return used;
    }

    private static @Nullable String reference(JsonNode node) {
        JsonNode direct = node.path("$ref");
        JsonNode reference = direct.isMissingNode() && node.path("allOf").size() == 1
                ? node.path("allOf").path(0).path("$ref")
                : direct;
        return reference.isString() ? reference.asString() : null;
    }
}
