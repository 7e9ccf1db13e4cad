package id.timbang.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.Period;
import id.timbang.kit.identity.Role;
import id.timbang.kit.identity.TestIdentity;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/**
 * Who sees which reports, and who has looked. The city has a civil and a roads office, the harbour is another agency;
 * Wulan, of the civil office, appraises Budi.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RightsTest {

    private static final TestIdentity IDENTITY = TestIdentity.shared();
    private static final String PERIOD = "?period=2026-10";

    private final String budi = IDENTITY.person("q-budi", Role.EMPLOYEE);
    private final String wulan = IDENTITY.person("q-wulan", Role.EMPLOYEE, Role.SUPERVISOR);
    private final String manager = IDENTITY.manager("q-city");
    private final String database = "report-rights-" + UUID.randomUUID();
    private RunningService service;

    @BeforeAll
    void start() {
        service = RunningService.on(database);
        service.office("q-city", null);
        service.office("q-civil", "q-city");
        service.office("q-roads", "q-city");
        service.office("q-harbour", null);
        employee("q-budi", "q-civil", "q-wulan");
        employee("q-dedi", "q-civil", null);
        employee("q-wulan", "q-civil", null);
        employee("q-rudi", "q-roads", null);
        employee("q-hana", "q-harbour", null);
        await().untilAsserted(() -> assertThat(service.api()
                        .get("/api/reports/employees/q-hana" + PERIOD)
                        .status())
                .isEqualTo(200));
    }

    private void employee(String id, String office, @Nullable String supervisor) {
        service.publish(new EmployeeChanged(
                id, 1, "Name of " + id, null, office, "officer", supervisor, null, null, null, null, null));
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private Api as(String token) {
        return service.api().as(token);
    }

    @Test
    void a_report_on_one_person_is_shown_to_those_it_concerns() {
        Map<String, Set<String>> seen = Map.of(
                budi,
                Set.of("q-budi"),
                wulan,
                Set.of("q-budi", "q-wulan"),
                manager,
                Set.of("q-budi", "q-dedi", "q-wulan", "q-rudi"),
                IDENTITY.reviewer(),
                Set.of(),
                IDENTITY.registry("siak"),
                Set.of(),
                IDENTITY.auditor(),
                Set.of("q-budi", "q-dedi", "q-wulan", "q-rudi", "q-hana"));
        seen.forEach((token, whom) -> {
            for (String id : List.of("q-budi", "q-dedi", "q-wulan", "q-rudi", "q-hana")) {
                for (String type : List.of("application/json", "text/csv")) {
                    assertThat(as(token)
                                    .get("/api/reports/employees/" + id + PERIOD, type)
                                    .status())
                            .isEqualTo(whom.contains(id) ? 200 : 403);
                }
            }
        });
    }

    @Test
    void a_report_on_an_office_has_a_supervisors_team_a_managers_whole_and_nothing_for_others() {
        assertThat(rows(wulan, "q-civil")).containsExactlyInAnyOrder("q-budi", "q-wulan");
        assertThat(rows(manager, "q-civil")).containsExactlyInAnyOrder("q-budi", "q-dedi", "q-wulan");
        assertThat(rows(manager, "q-city"))
                .contains("q-budi", "q-dedi", "q-wulan", "q-rudi")
                .doesNotContain("q-hana");
        assertThat(rows(IDENTITY.auditor(), "q-harbour")).containsExactly("q-hana");
        JsonNode team = as(wulan).get("/api/reports/offices/q-civil" + PERIOD).body();
        assertThat(team.at("/figures/withoutEvidence").asInt()).isEqualTo(2);
        for (String token : List.of(budi, IDENTITY.reviewer(), IDENTITY.registry("siak"))) {
            assertThat(as(token).get("/api/reports/offices/q-civil" + PERIOD).status())
                    .isEqualTo(403);
        }
        assertThat(as(wulan).get("/api/reports/offices/q-roads" + PERIOD).status())
                .isEqualTo(403);
        assertThat(as(manager).get("/api/reports/offices/q-harbour" + PERIOD).status())
                .isEqualTo(403);
    }

    @Test
    void whoever_has_moved_to_another_agency_is_seen_there_and_no_more_where_a_past_month_was_scored() {
        Period august = Period.parse("2026-08");
        service.office("q-port", null);
        employee("q-moved", "q-port", null);
        service.publish(Scores.score("q-moved", "q-civil", 1, "101.00", august));
        service.publish(Scores.score("q-dedi", "q-civil", 1, "99.00", august));
        await().untilAsserted(() -> assertThat(rows(IDENTITY.auditor(), "q-civil", "?period=2026-08"))
                .contains("q-moved", "q-dedi"));

        assertThat(rows(manager, "q-civil", "?period=2026-08"))
                .contains("q-dedi")
                .doesNotContain("q-moved");
        String port = IDENTITY.manager("q-port");
        assertThat(as(port).get("/api/reports/employees/q-moved?period=2026-08").status())
                .isEqualTo(200);
        assertThat(as(manager)
                        .get("/api/reports/employees/q-moved?period=2026-08")
                        .status())
                .isEqualTo(403);
        // Within one agency the row stays where the month was scored, and may be seen by its manager.
        employee("q-within", "q-roads", null);
        service.publish(Scores.score("q-within", "q-civil", 1, "98.00", august));
        await().untilAsserted(() ->
                assertThat(rows(manager, "q-civil", "?period=2026-08")).contains("q-within"));
    }

    private Set<String> rows(String token, String office) {
        return rows(token, office, PERIOD);
    }

    private Set<String> rows(String token, String office, String period) {
        Set<String> ids = new TreeSet<>();
        as(token)
                .get("/api/reports/offices/" + office + period)
                .body()
                .path("employees")
                .forEach(row -> ids.add(row.path("employeeId").asString()));
        return ids;
    }

    @Test
    void what_is_foreign_and_what_is_not_there_are_answered_alike() {
        for (String token : List.of(budi, wulan, manager)) {
            assertAlike(token, "/api/reports/employees/q-hana", "/api/reports/employees/q-nobody");
            assertAlike(token, "/api/reports/offices/q-harbour", "/api/reports/offices/q-nowhere");
            assertAlike(token, "/api/audit/accesses/q-hana", "/api/audit/accesses/q-nobody");
        }
        assertThat(service.api().get("/api/reports/employees/q-nobody").status())
                .isEqualTo(404);
        assertThat(service.api().get("/api/audit/accesses/q-nobody").status()).isEqualTo(404);
    }

    private void assertAlike(String token, String foreign, String missing) {
        assertThat(as(token).get(foreign).status()).isEqualTo(403);
        assertThat(told(as(token).get(missing))).isEqualTo(told(as(token).get(foreign)));
    }

    private static String told(Api.Answer answer) {
        return answer.status() + answer.text().replaceAll("\"instance\":\"[^\"]*\",?", "");
    }

    @Test
    void the_person_looked_at_sees_who_it_was_when_and_why_and_a_rebuild_changes_nothing() {
        as(manager).get("/api/reports/employees/q-rudi" + PERIOD);
        as(manager).get("/api/reports/employees/q-rudi" + PERIOD);
        as(IDENTITY.person("q-rudi", Role.EMPLOYEE)).get("/api/reports/employees/q-rudi" + PERIOD);
        as(wulan).get("/api/reports/employees/q-rudi" + PERIOD);
        String rudi = IDENTITY.person("q-rudi", Role.EMPLOYEE);

        await().untilAsserted(() -> assertThat(looks(service, rudi)).contains("OWN", "ADMINISTRATION"));

        String all = looks(service, rudi);
        JsonNode own = as(rudi).get("/api/audit/accesses/q-rudi").body().path("items");
        assertThat(all).doesNotContain("SUPERVISION");
        assertThat(own.findValuesAsString("purpose").stream()
                        .filter("ADMINISTRATION"::equals)
                        .count())
                .as("the same look, told once a day")
                .isEqualTo(1);
        for (JsonNode look : own) {
            if (look.path("purpose").asString().equals("OWN")) {
                assertThat(look.at("/viewer/name").asString()).isEqualTo("Name of q-rudi");
            } else {
                assertThat(look.at("/viewer/name").isNull()).isTrue();
                assertThat(look.at("/viewer/role").asString()).isIn("MANAGER", "AUDITOR");
            }
        }
        try (RunningService rebuilt = RunningService.on("report-rights-" + UUID.randomUUID())) {
            assertThat(looks(rebuilt, rudi)).isEqualTo(all);
        }
    }

    private static String looks(RunningService of, String token) {
        return of.api().as(token).get("/api/audit/accesses/q-rudi?size=500").text();
    }

    @Test
    void who_has_looked_is_for_the_person_the_manager_and_the_auditor_not_for_the_supervisor() {
        assertThat(as(budi).get("/api/audit/accesses/q-budi").status()).isEqualTo(200);
        assertThat(as(wulan).get("/api/audit/accesses/q-wulan").status()).isEqualTo(200);
        assertThat(as(manager).get("/api/audit/accesses/q-budi").status()).isEqualTo(200);
        assertThat(as(IDENTITY.auditor()).get("/api/audit/accesses/q-budi").status())
                .isEqualTo(200);
        assertThat(as(wulan).get("/api/audit/accesses/q-budi").status()).isEqualTo(403);
        assertThat(as(budi).get("/api/audit/accesses/q-wulan").status()).isEqualTo(403);
        assertThat(as(budi).get("/api/audit/accesses/q-budi?size=501").status()).isEqualTo(400);
    }
}
