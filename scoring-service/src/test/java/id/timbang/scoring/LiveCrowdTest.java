package id.timbang.scoring;

import static id.timbang.scoring.LiveOffices.MONTH;
import static id.timbang.scoring.LiveOffices.auditor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.Event;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.OfficeChanged;
import id.timbang.embedded.EmbeddedBroker;
import id.timbang.scoring.score.Catalogue;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many pages at once, and pages that do not read: over sockets of their own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class LiveCrowdTest {

    /** More than may wait for a page by name. */
    private static final int EMPLOYEES = 2_200;

    private static final int ROUNDS = 6;
    private static final int PAGES = 300;
    private static final int SLOW_PAGES = 20;

    /** A page is told within a round of 0.2 s; the rest is for a busy machine. */
    private static final Duration IN_TIME = Duration.ofSeconds(10);

    private final String x = "c" + UUID.randomUUID().toString().substring(0, 6) + "-";
    private final List<SocketPage> opened = new ArrayList<>();
    /** Of its own: on the shared one every service that starts later would score the crowd again. */
    private EmbeddedBroker broker;

    private RunningService service;
    private int facts;

    @BeforeAll
    void start(@TempDir Path directory) {
        broker = EmbeddedBroker.start(directory);
        service = RunningService.withBroker(
                broker.bootstrapServers(),
                "crowd-" + x,
                Clock.systemUTC(),
                "--timbang.live.heartbeat=1s",
                "--timbang.live.patience=4s");
        Catalogue.INDICATORS.values().forEach(service::publish);
        service.publish(
                Catalogue.SCORECARD,
                new OfficeChanged(x + "many", 1, "Many", null),
                new OfficeChanged(x + "few", 1, "Few", null));
        publish(EMPLOYEES, n -> employee("e" + n, "many"));
        service.publish(employee("ani", "few"));
        service.publish(fact("ani", 1));
        everybodyChanges();
        await().atMost(Duration.ofSeconds(60)).until(() -> total("many") == EMPLOYEES && total("few") == 1);
    }

    @AfterAll
    void stop() {
        service.close();
        broker.close();
    }

    @Test
    void hundreds_of_pages_are_whole_beat_and_are_told_of_a_change_by_about_as_many_threads_as_ten() throws Exception {
        try {
            String ani = "/api/scores/stream" + MONTH + "&office=" + x + "few";
            List<LivePage> pages = new ArrayList<>();
            for (int n = 0; n < 10; n++) {
                pages.add(read(open(ani)));
            }
            long threadsOfTen = threads();
            for (int n = 10; n < PAGES; n++) {
                pages.add(read(open(ani)));
            }
            for (LivePage page : pages) {
                assertThat(page.snapshot()).containsExactly(x + "ani");
            }
            assertThat(pages()).isEqualTo(PAGES);
            for (LivePage page : pages) {
                page.await(":heartbeat");
            }
            long begun = System.nanoTime();
            service.publish(fact("ani", 2));
            for (LivePage page : pages) {
                page.awaitScore(x + "ani", "\"evidence\":2,");
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(IN_TIME);
            // The server's own workers come and go by tens, whoever asks.
            assertThat(threads()).isLessThanOrEqualTo(threadsOfTen + 20);
        } finally {
            closeAll();
        }
    }

    @Test
    void pages_that_do_not_read_hold_up_nobody_and_are_closed_in_good_order_with_less_sent_than_one_snapshot()
            throws Exception {
        try {
            String all = "/api/scores/stream" + MONTH + "&office=" + x + "many";
            SocketPage socket = open(all);
            LivePage reading = read(socket);
            reading.snapshot();
            long snapshot = socket.taken();
            SocketPage slow = open(all);
            for (int n = 1; n < SLOW_PAGES; n++) {
                open(all);
            }
            await().until(() -> pages() >= SLOW_PAGES + 1);
            for (int round = 0; round < ROUNDS; round++) {
                long begun = System.nanoTime();
                everybodyChanges();
                reading.awaitScore(x + "e" + (EMPLOYEES - 1), "\"evidence\":" + facts + ",");
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(IN_TIME);
            }
            // Only who reads is left.
            await().atMost(Duration.ofSeconds(30)).until(() -> pages() == 1);
            read(slow).awaitEnd();
            assertThat(slow.taken()).isLessThan(snapshot);

            LivePage again = read(open(all));
            again.awaitScore(x + "e" + (EMPLOYEES - 1), "\"evidence\":" + facts + ",");
        } finally {
            closeAll();
        }
    }

    private SocketPage open(String path) throws IOException {
        SocketPage page = SocketPage.open(service.uri(path), auditor());
        opened.add(page);
        return page;
    }

    private static LivePage read(SocketPage page) throws IOException {
        return new LivePage(page.answered());
    }

    private void closeAll() throws IOException {
        for (SocketPage page : opened) {
            page.close();
        }
        opened.clear();
        // That one is gone shows with the next heartbeat.
        await().atMost(Duration.ofSeconds(30)).until(() -> pages() == 0);
    }

    private double pages() {
        return service.bean(MeterRegistry.class)
                .get("timbang.scoring.live.pages")
                .gauge()
                .value();
    }

    /** Of the server and of the live pages. */
    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("http-nio-") || name.startsWith("live-"))
                .count();
    }

    private int total(String office) {
        return service.get("/api/scores" + MONTH + "&office=" + x + office)
                .at("/total")
                .intValue();
    }

    private void everybodyChanges() {
        facts++;
        publish(EMPLOYEES, n -> fact("e" + n, facts));
    }

    private void publish(int n, IntFunction<Event> event) {
        service.publish(IntStream.range(0, n).mapToObj(event).toArray(Event[]::new));
    }

    private EmployeeChanged employee(String id, String office) {
        return new EmployeeChanged(x + id, 1, "Name", null, x + office, "officer", null, null, null, null, null, null);
    }

    private ObservationRecorded fact(String employee, int number) {
        return new ObservationRecorded(
                "d-" + number,
                "siak",
                x + employee,
                "documents",
                Instant.parse("2026-06-05T03:00:00Z"),
                null,
                null,
                null,
                null,
                Collections.emptyMap());
    }
}
