import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Reads everything that was logged while the tests of all modules ran, and fails the build where a person can be
 * recognised in it: by what is shaped like an employee number (NIP, 18 digits with two dates in them) or a citizen's
 * number (NIK, 16 digits with one), or by a name of the demonstration's. Run near the end of {@code ./mvnw verify}.
 */
public class PersonalDataInLogs {

    private static final Path DEMONSTRATION = Path.of("deploy/standalone/src/main/resources/demonstration");
    private static final int SHOWN = 20;

    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments[0]);
        Pattern personal = personal(root);
        if (findings("self", "a line with 199001012015011001 in it\nand one with Budi Santoso", personal).size() != 2) {
            throw new IllegalStateException("this check does not find what it looks for");
        }
        List<String> findings = new ArrayList<>();
        long characters = 0;
        int files = 0;
        for (Path file : logs(root)) {
            String text = file.toString().endsWith(".xml") ? output(file) : Files.readString(file, StandardCharsets.UTF_8);
            characters += text.length();
            files++;
            findings.addAll(findings(root.relativize(file).toString(), text, personal));
        }
        System.out.printf("Logs of the tests: %d files, %,d characters, %d with personal data.%n", files, characters, findings.size());
        if (!findings.isEmpty()) {
            findings.stream().limit(SHOWN).forEach(System.err::println);
            System.err.println("Persons can be recognised in what is logged: log the employee's id instead.");
            System.exit(1);
        }
    }

    private static Pattern personal(Path root) throws IOException {
        List<String> names;
        try (BufferedReader lines = Files.newBufferedReader(root.resolve(DEMONSTRATION).resolve("employees.csv"))) {
            names = lines.lines().skip(1).map(line -> line.split(",")[1]).distinct().toList();
        }
        if (names.size() < 30) {
            throw new IllegalStateException("the demonstration's names could not be read: " + names);
        }
        String day = "(?:0[1-9]|[12]\\d|3[01])";
        String month = "(?:0[1-9]|1[0-2])";
        String nip = "(?:19[4-9]|20[01])\\d" + month + day + "(?:19[6-9]|20[0-4])\\d{3}[12]\\d{3}";
        // In a NIK a woman's day of birth is 40 more.
        String nik = "[1-9]\\d[0-7]\\d{3}(?:[0-6]\\d|7[01])" + month + "\\d{6}";
        // Not numbers in the names of temporary directories.
        return Pattern.compile("(?<![\\w./-])(?:" + nip + "|" + nik + ")(?![\\w./-])|"
                + names.stream().map(Pattern::quote).collect(Collectors.joining("|")));
    }

    private static List<String> findings(String file, String text, Pattern personal) {
        List<String> findings = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n")) {
            number++;
            if (personal.matcher(line).find()) {
                // The finding must not spread what was found.
                findings.add(file + " line " + number + ": " + personal.matcher(line).replaceAll("*****").strip());
            }
        }
        return findings;
    }

    /** The reports of every module, whose output they hold, and the log files of what the tests started. */
    private static List<Path> logs(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root, 8)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains("/target/"))
                    .filter(file -> {
                        String path = file.toString();
                        boolean report = path.contains("/target/surefire-reports/") || path.contains("/target/failsafe-reports/");
                        return report && (path.endsWith(".xml") && file.getFileName().toString().startsWith("TEST-") || path.endsWith("-output.txt"))
                                || path.contains("/target/logs/");
                    })
                    .sorted()
                    .toList();
        }
    }

    private static String output(Path report) throws Exception {
        Element suite = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report.toFile()).getDocumentElement();
        StringBuilder output = new StringBuilder();
        for (String name : List.of("system-out", "system-err")) {
            NodeList parts = suite.getElementsByTagName(name);
            for (int i = 0; i < parts.getLength(); i++) {
                output.append(parts.item(i).getTextContent()).append('\n');
            }
        }
        return output.toString();
    }
}
