package id.timbang.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.ObservationRetracted;
import id.timbang.contracts.OfficeChanged;
import id.timbang.contracts.ScoreSeen;
import id.timbang.contracts.Topic;
import id.timbang.kit.identity.Role;
import id.timbang.kit.identity.TestIdentity;
import id.timbang.scoring.score.Catalogue;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Explanations, suppositions and the method as they are asked for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(90)
class ExplanationOverHttpTest {

    private static final String MONTH = "?period=2026-06";

    /** In the midst of a day. */
    private final MovableClock clock =
            new MovableClock(Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(4)));

    private final String x = "w" + UUID.randomUUID().toString().substring(0, 6) + "-";
    private RunningService service;

    @BeforeAll
    void start() {
        service = RunningService.on("explanation-" + x, clock);
        Catalogue.INDICATORS.values().forEach(service::publish);
        service.publish(Catalogue.SCORECARD);
        service.publish(new OfficeChanged(x + "a", 1, "A", null), employee("budi"), employee("sri"), employee("ani"));
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void an_explanation_has_the_figures_of_the_score_and_the_way_to_them() {
        service.publish(document("ani", "a-1"), document("ani", "a-2"), document("ani", "a-3"), late("ani", "a-4"));
        await().until(() -> evidence("ani") == 4);

        JsonNode explanation = told("ani", auditor());
        JsonNode score = RunningService.json(service.get("/api/scores/" + x + "ani" + MONTH, auditor()));
        JsonNode documents = explanation.at("/items/0");

        assertThat(explanation.at("/score")).isEqualTo(score.at("/score"));
        assertThat(documents.at("/contribution")).isEqualTo(score.at("/items/0/contribution"));
        assertThat(documents.at("/formulas/1/text/en").asString()).isEqualTo("100 × 4 ÷ 4");
        assertThat(explanation.at("/items/2/verdict").asString()).isEqualTo("NO_EVIDENCE");
        assertThat(explanation.at("/items/2/evidence/missing").asInt()).isEqualTo(2);
        assertThat(explanation.at("/policy/status").asString()).isEqualTo("INDICATIVE");
        assertThat(explanation.at("/sentences/0/id").asString()).startsWith("Skor Juni 2026 adalah 100,00.");
        assertThat(explanation.at("/sentences/0/en").asString()).startsWith("The score for June 2026 is 100.00.");
        assertThat(explanation.at("/since").isNull()).isTrue();
        JsonNode list =
                RunningService.json(service.get(documents.at("/evidence/href").asString(), auditor()));
        assertThat(list.at("/total").asInt()).isEqualTo(4);
    }

    @Test
    void whoever_looks_again_is_told_what_has_come_since_also_by_a_service_on_an_empty_store() {
        service.publish(document("budi", "b-1"), document("budi", "b-2"), document("budi", "b-3"));
        await().until(() -> evidence("budi") == 3);

        assertThat(told("budi", own("budi")).at("/since").isNull()).isTrue();
        service.publish(
                late("budi", "b-4"),
                new ObservationRetracted("b-1", "siak", x + "budi", "not his"),
                new ObservationRetracted("b-2", "siak", x + "budi", "twice"),
                document("budi", "b-2").asCorrection(2));
        await().until(() ->
                told("budi", auditor()).at("/items/0/evidence/corrected").asInt() == 1);

        // Of the same day the first look is kept: there is none before it.
        assertThat(told("budi", own("budi")).at("/since").isNull()).isTrue();
        clock.move(Duration.ofDays(1));
        JsonNode since = told("budi", own("budi")).at("/since");
        assertThat(since.at("/facts/total").asInt()).isEqualTo(3);
        assertThat(since.at("/facts/items").findValuesAsString("what"))
                .containsExactly("CORRECTED", "RETRACTED", "TOLD");
        assertThat(since.at("/then/score").decimalValue()).isEqualByComparingTo("75");
        assertThat(since.at("/now/score").decimalValue()).isEqualByComparingTo("75");
        assertThat(since.at("/sentences").toString()).contains("3 catatan masuk", "3 records have arrived");
        // Read anew, it says the same; to others it says nothing, and their looks change nothing.
        assertThat(told("budi", own("budi")).at("/since")).isEqualTo(since);
        assertThat(told("budi", auditor()).at("/since").isNull()).isTrue();

        service.publish(document("budi", "b-5"), document("budi", "b-6"));
        await().until(() -> evidence("budi") == 5);
        clock.move(Duration.ofDays(1));
        try (RunningService fresh = RunningService.on("explanation-fresh-" + x, clock)) {
            await().until(() -> RunningService.json(fresh.get("/api/scores/" + x + "budi" + MONTH, auditor()))
                            .at("/items/0/evidence")
                            .asInt()
                    == 5);
            JsonNode again = RunningService.json(
                            fresh.get("/api/scores/" + x + "budi/explanation" + MONTH, own("budi")))
                    .at("/since");
            assertThat(again.at("/facts/total").asInt()).isEqualTo(2);
            assertThat(again.at("/then/score").decimalValue()).isEqualByComparingTo("75");
            assertThat(again.at("/now/score").decimalValue()).isEqualByComparingTo("120");
            assertThat(again.at("/difference").decimalValue()).isEqualByComparingTo("45");
            assertThat(again.at("/items/0/then/actual").asInt()).isEqualTo(3);
            assertThat(again.at("/items/0/now/actual").asInt()).isEqualTo(5);
        }
        assertThat(Log.of(Topic.SCORES_SEEN, ScoreSeen.class))
                .filteredOn(seen -> seen.employeeId().startsWith(x))
                .extracting(seen -> seen.employeeId() + " " + seen.version())
                .containsExactly(x + "budi 1", x + "budi 2", x + "budi 3");
    }

    @Test
    void a_supposition_is_worked_out_as_the_score_is_and_changes_nothing() {
        service.publish(document("sri", "s-1"), document("sri", "s-2"));
        await().until(() -> evidence("sri") == 2);
        String before =
                service.get("/api/scores/" + x + "sri" + MONTH, auditor()).body();

        JsonNode supposed = RunningService.json(
                supposed("sri", "{\"period\": \"2026-06\", \"actuals\": {\"documents\": 3, \"on-time\": 80}}"));

        assertThat(supposed.at("/before/score").decimalValue()).isEqualByComparingTo("50");
        // (30 * 75 + 17.5 * 100) / 47.5
        assertThat(supposed.at("/after/score").decimalValue()).isEqualByComparingTo("84.21");
        assertThat(supposed.at("/difference").decimalValue()).isEqualByComparingTo("34.21");
        assertThat(supposed.at("/items/2/assumed").booleanValue()).isTrue();
        assertThat(supposed.at("/notes").toString()).contains("as if there were enough evidence");
        assertThat(service.get("/api/scores/" + x + "sri" + MONTH, auditor()).body())
                .isEqualTo(before);
    }

    @Test
    void everything_that_cannot_be_supposed_is_told_at_once() {
        HttpResponse<String> answer = supposed("sri", """
                {"period": "2026-06", "actuals": {"documents": -1, "hours": "many", "on-time": 101, "fees": 1e400000000,
                 "errors": null, "satisfaction": {}, "coffee": 3}}""");

        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode problem = RunningService.json(answer);
        assertThat(problem.at("/code").asString()).isEqualTo("invalid");
        assertThat(problem.at("/errors").findValuesAsString("field"))
                .containsExactly(
                        "actuals.coffee",
                        "actuals.documents",
                        "actuals.errors",
                        "actuals.fees",
                        "actuals.hours",
                        "actuals.on-time",
                        "actuals.satisfaction");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"actuals\": {\"documents\": 60.5}}                   | is a count, and must be a whole number",
                "{\"actuals\": {\"documents\": 1, \"documents\": 2}}    | the field 'documents' is there twice",
                "{\"period\": 202611, \"actuals\": {\"documents\": 1}}  | a month like 2026-11",
                "{\"period\": [\"x\"], \"actuals\": {\"documents\": 1}} | a month like 2026-11",
            })
    void what_facts_may_not_say_suppositions_may_not_either(String body, String why) {
        HttpResponse<String> answer = supposed("sri", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(RunningService.json(answer).at("/detail").asString()).contains(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 400",
                "{\"actuals\": {}} | 400",
                "{\"actuals\": 3} | 400",
                "{\"period\": \"November\", \"actuals\": {\"documents\": 1}} | 400",
                "{\"actuals\": {\"documents\": NaN}} | 400",
                "{\"figures\": {}} | 400",
                "[] | 400",
                "null | 400",
                "'' | 400",
                "{\"period\": \"2019-01\", \"actuals\": {\"documents\": 1}} | 422",
            })
    void wrong_suppositions_are_answered_with_what_was_wrong(String body, int status) {
        HttpResponse<String> answer = supposed("sri", body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(RunningService.json(answer).at("/detail").asString()).isNotBlank();
    }

    @Test
    void how_scores_are_computed_is_told_to_whoever_is_scored() {
        JsonNode method = RunningService.json(service.get("/api/scores/method" + MONTH, own("budi")));

        assertThat(method.at("/scorecards").findValuesAsString("position")).contains("officer");
        JsonNode policy = method.at("/policies/0");
        assertThat(policy.at("/cap").asInt()).isEqualTo(120);
        assertThat(policy.at("/matrix").size()).isEqualTo(9);
        assertThat(policy.at("/bands").toString()).contains("\"FAIR\"", "\"verified\":false");
        assertThat(method.at("/rules").size()).isGreaterThan(15);
        assertThat(service.get("/api/scores/method?position=nobody", own("budi"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(service.get("/api/scores/method", token("siak", null, Role.REGISTRY))
                        .statusCode())
                .isEqualTo(403);
    }

    private JsonNode told(String employee, String token) {
        HttpResponse<String> answer = service.get("/api/scores/" + x + employee + "/explanation" + MONTH, token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningService.json(answer);
    }

    private int evidence(String employee) {
        return RunningService.json(service.get("/api/scores/" + x + employee + MONTH, auditor()))
                .at("/items/0/evidence")
                .asInt();
    }

    private HttpResponse<String> supposed(String employee, String body) {
        return service.post("/api/scores/" + x + employee + "/what-if", auditor(), body);
    }

    private String auditor() {
        return token("auditor", null, Role.AUDITOR);
    }

    private String own(String employee) {
        return token(employee, x + employee, Role.EMPLOYEE);
    }

    private String token(String subject, String employeeId, Role... roles) {
        return TestIdentity.shared()
                .sign(TestIdentity.claims(x + subject, roles)
                        .claim("employee_id", employeeId)
                        .issueTime(Date.from(clock.instant()))
                        .expirationTime(Date.from(clock.instant().plus(Duration.ofHours(2))))
                        .build());
    }

    private EmployeeChanged employee(String id) {
        return new EmployeeChanged(x + id, 1, id, null, x + "a", "officer", null, null, null, null, null, null);
    }

    private ObservationRecorded document(String employee, String id) {
        return document(employee, id, "2026-06-05T03:00:00Z");
    }

    /** Told last, of a day before all others. */
    private ObservationRecorded late(String employee, String id) {
        return document(employee, id, "2026-06-01T03:00:00Z");
    }

    private ObservationRecorded document(String employee, String id, String at) {
        return new ObservationRecorded(
                id, "siak", x + employee, "documents", Instant.parse(at), null, null, null, null, Map.of());
    }
}
