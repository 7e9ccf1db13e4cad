package id.timbang.standalone.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The invented agency: a city with three civil registration offices, their people, indicators and scorecards. */
final class Agency {

    private final JsonNode catalogue;
    private final String employees;

    private Agency(JsonNode catalogue, String employees) {
        this.catalogue = catalogue;
        this.employees = employees;
    }

    static Agency read() {
        return new Agency(new JsonMapper().readTree(resource("catalogue.json")), resource("employees.csv"));
    }

    /** Offices, indicators, scorecards and surveys, each by its id, as they are put. */
    JsonNode catalogue() {
        return catalogue;
    }

    /**
     * The list of employees as it is imported.
     *
     * @param activeFrom since when they have served: longer than there are facts of them, and the year would count months
     *     without any against their targets
     */
    String employees(LocalDate activeFrom) {
        return employees
                .lines()
                .map(line -> line + "," + (line.startsWith("employeeId,") ? "activeFrom" : activeFrom))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    List<Person> people() {
        List<Person> people = new ArrayList<>();
        for (String line : employees.lines().skip(1).toList()) {
            String[] fields = line.split(",", -1);
            people.add(new Person(fields[0], people.size() + 1, fields[2], Person.Job.of(fields[3])));
        }
        return people;
    }

    private static String resource(String name) {
        try (InputStream file = Objects.requireNonNull(
                Agency.class.getResourceAsStream("/demonstration/" + name), "missing: " + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
