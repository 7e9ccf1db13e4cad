package id.timbang.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.timbang.contracts.AbsenceChanged;
import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.EmployeeChanged.Assignment;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.ObservationRetracted;
import id.timbang.contracts.OfficeChanged;
import id.timbang.contracts.ScorecardChanged;
import id.timbang.contracts.ScorecardChanged.Half;
import id.timbang.contracts.ScorecardChanged.Item;
import id.timbang.kit.identity.Role;
import id.timbang.kit.identity.TestIdentity;
import id.timbang.scoring.score.Catalogue;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/**
 * A quarter and a year that run, explained over HTTP, against figures worked out by hand. October 2041 has 23 working days
 * and November 21, of which the clerk is ill on five; she was a cashier on the first two days of October. A new revision
 * holds from November.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class ExplainedQuarterTest {

    private static final String QUARTER = "2041-Q4";

    private final MovableClock clock = new MovableClock(Instant.parse("2041-11-15T04:00:00Z"));
    private final String x = "q" + UUID.randomUUID().toString().substring(0, 6) + "-";
    private RunningService service;

    @BeforeAll
    void start() {
        service = RunningService.on("quarter-" + x, clock);
        Catalogue.INDICATORS.values().forEach(service::publish);
        service.publish(
                new OfficeChanged(x + "a", 1, "A", null),
                scorecard(
                        "clerk",
                        1,
                        YearMonth.of(2041, 1),
                        Catalogue.item("documents", Half.RESULTS, "50", "20", null, null),
                        Catalogue.item("hours", Half.RESULTS, "50", "10", null, null)),
                scorecard(
                        "clerk",
                        2,
                        YearMonth.of(2041, 11),
                        Catalogue.item("documents", Half.RESULTS, "50", "24", null, null),
                        Catalogue.item("hours", Half.RESULTS, "50", "10", null, null)),
                scorecard(
                        "cashier",
                        1,
                        YearMonth.of(2041, 1),
                        Catalogue.item("fees", Half.RESULTS, "100", "500", null, null)));
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void a_quarter_is_explained_to_each_fact_with_the_figures_of_its_score() {
        hire("dini");
        service.publish(
                documents("dini", "d-1", "2041-10-08", 30),
                documents("dini", "d-1", "2041-10-08", 30),
                documents("dini", "d-2", "2041-11-11", 9),
                documents("dini", "d-3", "2041-11-12", 5),
                new ObservationRetracted("d-2", "siak", x + "dini", "one too many"),
                documents("dini", "d-2", "2041-11-11", 8).asCorrection(2),
                new ObservationRetracted("d-3", "siak", x + "dini", "not hers"),
                documents("dini", "d-4", "2041-12-03", 7),
                observation("dini", "h-1", "hours", "2041-10-09", 8),
                observation("dini", "h-2", "hours", "2041-11-13", 12),
                observation("dini", "f-1", "fees", "2041-10-02", 250));
        awaitCorrected("dini");

        JsonNode told = explained("dini", QUARTER, auditor());

        // 24 * (1 + 16/21) = 42.2857; 100 * 38 / 42.2857 = 89.8649; (50 * 89.8649 + 50 * 100) / 100 = 94.9324
        assertThat(told.at("/score").asString()).isEqualTo("94.93");
        JsonNode score = list("/api/scores/" + x + "dini?period=" + QUARTER);
        assertThat(score.at("/score")).isEqualTo(told.at("/score"));
        assertThat(score.at("/certainty/confidence").decimalValue()).isEqualByComparingTo("0.95");
        // Peers are compared by what is made in the background.
        await().atMost(Duration.ofSeconds(40))
                .until(() -> list("/api/scores/" + x + "dini?period=" + QUARTER)
                                .at("/peers/n")
                                .asInt()
                        > 0);
        JsonNode documents = told.at("/items/0");
        assertThat(documents.at("/actual").asInt()).isEqualTo(38);
        assertThat(documents.at("/target").decimalValue()).isEqualByComparingTo("42.29");
        assertThat(documents.at("/fullTarget").asInt()).isEqualTo(24);
        assertThat(documents.at("/contribution").decimalValue()).isEqualByComparingTo("44.93");
        assertThat(documents.at("/formulas"))
                .extracting(formula -> formula.at("/text/en").asString())
                .containsExactly(
                        "38",
                        "24 × (1 + 16 ÷ 21)",
                        "100 × 38 ÷ (24 × (1 + 16 ÷ 21))",
                        "50 × (100 × 38 ÷ (24 × (1 + 16 ÷ 21))) ÷ 100");
        assertThat(documents.at("/formulas/1/name").asString()).isEqualTo("TARGET_OF_MONTHS");
        assertThat(documents.at("/evidence").toString())
                .startsWith("{\"count\":2,\"required\":1,\"missing\":0,\"flagged\":0,\"corrected\":1,\"retracted\":1,"
                        + "\"toCome\":1,");
        assertThat(told.at("/items/1/formulas/0/text/en").asString()).isEqualTo("20 ÷ 2");
        assertThat(told.at("/scorecard/revision").asInt()).isEqualTo(2);
        assertThat(told.at("/rounding/difference").decimalValue()).isEqualByComparingTo("0");

        assertThat(told.at("/months/counted").asInt()).isEqualTo(2);
        assertThat(told.at("/months/items"))
                .extracting(month -> month.at("/month").asString() + " "
                        + month.at("/verdict").asString() + " "
                        + month.at("/scorecard/revision").asInt() + " "
                        + month.at("/evidence").asInt() + " "
                        + month.at("/presence/present").asInt(-1))
                .containsExactly("2041-10 COUNTS 1 2 -1", "2041-11 COUNTS 2 2 16", "2041-12 NOT_BEGUN 2 1 -1");
        assertThat(told.at("/notCounted"))
                .extracting(left -> left.at("/reason").asString() + " "
                        + left.at("/indicator").asString() + " "
                        + left.at("/count").asInt())
                .containsExactly("MONTH_TO_COME documents 1", "OTHER_POSITION fees 1");
        assertThat(told.at("/sentences"))
                .extracting(sentence -> sentence.at("/en").asString())
                .contains(
                        "One revision of one scorecard (SKP) is used for all months: " + x
                                + "clerk, revision 2, in force in November 2041, the last month that counts.",
                        "Taken alone, October 2041 would go by " + x + "clerk, revision 1; that one is not used here.",
                        "documents: the target of 24 documents a month times (1 + 16 ÷ 21) months (each month by its"
                                + " working days attended) becomes 42.29 documents.")
                .anyMatch(sentence -> sentence.startsWith(
                        "2 of 3 months count, those that have begun (October 2041 to November 2041)."));

        JsonNode list = list(documents.at("/evidence/href").asString());
        assertThat(list.at("/total").asInt()).isEqualTo(4);
        assertThat(list.at("/items").findValuesAsString("id")).containsExactly("d-4", "d-3", "d-2", "d-1");
        assertThat(list.at("/items/1/retracted/reason").asString()).isEqualTo("not hers");
        assertThat(list.at("/items/2/correction/number").asInt()).isEqualTo(2);
        assertThat(list(documents.at("/evidence/href").asString() + "&size=1&page=3")
                        .at("/items/0/id")
                        .asString())
                .isEqualTo("d-1");
        assertThat(told.at("/lift/items/0/toTarget/actual").asInt()).isEqualTo(43);
    }

    /** By the one revision 24 a month: of eleven months 264, of which five days of November are missing. */
    @Test
    void a_year_is_explained_the_same_way_and_supposed() {
        hire("edo");
        service.publish(documents("edo", "d-1", "2041-02-08", 100), documents("edo", "d-2", "2041-11-08", 100));
        await().until(() -> explained("edo", "2041", auditor())
                        .at("/items/0/evidence/count")
                        .asInt()
                == 2);

        JsonNode year = explained("edo", "2041", auditor());

        assertThat(year.at("/items/0/formulas/1/text/en").asString()).isEqualTo("24 × (10 + 16 ÷ 21)");
        // 100 * 200 / (24 * (10 + 16/21)) = 77.4336
        assertThat(year.at("/score").asString()).isEqualTo("77.43");
        assertThat(year.at("/sentences/0/id").asString()).startsWith("Skor 2041 adalah 77,43.");
        HttpResponse<String> supposed = service.post(
                "/api/scores/" + x + "edo/what-if",
                auditor(),
                "{\"period\": \"2041\", \"actuals\": {\"documents\": 226, \"hours\": 9}}");
        assertThat(supposed.statusCode()).isEqualTo(200);
        // 100 * 226 / 258.2857 = 87.5; hours 100 * (2 - 9/10) = 110
        assertThat(RunningService.json(supposed).at("/after/score").asString()).isEqualTo("98.75");
    }

    @Test
    void what_has_come_since_the_last_look_is_told_of_every_month_and_a_month_that_begins_too() {
        hire("fani");
        service.publish(documents("fani", "d-1", "2041-10-08", 20), documents("fani", "d-2", "2041-11-08", 20));
        awaitCount("fani", 2);
        assertThat(explained("fani", QUARTER, own("fani")).at("/since").isNull())
                .isTrue();

        service.publish(documents("fani", "d-3", "2041-10-01", 2), documents("fani", "d-4", "2041-12-05", 9));
        awaitCount("fani", 3);
        clock.move(Duration.ofDays(1));
        JsonNode since = explained("fani", QUARTER, own("fani")).at("/since");
        assertThat(since.at("/facts/total").asInt()).isEqualTo(1);
        assertThat(since.at("/facts/items/0/id").asString()).isEqualTo("d-3");
        assertThat(since.at("/facts/items/0/href").asString()).contains("period=" + QUARTER);
        assertThat(since.at("/items/0/then/actual").asInt()).isEqualTo(40);
        assertThat(since.at("/items/0/now/actual").asInt()).isEqualTo(42);
        assertThat(since.at("/sentences").toString()).doesNotContain("months count");

        clock.move(Duration.ofDays(20));
        try {
            JsonNode begun = explained("fani", QUARTER, own("fani")).at("/since");
            assertThat(begun.at("/facts/items").findValuesAsString("id")).containsExactly("d-4");
            assertThat(begun.at("/sentences").toString())
                    .contains("3 of 3 months count now; then it was 2.", "Sekarang 3 dari 3 bulan dihitung");
        } finally {
            clock.move(Duration.ofDays(-21));
        }
    }

    @Test
    void a_period_to_come_says_that_nothing_of_it_has_begun_and_others_are_refused() {
        hire("gita");
        await().until(() -> service.get("/api/scores/" + x + "gita/explanation?period=2042-Q1", auditor())
                        .statusCode()
                == 200);

        JsonNode none = explained("gita", "2042-Q1", auditor());

        assertThat(none.at("/score").isNull()).isTrue();
        assertThat(none.at("/months/counted").asInt()).isZero();
        assertThat(none.at("/sentences").toString()).contains("None of the 3 months has begun");
        assertThat(service.get("/api/scores/" + x + "gita/explanation?period=" + QUARTER, own("hana"))
                        .statusCode())
                .isEqualTo(403);
    }

    private void hire(String employee) {
        service.publish(
                new EmployeeChanged(
                        x + employee,
                        1,
                        employee,
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
                                new Assignment(null, x + "a", x + "cashier"),
                                new Assignment(LocalDate.of(2041, 1, 3), x + "a", x + "clerk"),
                                new Assignment(LocalDate.of(2041, 10, 1), x + "a", x + "cashier"),
                                new Assignment(LocalDate.of(2041, 10, 3), x + "a", x + "clerk"))),
                new AbsenceChanged(
                        x + employee, "ill", 1, LocalDate.of(2041, 11, 4), LocalDate.of(2041, 11, 8), "SICK_LEAVE"));
    }

    private void awaitCorrected(String employee) {
        await().until(() -> {
            JsonNode evidence = explained(employee, QUARTER, auditor()).at("/items/0/evidence");
            return evidence.at("/count").asInt() == 2
                    && evidence.at("/corrected").asInt() == 1
                    && evidence.at("/toCome").asInt() == 1;
        });
        await().until(() ->
                explained(employee, QUARTER, auditor()).at("/notCounted").size() == 2);
        await().until(() -> explained(employee, QUARTER, auditor())
                        .at("/items/1/evidence/count")
                        .asInt()
                == 2);
    }

    private void awaitCount(String employee, int count) {
        await().until(() -> explained(employee, QUARTER, auditor())
                        .at("/items/0/evidence/count")
                        .asInt()
                == count);
    }

    private JsonNode explained(String employee, String period, String token) {
        HttpResponse<String> answer =
                service.get("/api/scores/" + x + employee + "/explanation?period=" + period, token);
        return RunningService.json(answer);
    }

    private JsonNode list(String path) {
        return RunningService.json(service.get(path, auditor()));
    }

    private ScorecardChanged scorecard(String position, long revision, YearMonth from, Item... items) {
        return new ScorecardChanged(x + position, revision, x + position, from, null, "linear", List.of(items));
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

    private ObservationRecorded documents(String employee, String id, String day, int many) {
        return observation(employee, id, "documents", day, many);
    }

    private ObservationRecorded observation(String employee, String id, String indicator, String day, int value) {
        return new ObservationRecorded(
                id,
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
