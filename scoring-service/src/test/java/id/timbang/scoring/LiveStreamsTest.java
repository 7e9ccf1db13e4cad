package id.timbang.scoring;

import static id.timbang.scoring.LiveOffices.MONTH;
import static id.timbang.scoring.LiveOffices.auditor;
import static id.timbang.scoring.LiveOffices.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Live pages over HTTP: what they are opened for, and that nothing is missed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class LiveStreamsTest {

    private static final int MOST_PER_PERSON = 4;

    private LiveOffices live;

    @BeforeAll
    void start() {
        live = new LiveOffices("--timbang.live.most-per-person=" + MOST_PER_PERSON);
    }

    @AfterAll
    void stop() {
        live.close();
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
        try (LivePage page = page(live.one, asked.replace("#", live.x), auditor())) {
            assertThat(page.snapshot().stream().map(id -> id.substring(live.x.length())))
                    .containsExactlyInAnyOrderElementsOf(shown.isEmpty() ? List.of() : List.of(shown.split(" ")));
        }
    }

    @Test
    void sets_of_employees_are_refused_where_they_are_too_many_unknown_or_foreign() {
        String manyIds = IntStream.range(0, 501).mapToObj(n -> "e" + n).collect(Collectors.joining(","));

        assertRefused("&employees=" + manyIds, auditor(), 400, "too-many-employees");
        assertRefused("&employees=,", auditor(), 400, "wrong-parameter");
        assertRefused("&employees=" + live.x + "ani,nobody", auditor(), 404, "unknown-employee");
        assertRefused("&employees=" + live.x + "ani,nobody", live.supervisor("sri"), 403, "not-yours");
        assertRefused("&employees=" + live.x + "ani," + live.x + "cici", live.supervisor("sri"), 403, "not-yours");
        assertRefused("&office=nowhere", auditor(), 404, "unknown-office");
    }

    private void assertRefused(String asked, String token, int status, String code) {
        HttpResponse<String> answer = live.one.get("/api/scores/stream" + MONTH + asked, token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(RunningService.json(answer).at("/code").asString()).isEqualTo(code);
    }

    @Test
    void one_person_has_so_many_pages_and_no_more_until_one_is_closed() throws Exception {
        String token = live.manager("top");
        List<LivePage> open = new ArrayList<>();
        for (int n = 0; n < MOST_PER_PERSON; n++) {
            open.add(page(live.one, "", token));
        }
        HttpResponse<String> refused = live.one.get("/api/scores/stream" + MONTH, token);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(RunningService.json(refused).at("/code").asString()).isEqualTo("too-many-streams");

        for (LivePage page : open) {
            page.close();
        }
        // That a page is gone shows when something is written to it.
        await().ignoreExceptions().until(() -> {
            live.document("ani");
            page(live.one, "", token).close();
            return true;
        });
    }

    /** The change races with the opening; whichever is first, the page comes to show it. */
    @Test
    void a_change_while_a_page_connects_arrives_in_its_snapshot_or_after_it() throws Exception {
        for (int n = 0; n < 60; n++) {
            RunningService instance = n % 2 == 0 ? live.one : live.other;
            Thread changing = new Thread(() -> live.document("budi"));
            changing.start();
            try (LivePage page = page(instance, "&office=" + live.x + "a", auditor())) {
                changing.join();
                int told = live.facts("budi");
                page.awaitScore(live.x + "budi", "\"evidence\":" + told + ",");
            }
        }
    }

    @Test
    // Of people whose position has a scorecard: other scores tell of no evidence.
    void what_one_instance_computes_is_told_to_the_pages_of_the_other() throws Exception {
        try (LivePage here = page(live.one, "&employees=" + live.x + "ani," + live.x + "sri", auditor());
                LivePage there = page(live.other, "&employees=" + live.x + "ani," + live.x + "sri", auditor())) {
            here.snapshot();
            there.snapshot();
            for (int n = 0; n < 10; n++) {
                live.document("ani");
                live.document("sri");
            }
            for (LivePage page : List.of(here, there)) {
                page.awaitScore(live.x + "ani", "\"evidence\":" + live.facts("ani") + ",");
            }
            live.document("sri");
            for (LivePage page : List.of(here, there)) {
                page.awaitScore(live.x + "sri", "\"evidence\":" + live.facts("sri") + ",");
            }
        }
    }

    @Test
    void whoever_reconnects_gets_a_fresh_snapshot_whatever_they_saw_last() throws Exception {
        HttpResponse<InputStream> answer = live.one.stream(
                "/api/scores/stream" + MONTH + "&office=" + live.x + "b", auditor(), "Last-Event-ID", "anything");
        try (LivePage page = new LivePage(answer)) {
            assertThat(page.snapshot()).contains(live.x + "cici", live.x + "sri");
        }
    }

    @Test
    void a_service_that_stops_ends_its_pages_in_good_order_and_at_once() throws Exception {
        RunningService stopping = RunningService.on("live-stopping-" + live.x, Clock.systemUTC());
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
}
