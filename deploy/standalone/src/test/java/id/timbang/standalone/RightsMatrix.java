package id.timbang.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The tables of {@code deploy/rights.md}, a line each for endpoint, object and caller. */
final class RightsMatrix {

    private static final Path FILE = Path.of("..", "rights.md");
    private static final String NOT_ASKED = "-";

    private RightsMatrix() {}

    /**
     * What one caller may.
     *
     * @param endpoint verb and path
     * @param object   on what it is asked
     * @param caller   the column
     * @param expected the cell
     */
    record Right(String endpoint, String object, String caller, String expected) {

        String verb() {
            return endpoint.substring(0, endpoint.indexOf(' '));
        }

        @Override
        public String toString() {
            return "%s of %s by the %s: %s".formatted(endpoint, object, caller, expected);
        }
    }

    static List<Right> read() throws IOException {
        List<Right> rights = new ArrayList<>();
        List<String> callers = List.of();
        List<String> endpoints = List.of();
        for (String line : Files.readAllLines(FILE)) {
            if (!line.startsWith("|") || line.startsWith("|--")) {
                continue;
            }
            List<String> cells = Arrays.stream(line.split("\\|", -1))
                    .skip(1)
                    .map(String::strip)
                    .toList();
            if (cells.get(0).equals("asked")) {
                callers = cells.subList(2, cells.size() - 1);
                continue;
            }
            if (!cells.get(0).isEmpty()) {
                endpoints = List.of(cells.get(0).split("<br>"));
            }
            rights.addAll(rightsOf(endpoints, cells, callers).toList());
        }
        return rights;
    }

    private static Stream<Right> rightsOf(List<String> endpoints, List<String> cells, List<String> callers) {
        if (cells.size() != callers.size() + 3) {
            throw new IllegalStateException("a row with too many or too few cells: " + cells);
        }
        return endpoints.stream().flatMap(endpoint -> IntStream.range(0, callers.size())
                .mapToObj(n -> new Right(endpoint, cells.get(1), callers.get(n), cells.get(n + 2)))
                .filter(right -> !right.expected().equals(NOT_ASKED)));
    }

    static Set<String> endpoints() throws IOException {
        Set<String> endpoints = new TreeSet<>();
        read().forEach(right -> endpoints.add(right.endpoint()));
        return endpoints;
    }
}
