package id.timbang.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.ObservationRetracted;
import id.timbang.contracts.OfficeChanged;
import id.timbang.contracts.ScorecardChanged;
import id.timbang.contracts.ScorecardChanged.Half;
import id.timbang.kit.identity.Role;
import id.timbang.kit.identity.TestIdentity;
import id.timbang.scoring.period.PeriodStore;
import id.timbang.scoring.score.Catalogue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Quarters and years, asked for over HTTP; and with whom somebody is compared. In a year of their own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class LongerPeriodsTest {

    private static final TestIdentity IDENTITY = TestIdentity.shared();

    private final String x = "l" + UUID.randomUUID().toString().substring(0, 6) + "-";
    private final HeldClock clock = new HeldClock("recalculation");
    private RunningService service;

    @BeforeAll
    void start() {
        service = RunningService.on("longer-" + x, clock);
        Catalogue.INDICATORS.values().forEach(service::publish);
        service.publish(
                new OfficeChanged(x + "city", 1, "City", null),
                new OfficeChanged(x + "a", 1, "A", x + "city"),
                new OfficeChanged(x + "b", 1, "B", x + "city"),
                new OfficeChanged(x + "other", 1, "Other", null),
                new ScorecardChanged(
                        x + "clerk",
                        1,
                        x + "clerk",
                        YearMonth.of(2025, 1),
                        null,
                        "linear",
                        List.of(
                                Catalogue.item("documents", Half.RESULTS, "50", "20", null, null),
                                Catalogue.item("hours", Half.RESULTS, "50", "10", null, null))));
    }

    @AfterAll
    void stop() {
        service.close();
    }

    /** By hand: 20 + 30 of 3 * 20 documents are 83.33 %; of the year 50 of 12 * 20 are 20.83 %. */
    @Test
    void a_quarter_and_a_year_are_made_of_their_months_and_lists_streams_and_evidence_tell_them() throws Exception {
        service.publish(employee("ani", "a"), documents("ani", "2025-10-08", 20), documents("ani", "2025-11-08", 30));

        awaitScore("ani", "2025-Q4", "83.33");
        awaitScore("ani", "2025", "20.83");
        JsonNode quarter = told("ani", "2025-Q4");
        assertThat(quarter.at("/months").toString()).isEqualTo("{\"counted\":3,\"of\":3}");
        assertThat(quarter.at("/items/0/target").decimalValue()).isEqualByComparingTo("60");
        assertThat(quarter.at("/items/0/fullTarget").decimalValue()).isEqualByComparingTo("20");
        assertThat(quarter.at("/items/0/interval/method").asString()).isEqualTo("FULL_COUNT");
        assertThat(quarter.at("/trend"))
                .extracting(point -> point.at("/score").asString())
                .containsExactly("100.00", "120.00");
        assertThat(told("ani", "2025").at("/months/counted").intValue()).isEqualTo(12);
        awaitListed("ani", "2025-Q4", "83.33");
        awaitListed("ani", "2025", "20.83");
        JsonNode evidence = service.get("/api/scores/" + x + "ani/evidence?period=2025-Q4&size=1");
        assertThat(evidence.at("/total").intValue()).isEqualTo(2);
        assertThat(evidence.at("/items/0/occurredAt").asString()).startsWith("2025-11-08");
        assertThat(service.get("/api/scores/" + x + "ani/evidence?period=2025&size=1&page=1")
                        .at("/items/0/occurredAt")
                        .asString())
                .startsWith("2025-10-08");
        String stream = "/api/scores/stream?period=2025-Q4&office=" + x + "a";
        try (LivePage live = new LivePage(service.stream(stream, IDENTITY.auditor()))) {
            assertThat(live.snapshot()).contains(x + "ani");
            service.publish(documents("ani", "2025-10-09", 1));
            assertThat(live.nextEmployee()).isEqualTo(x + "ani");
        }
    }

    @Test
    void a_fact_told_late_and_one_taken_back_reach_the_quarter_and_the_year() {
        service.publish(employee("budi", "a"), documents("budi", "2025-11-08", 10));
        awaitListed("budi", "2025-Q4", "16.67");

        service.publish(documents("budi", "2025-10-08", 10), documents("budi", "2025-02-08", 2));
        awaitListed("budi", "2025-Q4", "33.33");
        awaitListed("budi", "2025", "9.17");
        awaitListed("budi", "2025-Q1", "3.33");

        service.publish(new ObservationRetracted("of-2025-11-08", "siak", x + "budi", "wrong"));
        awaitListed("budi", "2025-Q4", "16.67");
        awaitListed("budi", "2025", "5.00");
    }

    @Test
    void longer_periods_obey_the_same_rows_of_rights() {
        service.publish(employee("cici", "b"), documents("cici", "2025-10-08", 20));
        awaitListed("cici", "2025-Q4", "33.33");

        for (String path : List.of("?period=2025-Q4", "/evidence?period=2025", "?period=2025")) {
            String full = "/api/scores/" + x + "cici" + path;
            assertThat(status(full, IDENTITY.person(x + "cici", Role.EMPLOYEE))).isEqualTo(200);
            assertThat(status(full, IDENTITY.manager(x + "city"))).isEqualTo(200);
            assertThat(status(full, IDENTITY.person(x + "dodo", Role.EMPLOYEE))).isEqualTo(403);
            assertThat(status(full, IDENTITY.manager(x + "other"))).isEqualTo(403);
        }
        String list = "/api/scores?period=2025-Q4&size=500";
        assertThat(service.get(list, IDENTITY.manager(x + "city")).body()).contains(x + "cici");
        assertThat(service.get(list, IDENTITY.manager(x + "other")).body()).doesNotContain(x);
    }

    @Test
    void six_and_one_are_compared_as_seven_and_small_samples_are_drawn_to_them() {
        for (int i = 0; i < 7; i++) {
            service.publish(
                    employee("p" + i, i < 6 ? "a" : "b", "judge"),
                    hours("p" + i, "one", 4 + i),
                    hours("p" + i, "two", 5 + i));
        }
        service.publish(new ScorecardChanged(
                x + "judge",
                1,
                x + "judge",
                YearMonth.of(2025, 1),
                null,
                "linear",
                List.of(Catalogue.item("hours", Half.RESULTS, "100", "10", null, null))));

        await().untilAsserted(() ->
                assertThat(told("p0", "2025-05").at("/peers/n").asInt(0)).isEqualTo(7));
        JsonNode score = told("p0", "2025-05");
        assertThat(score.at("/peers/scope").toString())
                .isEqualTo("{\"office\":\"" + x + "city\",\"widened\":true,\"why\":\"PROTECTS_FEW\"}");
        assertThat(told("p6", "2025-05").at("/peers/scope/why").asString()).isEqualTo("TOO_FEW");
        assertThat(score.at("/items/0/interval/method").asString()).isEqualTo("STUDENT_T");
        assertThat(score.at("/items/0/shrunk/n").intValue()).isEqualTo(2);
        assertThat(score.at("/items/0/shrunk/raw").decimalValue()).isEqualByComparingTo("4.5");
        assertThat(score.at("/items/0/shrunk/peerMean").decimalValue()).isEqualByComparingTo("7.5");
        assertThat(score.at("/certainty/confidence").decimalValue()).isEqualByComparingTo("0.95");
        assertThat(score.at("/certainty/low").decimalValue())
                .isLessThan(score.at("/score").decimalValue());
        await().untilAsserted(() ->
                assertThat(told("p0", "2025").at("/peers/n").asInt(0)).isEqualTo(7));
    }

    @Test
    void peers_are_not_told_while_a_new_revision_is_being_worked_in() {
        for (int i = 0; i < 5; i++) {
            service.publish(employee("r" + i, "a", "registrar"), hours("r" + i, "one", 10));
        }
        service.publish(registrars(1, 10));
        await().untilAsserted(() ->
                assertThat(told("r0", "2025-05").at("/peers/mean").asString("")).isEqualTo("100.00"));

        clock.hold();
        try {
            service.publish(registrars(2, 8));
            await().untilAsserted(() -> assertThat(
                            told("r0", "2025-05").at("/peers/scope/why").asString(""))
                    .isEqualTo("BEING_MADE_ANEW"));
            JsonNode peers = told("r0", "2025-05").at("/peers");
            assertThat(peers.at("/n").intValue()).isEqualTo(5);
            for (String figure : List.of("mean", "median", "percentile", "aboveAverage")) {
                assertThat(peers.at("/" + figure).isNull()).as(figure).isTrue();
            }
            assertThat(told("r0", "2025-05").at("/items/0/shrunk").isMissingNode()
                            || told("r0", "2025-05").at("/items/0/shrunk").isNull())
                    .isTrue();
        } finally {
            clock.release();
        }

        // 100 * (2 - 10 / 8)
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        told("r0", "2025-05").at("/peers/scope/why").asString(""))
                .isEmpty());
        JsonNode after = told("r0", "2025-05");
        assertThat(after.at("/peers/mean").asString("")).isEqualTo("75.00");
        assertThat(after.at("/peers/percentile").asString("")).isEqualTo("50.00");
        assertThat(after.at("/score").asString("")).isEqualTo("75.00");
    }

    private ScorecardChanged registrars(int revision, int target) {
        return new ScorecardChanged(
                x + "registrar",
                revision,
                x + "registrar",
                YearMonth.of(2025, 1),
                null,
                "linear",
                List.of(Catalogue.item("hours", Half.RESULTS, "100", String.valueOf(target), null, null)));
    }

    /** Looked at in the store: tokens of today do not last until 2041. */
    @Test
    void a_month_that_begins_counts_in_its_quarter_and_year() {
        MovableClock clock = new MovableClock(Instant.parse("2041-11-30T16:59:50Z"));
        try (RunningService running = RunningService.on("begins-" + x, clock)) {
            running.publish(employee("edo", "a"), documents("edo", "2041-10-08", 20));
            PeriodStore store = running.bean(PeriodStore.class);
            await().atMost(Duration.ofSeconds(40)).until(() -> quarterOf(store), "50.00 of 2"::equals);

            clock.move(Duration.ofSeconds(20)); // 1 December, 00:00:10 in Jakarta

            await().atMost(Duration.ofSeconds(40)).until(() -> quarterOf(store), "33.33 of 3"::equals);
        }
    }

    private String quarterOf(PeriodStore store) {
        return store.find(List.of(x + "edo|2041-Q4")).stream()
                .map(told ->
                        told.score().score() + " of " + told.score().months().counted())
                .findFirst()
                .orElse("");
    }

    private void awaitScore(String employee, String period, String score) {
        await().untilAsserted(() ->
                assertThat(told(employee, period).at("/score").asString("")).isEqualTo(score));
    }

    /** A list tells what was made in the background. */
    private void awaitListed(String employee, String period, String score) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(scoreIn(
                        service.get("/api/scores?period=" + period + "&office=" + x + "city&size=500"), employee))
                .isEqualTo(score));
    }

    private String scoreIn(JsonNode list, String employee) {
        for (JsonNode score : list.at("/items")) {
            if (score.at("/employeeId").asString().equals(x + employee)) {
                return score.at("/score").asString("");
            }
        }
        return "";
    }

    private int status(String path, String token) {
        return service.get(path, token).statusCode();
    }

    private JsonNode told(String employee, String period) {
        return service.get("/api/scores/" + x + employee + "?period=" + period);
    }

    private EmployeeChanged employee(String id, String office) {
        return employee(id, office, "clerk");
    }

    private EmployeeChanged employee(String id, String office, String position) {
        return new EmployeeChanged(
                x + id, 1, "Name", null, x + office, x + position, null, null, null, null, null, null);
    }

    private ObservationRecorded documents(String employee, String day, int many) {
        return observation("of-" + day, employee, "documents", day, many);
    }

    private ObservationRecorded hours(String employee, String id, int many) {
        return observation(id, employee, "hours", "2025-05-08", many);
    }

    private ObservationRecorded observation(String id, String employee, String indicator, String day, int value) {
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
