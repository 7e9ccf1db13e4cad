package id.timbang.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.OfficeChanged;
import id.timbang.contracts.ScoreAccessed;
import id.timbang.contracts.ScoreAccessed.AccessPurpose;
import id.timbang.contracts.ScoreAccessed.AccessedPart;
import id.timbang.contracts.Topic;
import id.timbang.kit.identity.Role;
import id.timbang.kit.identity.TestIdentity;
import id.timbang.scoring.score.Catalogue;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Who looks is in the log; a live page lasts as long as the token; few peers stay untold. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class AccessesTest {

    /** Peers follow in the background: after each pass for nine times as long as it took not again, and are then kept 5 s. */
    private static final Duration FOLLOWED_WITHIN = Duration.ofSeconds(40);

    private static final String MONTH = "?period=2026-06";

    /** In the midst of a day. */
    private final MovableClock clock =
            new MovableClock(Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(12)));

    private final String x = "l" + UUID.randomUUID().toString().substring(0, 6) + "-";
    private RunningService service;

    @BeforeAll
    void start() {
        service = RunningService.on("accesses-" + x, clock);
        Catalogue.INDICATORS.values().forEach(service::publish);
        service.publish(Catalogue.SCORECARD);
        service.publish(new OfficeChanged(x + "a", 1, "A", null), new OfficeChanged(x + "a1", 1, "A1", x + "a"));
        service.publish(employee("ani", x + "sri"), employee("sri", null), employee("adi", null));
        List.of("ani", "sri", "adi").forEach(each -> service.publish(document(each, each + "-1")));
        await().untilAsserted(() -> assertThat(told("/api/scores" + MONTH + "&office=" + x + "a")
                        .at("/total")
                        .intValue())
                .isEqualTo(3));
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void every_look_is_logged_once_a_day_by_the_right_that_allowed_it() {
        String own = token("ani", null, Role.EMPLOYEE);
        String supervisor = token("sri", null, Role.EMPLOYEE, Role.SUPERVISOR);
        String manager = token(null, "a", Role.MANAGER);
        String one = "/api/scores/" + x + "ani";
        for (int i = 0; i < 3; i++) {
            service.get(one + MONTH, own);
            service.get(one + "/evidence" + MONTH, own);
            service.get(one + MONTH, supervisor);
            service.get(one + "/evidence" + MONTH, manager);
            service.get(one + "?period=2026-05", own);
        }

        List<ScoreAccessed> looks = looksAt("ani");
        assertThat(looks)
                .filteredOn(look -> look.purpose() != AccessPurpose.AUDIT)
                .extracting(
                        ScoreAccessed::viewerEmployeeId,
                        ScoreAccessed::purpose,
                        ScoreAccessed::what,
                        look -> String.valueOf(look.period()))
                .contains(
                        tuple(x + "ani", AccessPurpose.OWN, AccessedPart.SCORE, "2026-06"),
                        tuple(x + "ani", AccessPurpose.OWN, AccessedPart.EVIDENCE, "2026-06"),
                        tuple(x + "sri", AccessPurpose.SUPERVISION, AccessedPart.SCORE, "2026-06"),
                        tuple(null, AccessPurpose.ADMINISTRATION, AccessedPart.EVIDENCE, "2026-06"),
                        tuple(x + "ani", AccessPurpose.OWN, AccessedPart.SCORE, "2026-05"))
                .doesNotHaveDuplicates();

        service.get(one + MONTH, token("ani", null, Role.EMPLOYEE));
        clock.move(Duration.ofDays(1));
        service.get(one + MONTH, token("ani", null, Role.EMPLOYEE));
        assertThat(looksAt("ani"))
                .filteredOn(look -> look.purpose() == AccessPurpose.OWN
                        && look.what() == AccessedPart.SCORE
                        && String.valueOf(look.period()).equals("2026-06"))
                .hasSize(2);
    }

    @Test
    void a_list_logs_who_is_in_the_page_that_was_answered_and_a_refusal_logs_nobody() {
        String manager = token(null, "a1", Role.MANAGER);

        service.get("/api/scores" + MONTH + "&office=" + x + "a1&size=1&sort=employeeId", manager);
        service.get("/api/scores/" + x + "sri" + MONTH, token("adi", null, Role.EMPLOYEE));
        service.get("/api/scores/" + x + "sri/evidence?size=0", manager);

        String viewer = x + "null-a1";
        assertThat(looksAt("adi"))
                .filteredOn(look -> look.viewer().equals(viewer))
                .extracting(ScoreAccessed::what, ScoreAccessed::purpose)
                .containsExactly(tuple(AccessedPart.LIST, AccessPurpose.ADMINISTRATION));
        assertThat(looksAt("sri"))
                .noneMatch(look -> look.viewer().equals(viewer) || (x + "adi").equals(look.viewerEmployeeId()));
    }

    @Test
    void a_stream_logs_its_snapshot_and_whoever_comes_later_and_tells_nothing_of_others() throws Exception {
        String supervisor = token("boss", null, Role.SUPERVISOR);
        service.publish(employee("boss", null), employee("first", x + "boss"), document("first", "first-1"));
        await().until(() -> service.get("/api/scores/" + x + "first" + MONTH, supervisor)
                                .statusCode()
                        == 200
                && !told("/api/scores/" + x + "first" + MONTH).at("/score").isNull());
        try (LivePage page = new LivePage(service.stream("/api/scores/stream" + MONTH, supervisor))) {
            assertThat(page.snapshot()).containsExactly(x + "first");
            assertThat(streamed("first")).containsExactly(AccessPurpose.SUPERVISION);

            // Of the two who change only the one appraised is told.
            service.publish(document("adi", "adi-2"), document("first", "first-2"));
            assertThat(page.nextEmployee()).isEqualTo(x + "first");
            service.publish(document("boss", "boss-1"));
            // A score may be told twice: once read for the snapshot, and once when the log tells of it.
            page.awaitScore(x + "boss", "");
            assertThat(streamed("boss")).containsExactly(AccessPurpose.OWN);
            assertThat(streamed("adi")).isEmpty();
        }
    }

    @Test
    void a_live_page_ends_in_good_order_when_the_token_does_and_begins_again_with_a_fresh_one() throws Exception {
        String token = token(null, "a", clock.instant().plus(Duration.ofSeconds(3)), Role.MANAGER);
        try (LivePage page = new LivePage(service.stream("/api/scores/stream" + MONTH, token))) {
            assertThat(page.snapshot()).isNotEmpty();
            service.publish(document("adi", "still"));
            assertThat(page.nextEmployee()).isEqualTo(x + "adi");

            page.awaitEnd();
        }
        try (LivePage page =
                new LivePage(service.stream("/api/scores/stream" + MONTH, token(null, "a", Role.MANAGER)))) {
            assertThat(page.snapshot()).isNotEmpty();
        }
    }

    @Test
    void whoever_moves_to_another_agency_is_no_longer_seen_by_the_managers_of_the_first() throws Exception {
        service.publish(new OfficeChanged(x + "b", 1, "B", null), employee("mover", null), document("mover", "m-1"));
        String path = "/api/scores/" + x + "mover" + MONTH;
        await().until(() -> service.get(path, token(null, "a", Role.MANAGER)).statusCode() == 200);
        service.publish(new EmployeeChanged(
                x + "mover", 2, "Mover", null, x + "b", "officer", null, null, null, null, null, null));

        await().until(() -> service.get(path, token(null, "a", Role.MANAGER)).statusCode() == 403);
        // Whether or not the scores have followed.
        assertThat(service.get("/api/scores" + MONTH, token(null, "a", Role.MANAGER))
                        .body())
                .doesNotContain(x + "mover");
        await().untilAsserted(() -> assertThat(service.get("/api/scores" + MONTH, token(null, "b", Role.MANAGER))
                        .body())
                .contains(x + "mover"));
    }

    @Test
    void four_peers_are_told_by_their_number_alone_and_five_by_figures() {
        String month = "?period=2026-02";
        service.publish(employee("p0", null), employee("p1", null), employee("p2", null), employee("p3", null));
        service.publish(employee("p4", null));
        for (int i = 0; i < 4; i++) {
            service.publish(document("p" + i, "peer", "2026-02-03T03:00:00Z"));
        }
        String path = "/api/scores/" + x + "p0" + month;
        await().atMost(FOLLOWED_WITHIN).until(() -> told(path).at("/peers/n").asInt() == 4);
        for (String token : List.of(token("p0", null, Role.EMPLOYEE), token(null, null, Role.AUDITOR))) {
            assertThat(RunningService.json(service.get(path, token))
                            .at("/peers")
                            .toString())
                    .isEqualTo(
                            "{\"position\":\"officer\",\"n\":4,\"mean\":null,\"median\":null,\"percentile\":null,"
                                    + "\"aboveAverage\":null,\"scope\":{\"office\":null,\"widened\":true,\"why\":\"TOO_FEW\"}}");
        }

        service.publish(document("p4", "peer", "2026-02-03T03:00:00Z"));
        await().atMost(FOLLOWED_WITHIN).untilAsserted(() -> assertThat(
                        told(path).at("/peers").toString())
                .isEqualTo("{\"position\":\"officer\",\"n\":5,\"mean\":25.00,\"median\":25.00,\"percentile\":50.00,"
                        + "\"aboveAverage\":false,\"scope\":{\"office\":\"" + x
                        + "a1\",\"widened\":false,\"why\":null}}"));
    }

    private static org.assertj.core.groups.Tuple tuple(@Nullable Object... values) {
        return org.assertj.core.api.Assertions.tuple(values);
    }

    /** The answer to an auditor. */
    private JsonNode told(String path) {
        return RunningService.json(service.get(path, token(null, null, Role.AUDITOR)));
    }

    private List<ScoreAccessed> looksAt(String employee) {
        return Log.of(Topic.ACCESSES, ScoreAccessed.class).stream()
                .filter(look -> look.employeeId().equals(x + employee))
                .toList();
    }

    private List<AccessPurpose> streamed(String employee) {
        return looksAt(employee).stream()
                .filter(look -> look.what() == AccessedPart.STREAM)
                .filter(look -> (x + "boss").equals(look.viewerEmployeeId()))
                .map(ScoreAccessed::purpose)
                .toList();
    }

    private String token(@Nullable String employee, @Nullable String agency, Role... roles) {
        return token(employee, agency, clock.instant().plus(Duration.ofHours(2)), roles);
    }

    private String token(@Nullable String employee, @Nullable String agency, Instant until, Role... roles) {
        return TestIdentity.shared()
                .sign(TestIdentity.claims(x + employee + "-" + agency, roles)
                        .claim("employee_id", employee == null ? null : x + employee)
                        .claim("agency", agency == null ? null : x + agency)
                        .issueTime(Date.from(clock.instant()))
                        .expirationTime(Date.from(until))
                        .build());
    }

    private EmployeeChanged employee(String id, @Nullable String supervisor) {
        return new EmployeeChanged(
                x + id, 1, "Name", null, x + "a1", "officer", supervisor, null, null, null, null, null);
    }

    private ObservationRecorded document(String employee, String id) {
        return document(employee, id, "2026-06-05T03:00:00Z");
    }

    private ObservationRecorded document(String employee, String id, String at) {
        return new ObservationRecorded(
                id,
                "siak",
                x + employee,
                "documents",
                Instant.parse(at),
                null,
                null,
                null,
                null,
                Collections.emptyMap());
    }
}
