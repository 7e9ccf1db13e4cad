package id.timbang.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.EmployeeChanged.Assignment;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.OfficeChanged;
import id.timbang.kit.identity.Role;
import id.timbang.kit.identity.TestIdentity;
import id.timbang.scoring.score.Catalogue;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Live pages over HTTP: what they are opened for, that nothing is missed, and that rights hold while they are open. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class LiveStreamsTest {

    private static final String MONTH = "?period=2026-06";
    private static final int MOST_PER_PERSON = 4;

    private final String x = "s" + UUID.randomUUID().toString().substring(0, 6) + "-";
    private RunningService one;
    private RunningService other;
    private final Map<String, Integer> told = new ConcurrentHashMap<>();

    @BeforeAll
    void start() {
        one = RunningService.on("live-" + x, Clock.systemUTC(), "--timbang.live.most-per-person=" + MOST_PER_PERSON);
        Catalogue.INDICATORS.values().forEach(one::publish);
        one.publish(
                Catalogue.SCORECARD,
                new OfficeChanged(x + "top", 1, "Top", null),
                new OfficeChanged(x + "a", 1, "A", x + "top"),
                new OfficeChanged(x + "b", 1, "B", x + "top"));
        one.publish(employee("ani", 1, "a", "officer", "sri"), employee("budi", 1, "a", "officer", "sri"));
        one.publish(employee("cici", 1, "b", "validator", null), employee("sri", 1, "b", "officer", null));
        List.of("ani", "budi", "cici", "sri").forEach(this::document);
        other = RunningService.on("live-" + x, Clock.systemUTC());
        await().until(() -> one.get("/api/scores" + MONTH + "&office=" + x + "top")
                        .at("/total")
                        .intValue()
                == 4);
    }

    @AfterAll
    void stop() {
        one.close();
        other.close();
    }

    @ParameterizedTest
    @CsvSource({
        "'&office=#a',                   'ani budi'",
        "'&office=#top',                 'ani budi cici sri'",
        "'&position=validator&office=#top', 'cici'",
        "'&position=nobodys',            ''",
        "'&employees=#ani,#cici',        'ani cici'",
        "'&employees=#ani,#cici&office=#b', 'cici'",
    })
    void a_page_is_of_an_office_a_position_or_a_set_of_employees(String asked, String shown) throws Exception {
        try (LivePage page = page(one, asked.replace("#", x), auditor())) {
            assertThat(page.snapshot().stream().map(id -> id.substring(x.length())))
                    .containsExactlyInAnyOrderElementsOf(shown.isEmpty() ? List.of() : List.of(shown.split(" ")));
        }
    }

    @Test
    void sets_of_employees_are_refused_where_they_are_too_many_unknown_or_foreign() {
        String manyIds = IntStream.range(0, 501).mapToObj(n -> "e" + n).collect(Collectors.joining(","));

        assertRefused("&employees=" + manyIds, auditor(), 400, "too-many-employees");
        assertRefused("&employees=,", auditor(), 400, "wrong-parameter");
        assertRefused("&employees=" + x + "ani,nobody", auditor(), 404, "unknown-employee");
        assertRefused("&employees=" + x + "ani,nobody", supervisor("sri"), 403, "not-yours");
        assertRefused("&employees=" + x + "ani," + x + "cici", supervisor("sri"), 403, "not-yours");
        assertRefused("&office=nowhere", auditor(), 404, "unknown-office");
    }

    private void assertRefused(String asked, String token, int status, String code) {
        HttpResponse<String> answer = one.get("/api/scores/stream" + MONTH + asked, token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(RunningService.json(answer).at("/code").asString()).isEqualTo(code);
    }

    @Test
    void one_person_has_so_many_pages_and_no_more_until_one_is_closed() throws Exception {
        String token = manager("top");
        List<LivePage> open = new ArrayList<>();
        for (int n = 0; n < MOST_PER_PERSON; n++) {
            open.add(page(one, "", token));
        }
        HttpResponse<String> refused = one.get("/api/scores/stream" + MONTH, token);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(RunningService.json(refused).at("/code").asString()).isEqualTo("too-many-streams");

        for (LivePage page : open) {
            page.close();
        }
        // That a page is gone shows when something is written to it.
        await().ignoreExceptions().until(() -> {
            document("ani");
            page(one, "", token).close();
            return true;
        });
    }

    /** The change races with the opening; whichever is first, the page comes to show it. */
    @Test
    void a_change_while_a_page_connects_arrives_in_its_snapshot_or_after_it() throws Exception {
        for (int n = 0; n < 60; n++) {
            RunningService instance = n % 2 == 0 ? one : other;
            Thread changing = new Thread(() -> document("budi"));
            changing.start();
            try (LivePage page = page(instance, "&office=" + x + "a", auditor())) {
                changing.join();
                int told = facts("budi");
                page.awaitScore(x + "budi", "\"evidence\":" + told + ",");
            }
        }
    }

    @Test
    // Of people whose position has a scorecard: other scores tell of no evidence.
    void what_one_instance_computes_is_told_to_the_pages_of_the_other() throws Exception {
        try (LivePage here = page(one, "&employees=" + x + "ani," + x + "sri", auditor());
                LivePage there = page(other, "&employees=" + x + "ani," + x + "sri", auditor())) {
            here.snapshot();
            there.snapshot();
            for (int n = 0; n < 10; n++) {
                document("ani");
                document("sri");
            }
            for (LivePage page : List.of(here, there)) {
                page.awaitScore(x + "ani", "\"evidence\":" + facts("ani") + ",");
            }
            document("sri");
            for (LivePage page : List.of(here, there)) {
                page.awaitScore(x + "sri", "\"evidence\":" + facts("sri") + ",");
            }
        }
    }

    @Test
    void whoever_reconnects_gets_a_fresh_snapshot_whatever_they_saw_last() throws Exception {
        HttpResponse<InputStream> answer =
                one.stream("/api/scores/stream" + MONTH + "&office=" + x + "b", auditor(), "Last-Event-ID", "anything");
        try (LivePage page = new LivePage(answer)) {
            assertThat(page.snapshot()).contains(x + "cici", x + "sri");
        }
    }

    @Test
    void a_supervisor_sees_the_team_alone_and_a_change_of_the_team_takes_effect_on_an_open_page() throws Exception {
        one.publish(
                employee("lead", 1, "a", "officer", null),
                employee("mate", 1, "a", "officer", "lead"),
                employee("later", 1, "a", "officer", null));
        List.of("mate", "later").forEach(this::document);
        await().until(() ->
                one.get("/api/scores" + MONTH + "&office=" + x + "a").toString().contains(x + "later"));
        try (LivePage page = page(one, "", supervisor("lead"))) {
            assertThat(page.snapshot()).containsExactly(x + "mate");

            one.publish(employee("later", 2, "a", "officer", "lead"));
            assertThat(page.nextEmployee()).isEqualTo(x + "later");

            one.publish(employee("mate", 2, "b", "officer", "sri"));
            assertThat(page.snapshot()).containsExactly(x + "later");
            document("mate");
            document("later");
            assertThat(page.nextEmployee()).as("not mate, who is another's now").isEqualTo(x + "later");
        }
    }

    @Test
    void whoever_moves_to_another_office_leaves_the_page_of_the_first_and_comes_onto_the_others() throws Exception {
        one.publish(employee("mover", 1, "a", "officer", null));
        document("mover");
        await().until(() ->
                one.get("/api/scores" + MONTH + "&office=" + x + "a").toString().contains(x + "mover"));
        try (LivePage left = page(one, "&office=" + x + "a", manager("top"));
                LivePage joined = page(other, "&office=" + x + "b", manager("top"))) {
            assertThat(left.snapshot()).contains(x + "mover");
            assertThat(joined.snapshot()).doesNotContain(x + "mover");

            one.publish(employee("mover", 2, "b", "officer", null));
            assertThat(left.snapshot()).doesNotContain(x + "mover").contains(x + "ani");
            joined.awaitScore(x + "mover", "");
        }
    }

    @Test
    void a_score_that_is_another_positions_by_now_is_told_to_be_gone() throws Exception {
        one.publish(employee("riser", 1, "a", "clerk", null));
        document("riser");
        try (LivePage page = page(one, "&position=clerk", manager("top"))) {
            await().until(() -> one.get("/api/scores" + MONTH + "&position=clerk")
                    .toString()
                    .contains(x + "riser"));
            one.publish(new EmployeeChanged(
                    x + "riser",
                    2,
                    "Name",
                    null,
                    x + "a",
                    "officer",
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    List.of(
                            new Assignment(null, x + "a", "clerk"),
                            new Assignment(LocalDate.of(2026, 6, 3), x + "a", "officer"))));
            page.await("event:gone");
            assertThat(page.nextEmployee()).isEqualTo(x + "riser");
        }
    }

    @Test
    void a_service_that_stops_ends_its_pages_in_good_order_and_at_once() throws Exception {
        RunningService stopping = RunningService.on("live-stopping-" + x, Clock.systemUTC());
        LivePage page = page(stopping, "", auditor());
        page.snapshot();
        Thread ends = new Thread(stopping::close);
        long begun = System.nanoTime();
        ends.start();
        page.awaitEnd();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
        ends.join();
        page.close();
    }

    private static LivePage page(RunningService service, String asked, String token) throws IOException {
        return new LivePage(service.stream("/api/scores/stream" + MONTH + asked, token));
    }

    private static String auditor() {
        return TestIdentity.shared()
                .sign(TestIdentity.claims(UUID.randomUUID().toString(), Role.AUDITOR)
                        .build());
    }

    private String manager(String agency) {
        return TestIdentity.shared()
                .sign(TestIdentity.claims(UUID.randomUUID().toString(), Role.MANAGER)
                        .claim("agency", x + agency)
                        .build());
    }

    private String supervisor(String employee) {
        return TestIdentity.shared()
                .sign(TestIdentity.claims(UUID.randomUUID().toString(), Role.EMPLOYEE, Role.SUPERVISOR)
                        .claim("employee_id", x + employee)
                        .build());
    }

    private EmployeeChanged employee(
            String id, long version, String office, String position, @Nullable String supervisor) {
        return new EmployeeChanged(
                x + id,
                version,
                "Name",
                null,
                x + office,
                position,
                supervisor == null ? null : x + supervisor,
                null,
                null,
                null,
                null,
                null);
    }

    private int facts(String employee) {
        return told.get(employee);
    }

    private void document(String employee) {
        int number = told.merge(employee, 1, Integer::sum);
        one.publish(new ObservationRecorded(
                "d-" + number,
                "siak",
                x + employee,
                "documents",
                Instant.parse("2026-06-05T03:00:00Z"),
                null,
                null,
                null,
                null,
                Collections.emptyMap()));
    }
}
