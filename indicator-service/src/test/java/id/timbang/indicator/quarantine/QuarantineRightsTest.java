package id.timbang.indicator.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.timbang.contracts.Quarantined;
import id.timbang.contracts.Topic;
import id.timbang.indicator.RunningService;
import id.timbang.indicator.RunningService.Answer;
import id.timbang.indicator.rights.World;
import id.timbang.kit.event.EventPublisher;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who sees and mends what of the quarantine: each kind of entry, for each caller. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuarantineRightsTest {

    private final World world = World.make();
    private final Map<String, Quarantined> entries = new HashMap<>();

    @BeforeAll
    void entries() {
        put("of budi", "siak", "budi", null);
        put("of hugo", "siak", "hugo", null);
        put("seen at gub", "other", null, "gub");
        put("seen at port", "other", null, "port");
        put("of nobody known", "siak", null, null);
        put("of hugo, seen at gub", "other", "hugo", "gub");
        Quarantined record = new Quarantined(
                Topic.SCORES.topicName(), "3@9" + Math.abs(world.run().hashCode()), "unreadable", "d", "x", false);
        entries.put("a record", record);
        entries.values().forEach(RunningService.shared().bean(EventPublisher.class)::publish);
        await().until(() -> entries.values().stream()
                .allMatch(each ->
                        world.get("operator", "/api/quarantine/" + each.entry()).status() == 200));
    }

    private void put(String name, String source, @Nullable String employee, @Nullable String office) {
        entries.put(
                name,
                new Quarantined(
                        source,
                        name + world.run(),
                        "unknown-indicator",
                        "d",
                        "{}",
                        false,
                        employee == null ? null : world.id(employee),
                        office == null ? null : world.id(office),
                        null));
    }

    /**
     * In the order of {@link World#CALLERS}, employee, supervisor, manager, reviewer, auditor, registry, operator, manager
     * of nothing: y shown, n refused.
     */
    @ParameterizedTest
    @CsvSource({
        "of budi,              nnynyyyn, nnynnnyn",
        "of hugo,              nnnnyyyn, nnnnnnyn",
        "seen at gub,          nnynynyn, nnynnnyn",
        "seen at port,         nnnnynyn, nnnnnnyn",
        "of nobody known,      nnnnyyyn, nnnnnnyn",
        "'of hugo, seen at gub', nnynynyn, nnynnnyn",
        "a record,             nnnnynyn, nnnnnnyn",
    })
    void an_entry_is_shown_and_mended(String name, String shown, String mended) {
        String path = "/api/quarantine/" + entries.get(name).entry();
        Set<String> refusals = new HashSet<>();
        for (int i = 0; i < World.CALLERS.length; i++) {
            String caller = World.CALLERS[i];
            assertAnswered(world.get(caller, path), caller, shown.charAt(i) == 'y', refusals);
            boolean mends = mended.charAt(i) == 'y';
            // Neither changes anything: no such indicator, and no reason.
            assertAnswered(world.ask(caller, "POST", path + "/replay", "{}"), caller, mends, refusals);
            assertAnswered(world.ask(caller, "POST", path + "/dismissal", "{}"), caller, mends, refusals);
        }
        assertThat(refusals).as("every refusal is worded alike").hasSizeLessThanOrEqualTo(1);
    }

    private static void assertAnswered(Answer answer, String caller, boolean allowed, Set<String> refusals) {
        assertThat(answer.status() != 403).as(caller + ": " + answer.body()).isEqualTo(allowed);
        if (!allowed) {
            assertThat(answer.text("/code")).isEqualTo("not-yours");
            refusals.add(answer.text("/detail"));
        }
    }

    @Test
    void a_list_has_what_the_caller_sees_and_the_summary_counts_the_same() {
        assertThat(listed("manager")).containsExactlyInAnyOrder("of budi", "seen at gub", "of hugo, seen at gub");
        assertThat(listed("operator")).isEqualTo(entries.keySet());
        assertThat(listed("auditor")).isEqualTo(entries.keySet());
        assertThat(listed("registry"))
                .contains("of budi", "of hugo", "of nobody known")
                .doesNotContain("seen at gub");
        for (String caller : new String[] {"employee", "supervisor", "reviewer", "manager of nothing"}) {
            assertThat(world.get(caller, "/api/quarantine").status()).isEqualTo(403);
            assertThat(world.get(caller, "/api/quarantine/summary").status()).isEqualTo(403);
        }
        assertThat(world.get("manager", "/api/quarantine/summary")
                        .body()
                        .path("total")
                        .asInt())
                .isEqualTo(3);
        assertThat(world.get("manager", "/api/quarantine?office={port}").status())
                .isEqualTo(403);
    }

    private Set<String> listed(String caller) {
        Set<String> shown = world.get(caller, "/api/quarantine?size=500")
                .body()
                .path("items")
                .valueStream()
                .map(item -> item.path("entry").asString())
                .collect(Collectors.toSet());
        return entries.entrySet().stream()
                .filter(entry -> shown.contains(entry.getValue().entry()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Test
    void an_entry_that_is_not_there_is_told_to_those_only_who_see_all() {
        assertThat(world.get("operator", "/api/quarantine/none").status()).isEqualTo(404);
        assertThat(world.get("auditor", "/api/quarantine/none").status()).isEqualTo(404);
        assertThat(world.get("manager", "/api/quarantine/none").status()).isEqualTo(403);
        assertThat(world.get("registry", "/api/quarantine/none").status()).isEqualTo(403);
    }

    @Test
    void work_cannot_be_given_to_somebody_of_another_agency() {
        String path = "/api/quarantine/" + entries.get("seen at gub").entry() + "/replay";

        Answer foreign = world.ask("manager", "POST", path, "{'employeeId':'{hugo}','indicator':'{docs}'}");
        Answer nobody = world.ask("manager", "POST", path, "{'employeeId':'{nobody}','indicator':'{docs}'}");

        assertThat(foreign.status()).isEqualTo(403);
        assertThat(foreign.body()).isEqualTo(nobody.body());
    }

    @Test
    void a_replay_of_many_is_a_managers_and_its_state_is_shown_to_who_started_it_and_to_the_auditor() {
        for (String caller : new String[] {"employee", "supervisor", "reviewer", "auditor", "registry"}) {
            assertThat(world.ask(caller, "POST", "/api/quarantine/replays", "{}")
                            .status())
                    .as(caller)
                    .isEqualTo(403);
        }
        Answer started = await().until(
                        () -> world.ask(
                                "manager", "POST", "/api/quarantine/replays", "{'filter':{'source':'none-such'}}"),
                        answer -> answer.status() != 409);
        String path = "/api/quarantine/replays/" + started.text("/replayId");

        assertThat(started.status()).isEqualTo(202);
        assertThat(world.get("manager", path).status()).isEqualTo(200);
        assertThat(world.get("auditor", path).status()).isEqualTo(200);
        assertThat(world.get("operator", path).status()).isEqualTo(403);
        assertThat(world.get("registry", path).status()).isEqualTo(403);
        assertThat(world.get("auditor", "/api/quarantine/replays/none").status())
                .isEqualTo(404);
    }
}
