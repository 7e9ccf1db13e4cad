package id.timbang.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.kit.identity.Role;
import id.timbang.scoring.rights.World;
import id.timbang.scoring.rights.World.Asker;
import id.timbang.scoring.score.Catalogue;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every role by every way to scores: their own, their office's, other offices', other agencies', and what is not there. */
@Timeout(60)
class RightsMatrixTest {

    /** Nobody else's evidence is in this month. */
    private static final String MONTH = "?period=2026-07";

    private static final World WORLD = new World();
    private static final Map<String, Integer> FACTS =
            Map.of("m-ani", 3, "m-sri", 1, "m-adi", 4, "m-low", 2, "m-cici", 5, "m-dodo", 2, "m-beni", 3, "m-bela", 1);

    /** In which words anything was refused: one set for all. */
    private static final Set<String> REFUSALS = new HashSet<>();

    private static RunningService service;

    @BeforeAll
    static void start() {
        WORLD.office("m-a", null);
        WORLD.office("m-a1", "m-a");
        WORLD.office("m-a1-low", "m-a1");
        WORLD.office("m-a2", "m-a");
        WORLD.office("m-b", null);
        WORLD.office("m-b1", "m-b");
        WORLD.employee("m-ani", "m-a1", "m-sri");
        WORLD.employee("m-sri", "m-a1", "m-dodo");
        WORLD.employee("m-adi", "m-a1", null);
        WORLD.employee("m-low", "m-a1-low", "m-sri");
        WORLD.employee("m-cici", "m-a2", "m-sri");
        WORLD.employee("m-dodo", "m-a2", null);
        WORLD.employee("m-beni", "m-b1", "m-sri");
        WORLD.employee("m-bela", "m-b1", null);
        service = RunningService.on("rights-matrix-test", Clock.systemUTC());
        Catalogue.INDICATORS.values().forEach(service::publish);
        service.publish(Catalogue.SCORECARD);
        WORLD.offices.forEach(service::publish);
        WORLD.employees.forEach(service::publish);
        FACTS.forEach((employee, facts) -> {
            for (int i = 0; i < facts; i++) {
                service.publish(document(employee, employee + i));
            }
        });
        await().untilAsserted(() -> {
            List<Integer> evidence = service.get("/api/scores" + MONTH)
                    .at("/items")
                    .valueStream()
                    .map(score -> score.at("/items/0/evidence").intValue())
                    .sorted()
                    .toList();
            assertThat(evidence).isEqualTo(FACTS.values().stream().sorted().toList());
        });
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    static Stream<Asker> askers() {
        return Stream.of(
                Asker.of("employee", "m-ani", null, Role.EMPLOYEE),
                Asker.of("supervisor", "m-sri", null, Role.EMPLOYEE, Role.SUPERVISOR),
                Asker.of("appraises by the directory but is no supervisor", "m-sri", null, Role.EMPLOYEE),
                Asker.of("supervisor without a record", null, null, Role.SUPERVISOR),
                Asker.of("manager of a", null, "m-a", Role.MANAGER),
                Asker.of("manager of an office", "m-ani", "m-a1", Role.EMPLOYEE, Role.MANAGER),
                Asker.of("manager of nothing known", null, "m-nowhere", Role.MANAGER),
                Asker.of("manager without an agency", null, null, Role.MANAGER),
                Asker.of("of every agency, but no manager", "m-adi", "*", Role.EMPLOYEE),
                Asker.of("manager of all", null, "*", Role.MANAGER),
                Asker.of("auditor", null, null, Role.AUDITOR),
                Asker.of("reviewer", null, null, Role.REVIEWER),
                Asker.of("reviewer with a record", "m-dodo", null, Role.REVIEWER),
                Asker.of("registry", null, null, Role.REGISTRY),
                Asker.of("registry that claims a record", "m-ani", null, Role.REGISTRY, Role.EMPLOYEE),
                Asker.of("no role", null, null));
    }

    @ParameterizedTest
    @MethodSource("askers")
    void one_score_and_its_evidence(Asker asker) {
        for (String way : List.of("", "/evidence", "/explanation")) {
            for (EmployeeChanged employee : WORLD.employees) {
                HttpResponse<String> answer = get("/api/scores/" + employee.employeeId() + way, asker);
                if (WORLD.sees(asker, employee)) {
                    assertThat(answer.statusCode()).as(employee.employeeId()).isEqualTo(200);
                } else {
                    assertRefused(answer, employee.employeeId());
                }
            }
            for (String guess : List.of("m-nobody", "x".repeat(300), "m-a1", "*", "m-ani%7C2026-07")) {
                HttpResponse<String> answer = get("/api/scores/" + guess + way, asker);
                if (asker.seesAll()) {
                    assertThat(answer.statusCode()).as(guess).isEqualTo(404);
                } else {
                    assertRefused(answer, guess);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("askers")
    void a_list_has_whom_they_may_see_in_every_order_and_cut_into_pages(Asker asker) {
        List<String> seen = WORLD.seenBy(asker);
        for (String sort : List.of("employeeId", "score", "-score", "coverage", "-coverage")) {
            String path = "/api/scores" + MONTH + "&sort=" + sort;
            HttpResponse<String> answer = get(path, asker);
            if (!asker.isPerson()) {
                assertRefused(answer, "");
                continue;
            }
            JsonNode list = RunningService.json(answer);
            assertThat(ids(list)).containsExactlyInAnyOrderElementsOf(seen);
            assertThat(list.at("/total").intValue()).isEqualTo(seen.size());
            List<String> paged = new ArrayList<>();
            for (int page = 0; page * 2 < seen.size(); page++) {
                paged.addAll(ids(RunningService.json(get(path + "&size=2&page=" + page, asker))));
            }
            assertThat(paged).isEqualTo(ids(list));
            if (sort.equals("-score")) {
                Comparator<String> byFacts = Comparator.comparing(FACTS::get);
                assertThat(paged).isSortedAccordingTo(byFacts.reversed());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("askers")
    void a_list_and_a_stream_of_an_office_have_whom_they_may_see_there(Asker asker) throws Exception {
        for (String office : List.of("m-a", "m-a1", "m-a1-low", "m-a2", "m-b", "m-b1", "m-nowhere", "m-ani")) {
            String asked = MONTH + "&office=" + office;
            HttpResponse<String> list = get("/api/scores" + asked, asker);
            if (WORLD.mayAskFor(asker, office)) {
                assertThat(ids(RunningService.json(list)))
                        .as(office)
                        .containsExactlyInAnyOrderElementsOf(WORLD.seenBy(asker, office));
                assertThat(streamed(asked, asker)).containsExactlyInAnyOrderElementsOf(WORLD.seenBy(asker, office));
            } else if (asker.seesAll()) {
                assertThat(list.statusCode()).isEqualTo(404);
                assertThat(get("/api/scores/stream" + asked, asker).statusCode())
                        .isEqualTo(404);
            } else {
                assertRefused(list, office);
                assertRefused(get("/api/scores/stream" + asked, asker), office);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("askers")
    void a_stream_has_whom_they_may_see(Asker asker) throws Exception {
        List<String> seen = WORLD.seenBy(asker);
        if (!asker.isPerson()) {
            assertRefused(get("/api/scores/stream" + MONTH, asker), "");
        } else {
            assertThat(streamed(MONTH, asker)).containsExactlyInAnyOrderElementsOf(seen);
        }
    }

    @ParameterizedTest
    @MethodSource("askers")
    void a_preview_has_whom_they_manage_and_nobody_by_another_right(Asker asker) {
        String draft = """
                {"position": "officer", "from": "2026-01", "policy": "linear", "items": [
                  {"indicator": "documents", "half": "RESULTS", "weight": 100, "target": 2}]}""";

        HttpResponse<String> answer = service.post("/api/scores/previews" + MONTH, asker.token(), draft);

        if (WORLD.manages(asker)) {
            assertThat(ids(RunningService.json(answer)))
                    .containsExactlyInAnyOrderElementsOf(WORLD.employees.stream()
                            .filter(employee -> WORLD.manages(asker, employee))
                            .map(EmployeeChanged::employeeId)
                            .toList());
        } else {
            assertRefused(answer, "");
        }
    }

    @Test
    void nothing_is_told_without_a_token() {
        for (String path : List.of(
                "/api/scores", "/api/scores/m-ani", "/api/scores/m-ani/evidence", "/api/scores/stream", "/api/x")) {
            assertThat(service.get(path, "").statusCode()).as(path).isEqualTo(401);
        }
        assertThat(service.post("/api/scores/previews" + MONTH, "", "{}").statusCode())
                .isEqualTo(401);
    }

    @Test
    void peers_are_figures_without_a_name_or_an_id() {
        Asker asker = askers().findFirst().orElseThrow();
        await().untilAsserted(() -> assertThat(RunningService.json(get("/api/scores/m-ani" + MONTH, asker))
                        .at("/peers/n")
                        .intValue())
                .isEqualTo(WORLD.employees.size()));
        JsonNode score = RunningService.json(get("/api/scores/m-ani" + MONTH, asker));

        assertThat(score.at("/peers").propertyNames())
                .containsExactlyInAnyOrder("position", "n", "mean", "median", "percentile", "aboveAverage", "scope");
        assertThat(score.toString().replace("m-ani", "").replace("m-a1", "")).doesNotContain("m-");
    }

    private static List<String> streamed(String asked, Asker asker) throws IOException {
        try (LivePage page = new LivePage(service.stream("/api/scores/stream" + asked, asker.token()))) {
            return page.snapshot();
        }
    }

    /** Refused in words that are the same for whatever was asked. */
    private static void assertRefused(HttpResponse<String> answer, String asked) {
        assertThat(answer.statusCode()).as(asked).isEqualTo(403);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        String told = answer.body().replaceAll("\"instance\":\"[^\"]*\",?", "");
        assertThat(told).contains("\"code\":\"not-yours\"");
        assertThat(REFUSALS.add(told) && REFUSALS.size() > 1)
                .as("another refusal than before: " + told)
                .isFalse();
    }

    private static HttpResponse<String> get(String path, Asker asker) {
        return service.get(path, asker.token());
    }

    private static List<String> ids(JsonNode list) {
        return list.at("/items")
                .valueStream()
                .map(score -> score.at("/employeeId").asString())
                .toList();
    }

    private static ObservationRecorded document(String employee, String id) {
        return new ObservationRecorded(
                id,
                "siak",
                employee,
                "documents",
                Instant.parse("2026-07-05T03:00:00Z"),
                null,
                null,
                null,
                null,
                Collections.emptyMap());
    }
}
