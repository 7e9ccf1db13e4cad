package id.timbang.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.standalone.RightsMatrix.Right;
import id.timbang.standalone.RightsRequests.Asked;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every line of {@code deploy/rights.md}, asked of the running product with tokens of its own identity provider. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RightsMatrixIT {

    private static final String MONTH = Demo.lastMonth().toString();
    private static final Map<String, String> SELVES =
            Map.of("employee", RightsWorld.BUDI, "supervisor", RightsWorld.WULAN);

    @TempDir
    static Path data;

    private Child child;
    private RightsWorld world;
    private RightsRequests requests;
    private final Map<String, Client> callers = new HashMap<>();
    private final Map<String, Set<String>> refusals = new TreeMap<>();

    static Stream<Right> rights() throws IOException {
        return RightsMatrix.read().stream();
    }

    @BeforeAll
    void start() throws Exception {
        child = Child.ready(data);
        callers.put("employee", child.person("budi"));
        callers.put("supervisor", child.person("wulan"));
        callers.put("manager", child.person("manager"));
        callers.put("reviewer", child.person("reviewer"));
        callers.put("auditor", child.person("auditor"));
        callers.put("registry", child.registry());
        callers.put("operator", child.client());
        Client operator = child.client();
        world = RightsWorld.make(operator, MONTH);
        Awaitility.await()
                .until(() -> operator.get("/api/scores?size=500&period=" + MONTH)
                                .path("total")
                                .asInt()
                        == world.meant("all", "", "").size());
        Client manager = callers.get("manager");
        requests = new RightsRequests(
                MONTH,
                importOf(manager, "POST /api/event-logs"),
                importOf(manager, "POST /api/employees/imports"),
                RightsQuarantine.make(operator, manager, MONTH));
        operator.post("/api/calendars/2026/load", "");
        assertThat(operator.post("/api/rebuilds", "").statusCode()).isEqualTo(202);
        Awaitility.await().untilAsserted(() -> assertThat(operator.get("/api/rebuilds/" + RightsWorld.REBUILD)
                        .path("state")
                        .asString())
                .isEqualTo("SWAPPED"));
    }

    private String importOf(Client starter, String endpoint) throws Exception {
        Asked log = new RightsRequests(MONTH, "", "", RightsQuarantine.EMPTY).of(new Right(endpoint, "Budi", "", ""));
        HttpResponse<String> answer = starter.send(log.method(), log.path(), log.contentType(), log.body());
        return Client.read(answer.body()).path("importId").asString();
    }

    @AfterAll
    void stop() {
        child.close();
    }

    @Test
    void every_endpoint_of_every_controller_is_in_the_table() throws IOException {
        assertThat(RightsMatrix.endpoints()).isEqualTo(Endpoints.under("id.timbang"));
    }

    @ParameterizedTest
    @MethodSource("rights")
    void is_as_the_table_says(Right right) throws Exception {
        Asked asked = requests.of(right);

        Outcome outcome = ask(callers.get(right.caller()), right, asked);

        switch (right.expected()) {
            case "yes" -> assertThat(outcome.status()).as(outcome.body()).isBetween(200, 202);
            case "no" -> assertRefused(outcome);
            case "404" -> assertThat(outcome.status()).as(outcome.body()).isEqualTo(404);
            case "rejected" -> assertThat(outcome.rejected()).as(outcome.body()).isEqualTo(1);
            default -> assertThat(outcome.ids()).as(outcome.body()).isEqualTo(expectedIds(right));
        }
    }

    private static void assertRefused(Outcome outcome) {
        assertThat(outcome.status()).as(outcome.body()).isEqualTo(403);
        assertThat(Client.read(outcome.body()).path("code").asString()).isEqualTo("not-yours");
    }

    private Set<String> expectedIds(Right right) {
        if (right.endpoint().equals("GET /api/offices")) {
            return switch (right.expected()) {
                case "agency" -> Set.of("kota", "asemrowo", "gubeng", "rungkut");
                case "all" -> Set.of("kota", "asemrowo", "gubeng", "rungkut", RightsWorld.HARBOUR);
                default -> Set.of();
            };
        }
        return world.meant(
                right.expected(), SELVES.getOrDefault(right.caller(), ""), RightsRequests.office(right.object()));
    }

    /** What came of a request; ids of the people (or offices) it told of. */
    private record Outcome(int status, String body, Set<String> ids) {

        int rejected() {
            return Client.read(body).path("rejected").size();
        }
    }

    private static Outcome ask(Client caller, Right right, Asked asked) throws Exception {
        if (right.endpoint().endsWith("/stream")) {
            return readStream(caller, asked);
        }
        HttpResponse<String> answer = caller.send(asked.method(), asked.path(), asked.contentType(), asked.body());
        return new Outcome(answer.statusCode(), answer.body(), ids(right, answer));
    }

    private static Set<String> ids(Right right, HttpResponse<String> answer) {
        Set<String> ids = new HashSet<>();
        boolean offices = right.endpoint().equals("GET /api/offices");
        JsonNode body = right.verb().equals("GET") ? Client.read(answer.body()) : Client.read("{}");
        Stream.of(body.path("items"), body.path("employees"))
                .flatMap(items -> StreamSupport.stream(items.spliterator(), false))
                .map(item -> item.path(offices ? "officeId" : "employeeId").asString(""))
                // What other lines of the table have made is not what is asked for here.
                .filter(id -> !id.startsWith("made-"))
                .forEach(ids::add);
        return ids;
    }

    private static Outcome readStream(Client caller, Asked asked) throws Exception {
        HttpResponse<InputStream> answer =
                caller.send(asked.method(), asked.path(), "", "", BodyHandlers.ofInputStream());
        Set<String> ids = new HashSet<>();
        StringBuilder text = new StringBuilder();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            boolean scores = false;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                text.append(line).append('\n');
                if (line.startsWith("event:")) {
                    scores = line.endsWith("score");
                    if (line.endsWith("snapshot-complete")) {
                        break;
                    }
                } else if (scores && line.startsWith("data:")) {
                    ids.add(Client.read(line.substring("data:".length()))
                            .path("employeeId")
                            .asString());
                }
            }
        }
        return new Outcome(answer.statusCode(), text.toString(), ids);
    }

    /** Once for each line: a stranger who asks more often is told to wait. */
    static Stream<Right> lines() throws IOException {
        return rights().filter(right -> right.caller().equals("employee"));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void a_stranger_is_asked_to_log_in(Right right) throws Exception {
        Asked asked = requests.of(right);

        HttpResponse<String> answer =
                child.stranger().send(asked.method(), asked.path(), asked.contentType(), asked.body());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(Client.read(answer.body()).path("code").asString()).isEqualTo("not-logged-in");
    }

    /** Whoever guesses ids learns nothing: the refusals of one endpoint are equal to the letter. */
    @Test
    void what_is_foreign_and_what_is_not_there_are_refused_alike() throws Exception {
        for (Right right : RightsMatrix.read()) {
            if (right.expected().equals("no") && right.verb().equals("GET")) {
                Outcome outcome = ask(callers.get(right.caller()), right, requests.of(right));
                String told = outcome.body().replaceAll("\"instance\":\"[^\"]*\",?", "");
                refusals.computeIfAbsent(right.endpoint() + " by " + right.caller(), key -> new HashSet<>())
                        .add(told);
            }
        }
        assertThat(refusals).isNotEmpty().allSatisfy((asked, answers) -> assertThat(answers)
                .hasSize(1));
    }
}
