package id.timbang.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.timbang.contracts.AbsenceChanged;
import id.timbang.contracts.CalendarChanged;
import id.timbang.contracts.CalendarChanged.Holiday;
import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.EmployeeChanged.Assignment;
import id.timbang.contracts.LocalizedText;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.OfficeChanged;
import id.timbang.contracts.ScorecardChanged;
import id.timbang.contracts.ScorecardChanged.Half;
import id.timbang.kit.identity.Role;
import id.timbang.kit.identity.TestIdentity;
import id.timbang.scoring.score.Catalogue;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** What the directory tells of a month reaches its scores: absences, free days, and where somebody worked. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(90)
class AttributedMonthTest {

    private static final TestIdentity IDENTITY = TestIdentity.shared();

    private final String x = "t" + UUID.randomUUID().toString().substring(0, 6) + "-";
    private RunningService service;

    @BeforeAll
    void start() {
        service = RunningService.on("month-" + x, Clock.systemUTC());
        Catalogue.INDICATORS.values().forEach(service::publish);
        service.publish(
                new OfficeChanged(x + "a", 1, "A", null),
                new OfficeChanged(x + "b", 1, "B", null),
                scorecard("clerk", "22"),
                scorecard("judge", "11"));
    }

    private ScorecardChanged scorecard(String position, String target) {
        return new ScorecardChanged(
                x + position,
                1,
                x + position,
                YearMonth.of(2026, 1),
                null,
                "linear",
                List.of(Catalogue.item("documents", Half.RESULTS, "100", target, null, null)));
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void an_absence_makes_the_target_of_its_month_smaller_until_it_is_called_off() {
        service.publish(employee("ani", 1, at(null, "a", "clerk")), documents("ani", "2026-10-05", 11));
        awaitScore("ani", "2026-10", "50.00");
        assertThat(told("ani", "2026-10").has("presence")).isFalse();

        service.publish(absence("ani", 1, "2026-10-12", "2026-10-26", "SICK_LEAVE"));

        awaitScore("ani", "2026-10", "100.00");
        JsonNode score = told("ani", "2026-10");
        assertThat(score.at("/presence").toString())
                .isEqualTo("{\"workingDays\":22,\"present\":11,\"away\":{\"SICK_LEAVE\":11}}");
        assertThat(score.at("/items/0/target").decimalValue()).isEqualByComparingTo("11");
        assertThat(score.at("/items/0/fullTarget").decimalValue()).isEqualByComparingTo("22");
        // Of each day, by the presence of the whole month.
        assertThat(score.at("/trend/0/score").decimalValue()).isEqualByComparingTo("100");

        service.publish(absence("ani", 2, "2026-10-12", "2026-10-26", "CANCELLED"));
        awaitScore("ani", "2026-10", "50.00");
        assertThat(told("ani", "2026-10").has("presence")).isFalse();
    }

    /** In a year of its own, for the log is shared with other tests. */
    @Test
    void a_calendar_reaches_everybody_who_was_away_in_its_year() {
        service.publish(
                employee("cici", 1, at(null, "a", "clerk")),
                absence("cici", 1, "2031-10-13", "2031-10-14", "ANNUAL_LEAVE"),
                documents("cici", "2031-10-06", 21));
        awaitPresent("cici", 21);

        service.publish(new CalendarChanged(
                2031,
                1,
                List.of(DayOfWeek.values()),
                List.of(new Holiday(LocalDate.of(2031, 10, 13), new LocalizedText("Libur", "Holiday"))),
                null));

        awaitPresent("cici", 29);
        assertThat(told("cici", "2031-10").at("/presence/workingDays").intValue())
                .isEqualTo(30);
    }

    private void awaitPresent(String employee, int days) {
        await().untilAsserted(() -> assertThat(
                        told(employee, "2031-10").at("/presence/present").asInt())
                .isEqualTo(days));
    }

    @Test
    void a_month_is_scored_by_the_assignment_that_had_most_of_it_and_says_so() {
        service.publish(
                employee("dodo", 1, at(null, "a", "clerk"), at("2026-10-26", "b", "judge")),
                documents("dodo", "2026-10-05", 11),
                documents("dodo", "2026-11-05", 11));

        awaitScore("dodo", "2026-10", "50.00");
        awaitScore("dodo", "2026-11", "100.00");
        JsonNode october = told("dodo", "2026-10");
        assertThat(october.at("/officeId").asString()).isEqualTo(x + "a");
        assertThat(october.at("/position").asString()).isEqualTo(x + "clerk");
        assertThat(october.at("/assignments"))
                .extracting(share -> share.at("/workingDays").intValue() + " "
                        + share.at("/scored").booleanValue())
                .containsExactly("17 true", "5 false");
        assertThat(told("dodo", "2026-11").has("assignments")).isFalse();
    }

    @Test
    void past_months_stay_the_old_offices_but_are_seen_by_those_who_may_see_the_employee_now() {
        service.publish(employee("edo", 1, at(null, "a", "clerk")), documents("edo", "2026-10-05", 22));
        awaitScore("edo", "2026-10", "100.00");
        String path = "/api/scores?period=2026-10&size=500";
        assertThat(list(path, "a")).contains(x + "edo");
        assertThat(list(path, "b")).doesNotContain(x + "edo");

        service.publish(employee("edo", 2, at(null, "a", "clerk"), at("2026-11-02", "b", "clerk")));

        await().untilAsserted(() -> assertThat(list(path, "b")).contains(x + "edo"));
        assertThat(list(path + "&office=" + x + "b", "b")).contains(x + "edo");
        assertThat(list(path, "a")).doesNotContain(x + "edo");
        assertThat(list(path + "&office=" + x + "a", "a")).doesNotContain(x + "edo");
        assertThat(told("edo", "2026-10").at("/officeId").asString()).isEqualTo(x + "a");
        assertThat(service.get("/api/scores/" + x + "edo?period=2026-10", IDENTITY.manager(x + "b"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(service.get("/api/scores/" + x + "edo/evidence?period=2026-10", IDENTITY.manager(x + "a"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_live_page_of_the_new_office_tells_of_a_past_month_scored_under_the_old_one() throws Exception {
        service.publish(
                employee("fani", 1, at(null, "a", "clerk"), at("2026-11-02", "b", "clerk")),
                documents("fani", "2026-09-07", 1));
        await().untilAsserted(() ->
                assertThat(list("/api/scores?period=2026-09", "b")).contains(x + "fani"));
        String page = "/api/scores/stream?period=2026-09&office=" + x + "b";
        try (LivePage live = new LivePage(service.stream(page, IDENTITY.manager(x + "b")))) {
            assertThat(live.snapshot()).containsExactly(x + "fani");
            service.publish(documents("fani", "2026-09-08", 1));
            assertThat(live.nextEmployee()).isEqualTo(x + "fani");
        }
    }

    @Test
    void an_employee_without_facts_is_told_by_which_assignment_and_presence_they_would_be_scored() {
        service.publish(
                employee("gita", 1, at(null, "a", "clerk"), at("2026-11-02", "b", "judge")),
                absence("gita", 1, "2026-08-03", "2026-08-03", "ANNUAL_LEAVE"));
        await().until(() ->
                service.get("/api/scores/" + x + "gita?period=2026-08", IDENTITY.person(x + "gita", Role.EMPLOYEE))
                                .statusCode()
                        == 200);
        await().untilAsserted(() -> assertThat(
                        told("gita", "2026-08").at("/presence/present").asInt())
                .isEqualTo(20));

        assertThat(told("gita", "2026-08").at("/position").asString()).isEqualTo(x + "clerk");
        assertThat(told("gita", "2026-08").at("/score").isNull()).isTrue();
    }

    private void awaitScore(String employee, String period, String score) {
        await().untilAsserted(() ->
                assertThat(told(employee, period).at("/score").asString("")).isEqualTo(score));
    }

    private JsonNode told(String employee, String period) {
        return service.get("/api/scores/" + x + employee + "?period=" + period);
    }

    private String list(String path, String agency) {
        return service.get(path, IDENTITY.manager(x + agency)).body();
    }

    private Assignment at(String from, String office, String position) {
        return new Assignment(from == null ? null : LocalDate.parse(from), x + office, x + position);
    }

    private EmployeeChanged employee(String id, long version, Assignment... history) {
        Assignment last = history[history.length - 1];
        return new EmployeeChanged(
                x + id,
                version,
                "Name",
                null,
                last.officeId(),
                last.position(),
                null,
                null,
                null,
                null,
                null,
                null,
                Arrays.asList(history));
    }

    private AbsenceChanged absence(String employee, long version, String from, String to, String kind) {
        return new AbsenceChanged(x + employee, "leave", version, LocalDate.parse(from), LocalDate.parse(to), kind);
    }

    /** So many documents on one day, told as one fact that stands for them. */
    private ObservationRecorded documents(String employee, String day, int many) {
        return new ObservationRecorded(
                "of-" + day,
                "siak",
                x + employee,
                "documents",
                LocalDate.parse(day).atTime(3, 0).toInstant(java.time.ZoneOffset.UTC),
                java.math.BigDecimal.valueOf(many),
                null,
                null,
                null,
                Collections.emptyMap());
    }
}
