package id.timbang.indicator.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.Topic;
import id.timbang.indicator.Log;
import id.timbang.indicator.RunningService;
import id.timbang.indicator.eventlog.EventLogClient.Answer;
import id.timbang.indicator.rights.World;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may import event logs, of whose work, and ask what became of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventLogRightsTest {

    private World world;

    @BeforeAll
    void make() {
        world = World.make();
    }

    @ParameterizedTest
    @CsvSource({"siak, nnynnyyn", "other, nnynnnyn"})
    void a_log_is_imported_by_managers_and_by_the_registry_whose_source_it_is(String source, String wanted) {
        for (int caller = 0; caller < World.CALLERS.length; caller++) {
            Answer answer = start(World.CALLERS[caller], source, "budi");
            if (wanted.charAt(caller) == 'n') {
                assertRefused(answer);
            } else {
                assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
                assertThat(answer.body().path("observations").asInt()).isEqualTo(1);
            }
        }
    }

    @Test
    void whoever_is_no_teller_is_refused_whatever_is_sent() {
        assertRefused(client("employee").post(new byte[] {1, 2}, "no: mapping"));
    }

    @Test
    void of_an_upload_that_is_refused_nothing_is_read() {
        try (RunningService small =
                RunningService.withDatabase("event-log-rights", "--spring.servlet.multipart.max-file-size=1KB")) {
            byte[] large = new byte[500_000];

            assertRefused(client(small.as(world.caller("employee").token())).post(large, "source: siak"));
            assertThat(client(small.as(world.caller("operator").token()))
                            .post(large, "source: siak")
                            .status())
                    .isEqualTo(413);
        }
    }

    @Test
    void work_of_other_agencies_people_is_rejected_like_that_of_nobody() {
        Answer foreign = start("manager", "siak", "hugo");
        Answer nobody = start("manager", "siak", "nobody");

        assertThat(foreign.status()).isEqualTo(200);
        assertThat(foreign.body().path("observations").asInt()).isZero();
        assertThat(foreign.body().path("rejected").toString()).isEqualTo("{\"unknown-employee\":1}");
        assertThat(problem(nobody, "nobody")).isEqualTo(problem(foreign, "hugo"));
        assertThat(start("registry", "siak", "hugo").body().path("observations").asInt())
                .isEqualTo(1);
    }

    private String problem(Answer answer, String who) {
        return answer.body().path("problems").get(0).path("detail").asString().replace(world.id(who), "THIS");
    }

    @Test
    void observations_that_are_not_taken_are_in_no_log() {
        start("manager", "import-" + world.run(), "hugo");

        assertThat(List.of(Topic.OBSERVATIONS, Topic.QUARANTINE)).allSatisfy(topic -> assertThat(Log.of(topic))
                .noneMatch(told -> told.json().contains("import-" + world.run())));
    }

    @Test
    void what_became_of_an_import_is_told_to_who_started_it_and_to_the_auditor() {
        String started = "/api/event-logs/"
                + start("registry", "siak", "budi").body().path("importId").asString();
        String unknown = "/api/event-logs/" + UUID.randomUUID();

        assertThat(client("registry").get(started).status()).isEqualTo(200);
        assertThat(client("auditor").get(started).status()).isEqualTo(200);
        assertThat(client("auditor").get(unknown).status()).isEqualTo(404);
        for (String caller :
                List.of("employee", "supervisor", "manager", "reviewer", "operator", "manager of nothing")) {
            Answer foreign = client(caller).get(started);
            Answer none = client(caller).get(unknown);

            assertRefused(foreign);
            assertThat(foreign.body().toString().replace(started, "THIS"))
                    .isEqualTo(none.body().toString().replace(unknown, "THIS"));
            assertThat(none.status()).isEqualTo(403);
        }
        assertRefused(client("registry").get(unknown));
    }

    private Answer start(String caller, String source, String who) {
        String log = "case:concept:name,concept:name,org:resource,time:timestamp\n%s,Done,%s,2026-11-02T03:00:00Z\n"
                .formatted(UUID.randomUUID(), world.id(who));
        return client(caller)
                .post(
                        log.getBytes(StandardCharsets.UTF_8),
                        "source: " + source + "\nobservations:\n  - indicator: " + world.id("docs") + "\n");
    }

    private EventLogClient client(String caller) {
        return client(world.caller(caller));
    }

    private static EventLogClient client(RunningService.Client asked) {
        return new EventLogClient(URI.create(asked.address()).getPort(), asked.token());
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(403);
        assertThat(answer.body().path("code").asString()).isEqualTo("not-yours");
    }
}
