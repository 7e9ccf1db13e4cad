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
class RightsTest {

    /** Nobody else's evidence is in this month. */
    private static final String MONTH = "?period=2026-07";

    private static final World WORLD = new World();
    private static final Map<String, Integer> FACTS =
            Map.of("r-ani", 3, "r-sri", 1, "r-adi", 4, "r-low", 2, "r-cici", 5, "r-dodo", 2, "r-beni", 3, "r-bela", 1);

    /** In which words anything was refused: one set for all. */
    private static final Set<String> REFUSALS = new HashSet<>();

    private static RunningService service;

    @BeforeAll
    static void start() {
        WORLD.office("r-a", null);
        WORLD.office("r-a1", "r-a");
        WORLD.office("r-a1-low", "r-a1");
        WORLD.office("r-a2", "r-a");
        WORLD.office("r-b", null);
        WORLD.office("r-b1", "r-b");
        WORLD.employee("r-ani", "r-a1", "r-sri");
        WORLD.employee("r-sri", "r-a1", "r-dodo");
        WORLD.employee("r-adi", "r-a1", null);
        WORLD.employee("r-low", "r-a1-low", "r-sri");
        WORLD.employee("r-cici", "r-a2", "r-sri");
        WORLD.employee("r-dodo", "r-a2", null);
        WORLD.employee("r-beni", "r-b1", "r-sri");
        WORLD.employee("r-bela", "r-b1", null);
        service = RunningService.on("rights-test", Clock.systemUTC());
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
                Asker.of("employee", "r-ani", null, Role.EMPLOYEE),
                Asker.of("supervisor", "r-sri", null, Role.EMPLOYEE, Role.SUPERVISOR),
                Asker.of("appraises by the directory but is no supervisor", "r-sri", null, Role.EMPLOYEE),
                Asker.of("supervisor without a record", null, null, Role.SUPERVISOR),
                Asker.of("manager of a", null, "r-a", Role.MANAGER),
                Asker.of("manager of an office", "r-ani", "r-a1", Role.EMPLOYEE, Role.MANAGER),
                Asker.of("manager of nothing known", null, "r-nowhere", Role.MANAGER),
                Asker.of("manager without an agency", null, null, Role.MANAGER),
                Asker.of("of every agency, but no manager", "r-adi", "*", Role.EMPLOYEE),
                Asker.of("manager of all", null, "*", Role.MANAGER),
                Asker.of("auditor", null, null, Role.AUDITOR),
                Asker.of("reviewer", null, null, Role.REVIEWER),
                Asker.of("reviewer with a record", "r-dodo", null, Role.REVIEWER),
                Asker.of("registry", null, null, Role.REGISTRY),
                Asker.of("registry that claims a record", "r-ani", null, Role.REGISTRY, Role.EMPLOYEE),
                Asker.of("no role", null, null));
    }

    @ParameterizedTest
    @MethodSource("askers")
    void one_score_and_its_evidence(Asker asker) {
        for (String way : List.of("", "/evidence")) {
            for (EmployeeChanged employee : WORLD.employees) {
                HttpResponse<String> answer = get("/api/scores/" + employee.employeeId() + way, asker);
                if (WORLD.sees(asker, employee)) {
                    assertThat(answer.statusCode()).as(employee.employeeId()).isEqualTo(200);
                } else {
                    assertRefused(answer, employee.employeeId());
                }
            }
            for (String guess : List.of("r-nobody", "x".repeat(300), "r-a1", "*", "r-ani%7C2026-07")) {
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
        boolean nobody = seen.isEmpty() && !asker.name().equals("manager of nothing known");
        for (String sort : List.of("employeeId", "score", "-score", "coverage", "-coverage")) {
            String path = "/api/scores" + MONTH + "&sort=" + sort;
            HttpResponse<String> answer = get(path, asker);
            if (nobody) {
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
        for (String office : List.of("r-a", "r-a1", "r-a1-low", "r-a2", "r-b", "r-b1", "r-nowhere", "r-ani")) {
            String asked = MONTH + "&office=" + office;
            HttpResponse<String> list = get("/api/scores" + asked, asker);
            if (WORLD.mayAskFor(asker, office)) {
                assertThat(ids(RunningService.json(list)))
                        .as(office)
                        .containsExactlyInAnyOrderElementsOf(WORLD.seenBy(asker, office));
                assertThat(streamed(asked, asker)).containsExactlyElementsOf(WORLD.seenBy(asker, office));
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
        if (seen.isEmpty() && !asker.name().equals("manager of nothing known")) {
            assertRefused(get("/api/scores/stream" + MONTH, asker), "");
        } else {
            assertThat(streamed(MONTH, asker)).containsExactlyElementsOf(seen);
        }
    }

    @Test
    void nothing_is_told_without_a_token() {
        for (String path : List.of(
                "/api/scores", "/api/scores/r-ani", "/api/scores/r-ani/evidence", "/api/scores/stream", "/api/x")) {
            assertThat(service.get(path, "").statusCode()).as(path).isEqualTo(401);
        }
    }

    @Test
    void peers_are_figures_without_a_name_or_an_id() {
        JsonNode score = RunningService.json(
                get("/api/scores/r-ani" + MONTH, askers().findFirst().orElseThrow()));

        assertThat(score.at("/peers").propertyNames())
                .containsExactlyInAnyOrder("position", "n", "mean", "median", "percentile", "aboveAverage");
        assertThat(score.at("/peers/n").intValue()).isEqualTo(WORLD.employees.size());
        assertThat(score.toString().replace("r-ani", "").replace("r-a1", "")).doesNotContain("r-");
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
