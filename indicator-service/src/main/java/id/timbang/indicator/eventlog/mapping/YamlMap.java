package id.timbang.indicator.eventlog.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A map of the mapping file; every complaint names its line and column, and what was expected. */
final class YamlMap {

    private final Node place;
    private final Map<String, Node> values = new LinkedHashMap<>();

    private YamlMap(Node place) {
        this.place = place;
    }

    /** @param keys the keys it may have; none: any */
    static YamlMap of(Node node, String what, Set<String> keys) {
        if (!(node instanceof MappingNode map)) {
            throw problem(node, "'" + what + "' must be a map (key: value).");
        }
        YamlMap read = new YamlMap(node);
        for (NodeTuple tuple : map.getValue()) {
            String key = text(tuple.getKeyNode(), what);
            if (!keys.isEmpty() && !keys.contains(key)) {
                throw problem(
                        tuple.getKeyNode(),
                        "'" + key + "' is no key of '" + what + "'; it has " + String.join(", ", sorted(keys)) + ".");
            }
            if (read.values.put(key, tuple.getValueNode()) != null) {
                throw problem(tuple.getKeyNode(), "'" + key + "' is given twice.");
            }
        }
        return read;
    }

    Set<String> keys() {
        return values.keySet();
    }

    @Nullable
    Node node(String key) {
        return values.get(key);
    }

    Node required(String key) {
        Node node = values.get(key);
        if (node == null) {
            throw problem(place, "'" + key + "' is missing.");
        }
        return node;
    }

    String requiredText(String key) {
        return text(required(key), key);
    }

    String text(String key, String otherwise) {
        Node node = values.get(key);
        return node == null ? otherwise : text(node, key);
    }

    /** The list under a key, empty where it is not given. */
    List<Node> list(String key) {
        Node node = values.get(key);
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof SequenceNode list)) {
            throw problem(node, "'" + key + "' must be a list (- item).");
        }
        return new ArrayList<>(list.getValue());
    }

    static ScalarNode scalar(Node node, String what) {
        if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
            throw problem(node, "'" + what + "' must be a text that is not empty.");
        }
        return scalar;
    }

    static String text(Node node, String what) {
        return scalar(node, what).getValue();
    }

    static id.timbang.kit.problem.Problem problem(Node node, String detail) {
        return YamlPlace.of(node.getStartMark()).problem(detail);
    }

    id.timbang.kit.problem.Problem problem(String detail) {
        return problem(place, detail);
    }

    private static List<String> sorted(Set<String> keys) {
        return keys.stream().sorted().toList();
    }
}
