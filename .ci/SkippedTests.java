import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Prints which tests of the build were skipped, and why, from the test reports of all modules. Run as the last step
 * of {@code ./mvnw verify}.
 *
 * <p>Where the environment variable {@code CI} is set, a skip that {@code expected-skips}, beside this file, does not
 * name fails the build: a test that silently stops running protects nothing.
 */
public class SkippedTests {

    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments[0]);
        Map<String, Integer> skipped = new TreeMap<>();
        for (Path report : reports(root)) {
            read(report, skipped);
        }
        System.out.println(skipped.isEmpty() ? "No test was skipped." : "Skipped tests:");
        skipped.forEach((test, count) ->
                System.out.println("SKIPPED " + test + (count > 1 ? " (" + count + " tests)" : "")));

        List<String> expected = Files.readAllLines(root.resolve(".ci/expected-skips"));
        List<String> unexpected = skipped.keySet().stream()
                .filter(test -> !expected.contains(test.substring(0, test.indexOf(':'))))
                .toList();
        if (System.getenv("CI") != null && !unexpected.isEmpty()) {
            System.err.println("Skipped, and not in .ci/expected-skips: " + unexpected);
            System.exit(1);
        }
    }

    /** The reports of every module, be it in the root or in deploy/. */
    private static List<Path> reports(Path root) throws IOException {
        List<Path> reports = new ArrayList<>();
        for (Path parent : List.of(root, root.resolve("deploy"))) {
            for (Path module : children(parent, "*")) {
                for (Path tests : children(module.resolve("target"), "{surefire,failsafe}-reports")) {
                    reports.addAll(children(tests, "TEST-*.xml"));
                }
            }
        }
        return reports;
    }

    private static List<Path> children(Path directory, String glob) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, glob)) {
            List<Path> children = new ArrayList<>();
            found.forEach(children::add);
            return children;
        }
    }

    /**
     * Counts the skipped tests of a report by class and reason, {@code CLASS: REASON}. A class of which nothing ran was
     * skipped as a whole, by an assumption that the report does not repeat.
     */
    private static void read(Path report, Map<String, Integer> skipped) throws Exception {
        Element suite = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(report.toFile())
                .getDocumentElement();
        NodeList skips = suite.getElementsByTagName("skipped");
        for (int i = 0; i < skips.getLength(); i++) {
            Element skip = (Element) skips.item(i);
            String test = ((Element) skip.getParentNode()).getAttribute("classname");
            String reason = skip.getAttribute("message").strip();
            skipped.merge(test + ": " + (reason.isEmpty() ? "no reason given" : reason), 1, Integer::sum);
        }
        if (suite.getElementsByTagName("testcase").getLength() == 0) {
            skipped.put(suite.getAttribute("name") + ": nothing ran; @EnabledIf on the class would tell why", 1);
        }
    }
}
