package id.timbang.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.timbang.contracts.AbsenceChanged;
import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.EmployeeChanged.Assignment;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.OfficeChanged;
import id.timbang.contracts.ScoreAccessed;
import id.timbang.contracts.ScoreAccessed.AccessPurpose;
import id.timbang.contracts.ScoreAccessed.AccessedPart;
import id.timbang.contracts.ScorecardChanged;
import id.timbang.contracts.ScorecardChanged.Half;
import id.timbang.contracts.Topic;
import id.timbang.embedded.EmbeddedInfrastructure;
import id.timbang.kit.identity.Role;
import id.timbang.kit.identity.TestIdentity;
import id.timbang.scoring.score.Catalogue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** What a scorecard would make of a month: by the same arithmetic, for the own agency, and writing nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class PreviewTest {

    private static final TestIdentity IDENTITY = TestIdentity.shared();
    private static final int MOST = 12;

    /** Documents in October, whose target is 10 as it is and 20 in the draft. */
    private static final Map<String, Integer> DOCUMENTS = new TreeMap<>(Map.of("p0", 3, "p1", 5, "p2", 11, "p3", 30));

    private final String x = "v" + UUID.randomUUID().toString().substring(0, 6) + "-";
    private RunningService service;

    @BeforeAll
    void start() {
        service = RunningService.withBroker(
                EmbeddedInfrastructure.shared().bootstrapServers(),
                "preview-" + x,
                Clock.systemUTC(),
                "--timbang.previews.most-employees=" + MOST);
        Catalogue.INDICATORS.values().forEach(service::publish);
        service.publish(new OfficeChanged(x + "a", 1, "A", null), new OfficeChanged(x + "b", 1, "B", null));
        service.publish(new ScorecardChanged(
                x + "clerk",
                1,
                x + "clerk",
                YearMonth.of(2026, 1),
                null,
                "linear",
                List.of(Catalogue.item("documents", Half.RESULTS, "100", "10", null, null))));
        DOCUMENTS.forEach((employee, many) -> {
            service.publish(employee(employee, "a", "clerk"), fact(employee, "documents", "2026-10-05", many));
            service.publish(fact(employee, "hours", "2026-10-05", 9));
        });
        // Half of October away; of another agency; a clerk by now, but not in October; with nothing the draft looks at.
        service.publish(
                new AbsenceChanged(
                        x + "p3", "l", 1, LocalDate.of(2026, 10, 12), LocalDate.of(2026, 10, 26), "SICK_LEAVE"),
                employee("q0", "b", "clerk"),
                fact("q0", "documents", "2026-10-05", 10),
                moved("r0"),
                fact("r0", "documents", "2026-10-05", 10));
        await().untilAsserted(() -> {
            JsonNode list = service.get("/api/scores?period=2026-10&size=500&position=" + x + "clerk");
            assertThat(list.at("/items"))
                    .extracting(score -> score.at("/employeeId").asString() + " "
                            + score.at("/items/0/evidence").asInt() + " "
                            + score.at("/presence/present").asInt())
                    .containsExactly(x + "p0 1 0", x + "p1 1 0", x + "p2 1 0", x + "p3 1 11", x + "q0 1 0");
        });
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void everybody_of_the_position_is_scored_as_by_hand_and_nothing_is_written() {
        JsonNode before = service.get("/api/scores?period=2026-10&size=500&position=" + x + "clerk");

        JsonNode preview = RunningService.json(asked(IDENTITY.manager(x + "a"), draft("20", "50")));

        Map<String, BigDecimal> was = new TreeMap<>();
        Map<String, BigDecimal> would = new TreeMap<>();
        DOCUMENTS.forEach((employee, many) -> {
            BigDecimal whole = new BigDecimal(employee.equals("p3") ? 2 : 1);
            was.put(employee, percent(whole, many, 10));
            // Half by documents against 20, half by hours: nine against nine is 100.
            would.put(
                    employee, percent(whole, many, 20).add(new BigDecimal(100)).divide(new BigDecimal(2)));
        });
        assertThat(preview.at("/position").asString()).isEqualTo(x + "clerk");
        assertThat(preview.at("/period").asString()).isEqualTo("2026-10");
        assertThat(preview.at("/n").intValue()).isEqualTo(4);
        assertThat(preview.at("/meanBefore").decimalValue()).isEqualByComparingTo(mean(was));
        assertThat(preview.at("/meanAfter").decimalValue()).isEqualByComparingTo(mean(would));
        assertThat(preview.at("/items")).hasSize(4).allSatisfy(item -> {
            String employee = item.at("/employeeId").asString().substring(x.length());
            assertThat(item.at("/before").decimalValue()).isEqualByComparingTo(was.get(employee));
            assertThat(item.at("/after").decimalValue()).isEqualByComparingTo(would.get(employee));
            assertThat(item.at("/difference").decimalValue())
                    .isEqualByComparingTo(would.get(employee).subtract(was.get(employee)));
        });
        assertThat(preview.at("/items").valueStream().map(item -> item.at("/difference")
                        .decimalValue()))
                .isSorted();
        // p0 and p1 gain by the hours, p2 and p3 lose what they had above the target.
        assertThat(preview.at("/up").intValue()).isEqualTo(2);
        assertThat(preview.at("/down").intValue()).isEqualTo(2);
        assertThat(preview.at("/moved").intValue()).isEqualTo(4);
        assertThat(service.get("/api/scores?period=2026-10&size=500&position=" + x + "clerk"))
                .isEqualTo(before);
    }

    private static BigDecimal percent(BigDecimal whole, int many, int target) {
        return new BigDecimal(100 * many)
                .multiply(whole)
                .divide(new BigDecimal(target))
                .min(new BigDecimal(120));
    }

    private static BigDecimal mean(Map<String, BigDecimal> scores) {
        return scores.values().stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(new BigDecimal(scores.size()), 2, RoundingMode.HALF_UP);
    }

    @Test
    void the_scorecard_in_force_moves_nobody() {
        JsonNode preview = RunningService.json(asked(
                IDENTITY.manager(x + "a"),
                body("[{\"indicator\": \"documents\", \"half\": \"RESULTS\", \"weight\": 100, \"target\": 10}]")));

        assertThat(preview.at("/moved").intValue()).isZero();
        assertThat(preview.at("/meanAfter")).isEqualTo(preview.at("/meanBefore"));
    }

    @Test
    void scores_that_would_vanish_have_moved_and_have_no_difference() {
        JsonNode preview = RunningService.json(asked(
                IDENTITY.manager(x + "a"),
                body("[{\"indicator\": \"errors\", \"half\": \"RESULTS\", \"weight\": 100, \"target\": 10}]")));

        assertThat(preview.at("/moved").intValue()).isEqualTo(4);
        assertThat(preview.at("/up").intValue() + preview.at("/down").intValue())
                .isZero();
        assertThat(preview.at("/meanAfter").isNull()).isTrue();
        assertThat(preview.at("/items")).allSatisfy(item -> {
            assertThat(item.at("/after").isNull()).isTrue();
            assertThat(item.at("/difference").isNull()).isTrue();
        });
    }

    @Test
    void a_position_nobody_has_gives_an_empty_preview() {
        JsonNode preview = RunningService.json(
                asked(IDENTITY.manager(x + "a"), draft("20", "50").replace(x + "clerk", x + "astronaut")));

        assertThat(preview.at("/n").intValue()).isZero();
        assertThat(preview.at("/meanBefore").isNull()).isTrue();
        assertThat(preview.at("/items")).isEmpty();
    }

    @Test
    void managers_only_may_ask_and_see_their_own_agencys_people_only() {
        assertThat(people(asked(IDENTITY.manager(x + "b"), draft("20", "50")))).containsExactly(x + "q0");
        assertThat(people(asked(IDENTITY.manager("*"), draft("20", "50")))).hasSize(5);
        assertThat(people(asked(IDENTITY.manager(x + "nowhere"), draft("20", "50"))))
                .isEmpty();
        for (String token : List.of(
                IDENTITY.person(x + "p0", Role.EMPLOYEE, Role.SUPERVISOR),
                IDENTITY.auditor(),
                IDENTITY.reviewer(),
                IDENTITY.registry("siak"))) {
            // Whether or not the body is sound: a stranger learns nothing of either.
            for (String body : List.of(draft("20", "50"), "{}")) {
                HttpResponse<String> refused = asked(token, body);
                assertThat(refused.statusCode()).isEqualTo(403);
                assertThat(RunningService.json(refused).at("/code").asString()).isEqualTo("not-yours");
            }
        }
    }

    @Test
    void whose_scores_were_told_is_in_the_log() {
        asked(IDENTITY.manager(x + "b"), draft("20", "50"));

        assertThat(Log.of(Topic.ACCESSES, ScoreAccessed.class))
                .filteredOn(look -> look.employeeId().equals(x + "q0") && look.what() == AccessedPart.LIST)
                .filteredOn(look -> look.purpose() == AccessPurpose.ADMINISTRATION)
                .isNotEmpty();
    }

    @Test
    void more_employees_than_a_preview_scores_are_refused_with_both_numbers() {
        for (int i = 0; i <= MOST; i++) {
            service.publish(employee("many" + i, "b", "usher"), fact("many" + i, "documents", "2026-10-05", 1));
        }
        await().untilAsserted(
                        () -> assertThat(service.get("/api/scores?period=2026-10&size=500&position=" + x + "usher")
                                        .at("/total")
                                        .intValue())
                                .isEqualTo(MOST + 1));

        HttpResponse<String> refused =
                asked(IDENTITY.manager("*"), draft("20", "50").replace(x + "clerk", x + "usher"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(RunningService.json(refused).at("/code").asString()).isEqualTo("too-many-employees");
        assertThat(RunningService.json(refused).at("/detail").asString())
                .contains("13 employees", "at most 12", x + "usher");
    }

    private List<String> people(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningService.json(answer)
                .at("/items")
                .valueStream()
                .map(item -> item.at("/employeeId").asString())
                .toList();
    }

    private HttpResponse<String> asked(String token, String body) {
        return service.post("/api/scores/previews?period=2026-10", token, body);
    }

    private String draft(String target, String weight) {
        return body("""
                [{"indicator": "documents", "half": "RESULTS", "weight": %s, "target": %s},
                 {"indicator": "hours", "half": "BEHAVIOUR", "weight": %s, "target": 9, "minimumEvidence": 1}]""".formatted(weight, target, new BigDecimal(100).subtract(new BigDecimal(weight))));
    }

    private String body(String items) {
        return """
                {"scorecardId": "draft", "revision": 3, "position": "%s", "from": "2027-01", "policy": "linear",
                 "reason": "more documents", "items": %s}""".formatted(x + "clerk", items);
    }

    private EmployeeChanged employee(String id, String office, String position) {
        return new EmployeeChanged(
                x + id, 1, "Name", null, x + office, x + position, null, null, null, null, null, null);
    }

    /** An usher until the end of October, a clerk since. */
    private EmployeeChanged moved(String id) {
        return new EmployeeChanged(
                x + id,
                1,
                "Name",
                null,
                x + "a",
                x + "clerk",
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(
                        new Assignment(null, x + "a", x + "porter"),
                        new Assignment(LocalDate.of(2026, 11, 1), x + "a", x + "clerk")));
    }

    private ObservationRecorded fact(String employee, String indicator, String day, int value) {
        return new ObservationRecorded(
                indicator + day,
                "siak",
                x + employee,
                indicator,
                LocalDate.parse(day).atTime(3, 0).toInstant(ZoneOffset.UTC),
                BigDecimal.valueOf(value),
                null,
                null,
                null,
                Map.of());
    }
}
