package id.timbang.indicator.eventlog.mapping;

import id.timbang.indicator.eventlog.mapping.ExpressionCompiler.Wanted;
import id.timbang.indicator.eventlog.mapping.ExpressionCompiler.WrongExpressionException;
import id.timbang.indicator.eventlog.reading.LogLayout;
import id.timbang.kit.problem.Problem;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads the YAML of a {@link Mapping}. Only the tree of nodes is read: no type is ever constructed from a tag. */
final class MappingReader {

    private static final Set<String> TOP = Set.of(
            "source", "case", "employee", "employeeId", "time", "zone", "types", "csv", "ignore", "observations");
    private static final Set<String> CSV = Set.of("separator", "encoding", "columns");
    private static final Set<String> IGNORE = Set.of("reason", "employees", "when");
    private static final Set<String> OBSERVATION =
            Set.of("indicator", "when", "value", "numerator", "denominator", "id", "reference", "attributes");

    private final String yaml;
    private final int[] codePoints;
    private final ExpressionCompiler compiler = new ExpressionCompiler();

    MappingReader(String yaml) {
        this.yaml = yaml;
        this.codePoints = yaml.codePoints().toArray();
    }

    Mapping read() {
        YamlMap top = YamlMap.of(root(), "mapping", TOP);
        String source = top.requiredText("source");
        String employee = top.text("employee", "org:resource");
        String time = top.text("time", "time:timestamp");
        Expression employeeId = expression(top, "employeeId", Wanted.TEXT);
        List<ObservationRule> rules =
                top.list("observations").stream().map(this::observation).toList();
        if (rules.isEmpty()) {
            throw top.problem("'observations' must list at least one rule (- indicator: ...).");
        }
        return new Mapping(
                source,
                new LogLayout(top.text("case", "concept:name"), List.of(employee, time), csv(top)),
                employee,
                time,
                zone(top),
                types(top),
                employeeId,
                top.list("ignore").stream().map(this::ignore).toList(),
                rules);
    }

    private Node root() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            Node root = new Yaml(new SafeConstructor(options)).compose(new StringReader(yaml));
            if (root == null) {
                throw new YamlPlace(1, 1).problem("it is empty.");
            }
            return root;
        } catch (MarkedYAMLException syntax) {
            YamlPlace place =
                    syntax.getProblemMark() == null ? new YamlPlace(1, 1) : YamlPlace.of(syntax.getProblemMark());
            throw place.problem("the YAML cannot be read: " + syntax.getProblem() + ".");
        } catch (YAMLException unreadable) {
            throw new YamlPlace(1, 1).problem("the YAML cannot be read: " + unreadable.getMessage());
        }
    }

    private ObservationRule observation(Node node) {
        YamlMap rule = YamlMap.of(node, "observations", OBSERVATION);
        boolean ratio = rule.node("numerator") != null;
        if (ratio != (rule.node("denominator") != null)) {
            throw rule.problem("'numerator' and 'denominator' go together.");
        }
        if (ratio && rule.node("value") != null) {
            throw rule.problem("either 'value', or 'numerator' and 'denominator', not both.");
        }
        Map<String, Expression> attributes = new HashMap<>();
        Node given = rule.node("attributes");
        if (given != null) {
            YamlMap map = YamlMap.of(given, "attributes", Set.of());
            map.keys().forEach(key -> attributes.put(key, compile(map.required(key), key, Wanted.TEXT)));
        }
        return new ObservationRule(
                rule.requiredText("indicator"),
                expression(rule, "when", Wanted.TRUTH),
                expression(rule, "value", Wanted.NUMBER),
                expression(rule, "numerator", Wanted.NUMBER),
                expression(rule, "denominator", Wanted.NUMBER),
                expression(rule, "id", Wanted.TEXT),
                expression(rule, "reference", Wanted.TEXT),
                attributes);
    }

    private IgnoreRule ignore(Node node) {
        YamlMap rule = YamlMap.of(node, "ignore", IGNORE);
        String reason = rule.requiredText("reason");
        Set<String> employees = new HashSet<>();
        rule.list("employees").forEach(employee -> employees.add(YamlMap.text(employee, "employees")));
        Expression when = expression(rule, "when", Wanted.TRUTH);
        if (employees.isEmpty() && when == null) {
            throw rule.problem("'ignore' needs 'employees' (a list), or 'when' (an expression).");
        }
        return new IgnoreRule(reason, employees, when);
    }

    private @Nullable Expression expression(YamlMap map, String key, Wanted wanted) {
        Node node = map.node(key);
        return node == null ? null : compile(node, key, wanted);
    }

    private Expression compile(Node node, String key, Wanted wanted) {
        ScalarNode scalar = YamlMap.scalar(node, key);
        try {
            return compiler.compile(key, scalar.getValue(), wanted);
        } catch (WrongExpressionException wrong) {
            YamlPlace place = YamlPlace.within(scalar, codePoints, wrong.line(), wrong.column());
            throw place.problem("the expression of '" + key + "' is wrong: " + wrong.getMessage());
        }
    }

    private static LogLayout.Csv csv(YamlMap top) {
        Node node = top.node("csv");
        YamlMap csv = node == null ? null : YamlMap.of(node, "csv", CSV);
        if (csv == null) {
            return new LogLayout.Csv(',', StandardCharsets.UTF_8, Map.of());
        }
        String separator = csv.node("separator") instanceof ScalarNode given ? given.getValue() : ",";
        if (separator.length() != 1 || "\"\r\n".contains(separator)) {
            throw YamlMap.problem(csv.required("separator"), "'separator' must be one character, for example \";\".");
        }
        Map<String, String> columns = new HashMap<>();
        Node renamed = csv.node("columns");
        if (renamed != null) {
            YamlMap map = YamlMap.of(renamed, "columns", Set.of());
            map.keys().forEach(column -> columns.put(column, map.requiredText(column)));
        }
        return new LogLayout.Csv(separator.charAt(0), charset(csv), columns);
    }

    private static Charset charset(YamlMap csv) {
        String name = csv.text("encoding", "UTF-8");
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException unknown) {
            throw YamlMap.problem(
                    csv.required("encoding"), "'" + name + "' is no encoding; for example UTF-8 or windows-1252.");
        }
    }

    private static @Nullable ZoneId zone(YamlMap top) {
        Node node = top.node("zone");
        if (node == null) {
            return null;
        }
        String name = YamlMap.text(node, "zone");
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw YamlMap.problem(node, "'" + name + "' is no time zone; for example Asia/Jakarta or +07:00.");
        }
    }

    private static Map<String, ValueType> types(YamlMap top) {
        Node node = top.node("types");
        Map<String, ValueType> types = new HashMap<>();
        if (node == null) {
            return types;
        }
        YamlMap map = YamlMap.of(node, "types", Set.of());
        for (String attribute : map.keys()) {
            types.put(attribute, type(map.required(attribute), attribute));
        }
        return types;
    }

    private static ValueType type(Node node, String attribute) {
        String name = YamlMap.text(node, attribute);
        for (ValueType type : ValueType.values()) {
            if (type.name().toLowerCase(Locale.ROOT).equals(name)) {
                return type;
            }
        }
        throw problemOfType(node, name);
    }

    private static Problem problemOfType(Node node, String name) {
        return YamlMap.problem(
                node, "'" + name + "' is no type; there are text, integer, decimal, boolean and timestamp.");
    }
}
