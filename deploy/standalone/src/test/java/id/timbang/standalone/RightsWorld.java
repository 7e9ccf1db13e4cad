package id.timbang.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The demonstration's agency, with what it lacks for the question of rights: another agency, and somebody whom nobody
 * appraises. Who stands where is known here by itself, to compare answers with.
 */
final class RightsWorld {

    static final String BUDI = "e-0001";
    static final String WULAN = "e-0020";
    static final String COLLEAGUE = "e-0002";
    static final String OTHER_TEAM = "x-1";
    static final String OTHER_OFFICE = "e-0021";
    static final String OTHER_AGENCY = "h-1";
    static final String NOBODY = "no-such-person";
    static final String HARBOUR = "harbour";
    static final String OFFICE = "asemrowo";
    static final String SECOND_OFFICE = "gubeng";

    /** The first generation that is made anew. */
    static final String REBUILD = "2";

    private record Place(String office, String supervisor) {}

    private final Map<String, Place> people = new LinkedHashMap<>();

    private RightsWorld() {}

    static RightsWorld make(Client operator, String month) throws Exception {
        RightsWorld world = new RightsWorld();
        world.readDemonstration();
        ok(operator.put("/api/offices/" + HARBOUR, "{\"name\": \"Harbour authority\"}"));
        world.add(operator, OTHER_AGENCY, HARBOUR, month);
        world.add(operator, OTHER_TEAM, OFFICE, month);
        ok(operator.put("/api/surveys/skm-harbour", survey(HARBOUR)));
        for (String employee : Set.of(BUDI, WULAN, COLLEAGUE, OTHER_TEAM, OTHER_OFFICE, OTHER_AGENCY)) {
            ok(operator.put("/api/employees/" + employee + "/absences/leave-1", absence()));
        }
        return world;
    }

    private void readDemonstration() throws IOException {
        try (InputStream file = RightsWorld.class.getResourceAsStream("/demonstration/employees.csv")) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .forEach(fields -> people.put(fields[0], new Place(fields[2], fields[4])));
        }
    }

    private void add(Client operator, String id, String office, String month) throws Exception {
        ok(operator.put("/api/employees/" + id, employee("Somebody", office, null)));
        ok(operator.post("/api/observations", observation("made-" + id, "test", id, month + "-10T03:00:00Z")));
        people.put(id, new Place(office, ""));
    }

    private static void ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.uri() + ": " + answer.body()).isBetween(200, 202);
    }

    static String observation(String id, String source, String employeeId, String at) {
        return "{\"id\": \"%s\", \"source\": \"%s\", \"employeeId\": \"%s\", \"indicator\": \"documents-processed\", \"occurredAt\": \"%s\"}"
                .formatted(id, source, employeeId, at);
    }

    static String employee(String name, String office, String supervisor) {
        return "{\"name\": \"%s\", \"officeId\": \"%s\", \"position\": \"Petugas Registrasi\"%s}"
                .formatted(name, office, supervisor == null ? "" : ", \"supervisorId\": \"" + supervisor + "\"");
    }

    static String absence() {
        return "{\"from\": \"2026-01-05\", \"to\": \"2026-01-06\", \"kind\": \"LEAVE\"}";
    }

    static String survey(String office) {
        return """
                {"name": {"id": "Survei", "en": "Survey"}, "officeId": "%s", "indicator": "satisfaction",
                 "from": "2020-01-01", "to": "2099-12-31"}""".formatted(office);
    }

    /** The employees a word of the table stands for, of those at an office and below it. */
    Set<String> meant(String word, String self, String office) {
        return people.entrySet().stream()
                .filter(person -> office.isEmpty() || person.getValue().office().equals(office))
                .filter(person -> switch (word) {
                    case "own" -> person.getKey().equals(self);
                    case "team" ->
                        person.getKey().equals(self)
                                || person.getValue().supervisor().equals(self);
                    case "agency" -> !person.getValue().office().equals(HARBOUR);
                    case "all" -> true;
                    case "none" -> false;
                    default -> throw new IllegalArgumentException("'" + word + "' stands for no group of people");
                })
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
