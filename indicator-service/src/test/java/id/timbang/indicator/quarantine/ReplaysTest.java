package id.timbang.indicator.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.timbang.contracts.Quarantined;
import id.timbang.contracts.Topic;
import id.timbang.indicator.Log;
import id.timbang.indicator.RunningService.Answer;
import id.timbang.indicator.job.JobStates;
import id.timbang.indicator.observation.CorrectionIntake;
import id.timbang.indicator.observation.ObservationIntake;
import id.timbang.indicator.quarantine.ReplayState.Stage;
import id.timbang.kit.event.EventPublisher;
import id.timbang.kit.event.PublishingFailedException;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.identity.Role;
import id.timbang.kit.problem.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;

/** Replays of many entries at once. */
class ReplaysTest {

    private static final Caller OPERATOR =
            new Caller("operator", Set.of(Role.MANAGER), null, Caller.EVERY_AGENCY, Set.of(), Instant.MAX);

    private final QuarantineWorld world = new QuarantineWorld();
    private final String docs = "docs-" + world.run;
    private final String budi = "budi-" + world.run;

    @Test
    void all_of_one_person_become_one_employees_and_count_once_however_often_they_are_replayed() {
        aside(1, "'nip':'" + world.nip(1) + "'", docs);
        String person = world.entry(world.run + "-0").text("/person");
        aside(1_199, "'nip':'" + world.nip(1) + "'", docs);
        aside(3, "'nip':'" + world.nip(2) + "'", docs);

        Answer started = start("{'filter':{'source':'" + world.source + "','person':'" + person
                + "'},'mend':{'employeeId':'" + budi + "'}}");

        assertThat(started.status()).isEqualTo(202);
        assertThat(started.response().headers().firstValue("Location"))
                .contains("/api/quarantine/replays/" + started.text("/replayId"));
        assertThat(started.body().at("/total").intValue()).isEqualTo(1_200);
        Answer ended = end(started);
        assertThat(ended.text("/state")).isEqualTo("DONE");
        assertThat(ended.body().at("/replayed").intValue()).isEqualTo(1_200);
        assertThat(ended.body().at("/done").intValue()).isEqualTo(1_200);
        assertThat(ended.body().at("/failed")).isEmpty();
        assertThat(recorded()).hasSize(1_200);
        assertThat(world.list("").body().at("/total").intValue()).isEqualTo(3);

        Answer again = end(start("{'filter':{'source':'" + world.source + "','person':'" + person + "'}}"));
        assertThat(again.body().at("/total").intValue()).isZero();
        assertThat(recorded()).hasSize(1_200);
    }

    @Test
    void those_that_are_still_bad_are_named_with_why_and_those_beside_them_are_replayed() {
        aside(5, "'nip':'" + world.nip(3) + "'", docs);
        aside(2, "'nip':'" + world.nip(4) + "'", docs);
        world.employee("sari", world.nip(3));

        Answer ended = end(start("{'filter':{'source':'" + world.source + "'},'reason':'the NIP was added'}"));

        assertThat(ended.body().at("/replayed").intValue()).isEqualTo(5);
        assertThat(ended.body().at("/notReplayed").intValue()).isEqualTo(2);
        assertThat(ended.body().at("/failed")).hasSize(2).allSatisfy(failed -> {
            assertThat(failed.path("code").asString()).isEqualTo("unknown-employee");
            assertThat(world.get(failed.path("entry").asString()).text("/state"))
                    .isEqualTo("OPEN");
        });
        assertThat(recorded()).hasSize(5);
    }

    @Test
    void a_mend_of_many_needs_a_filter_that_names_whom_or_what_it_is_about() {
        Answer person = start("{'filter':{'source':'x'},'mend':{'employeeId':'" + budi + "'}}");
        Answer indicator = start("{'filter':{'source':'x'},'mend':{'indicator':'" + docs + "'}}");
        Answer state = start("{'filter':{'state':'DISMISSED'}}");

        assertThat(person.status()).isEqualTo(400);
        assertThat(person.text("/detail")).contains("filter.person");
        assertThat(indicator.text("/detail")).contains("filter.indicator");
        assertThat(state.text("/detail")).contains("filter.state");
        assertThat(start("{'filter':{'surprise':1}}").status()).isEqualTo(400);
    }

    @Test
    void all_that_name_one_indicator_can_be_meant_for_another() {
        aside(4, "'employeeId':'" + budi + "'", "dox");
        aside(1, "'employeeId':'" + budi + "'", "other");

        Answer ended = end(start(
                "{'filter':{'source':'" + world.source + "','indicator':'dox'},'mend':{'indicator':'" + docs + "'}}"));

        assertThat(ended.body().at("/replayed").intValue()).isEqualTo(4);
        assertThat(world.list("").body().at("/total").intValue()).isEqualTo(1);
    }

    @Test
    void one_runs_at_a_time_and_a_lost_broker_ends_it_with_what_to_do() throws Exception {
        aside(1, "'employeeId':'" + budi + "'", "soon-" + world.run);
        world.service.put("/api/indicators/soon-" + world.run, QuarantineWorld.indicator());
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        ReplayJobs jobs = jobs((caller, batch) -> {
            arrived.countDown();
            awaited(gate);
            throw new PublishingFailedException("away", new IllegalStateException("for the test"));
        });
        EntryFilter filter = new EntryFilter(world.source, null, null, null, null, null, null, Entry.State.OPEN);

        ReplayState started = jobs.start(OPERATOR, filter, Mend.NOTHING, null);
        awaited(arrived);

        assertThat(jobs.find(started.replayId()).orElseThrow().state()).isEqualTo(Stage.RUNNING);
        assertThatThrownBy(() -> jobs.start(OPERATOR, filter, Mend.NOTHING, null))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("only one may at a time");
        gate.countDown();
        await().until(() -> jobs.find(started.replayId()).orElseThrow().state() == Stage.FAILED);
        ReplayState failed = jobs.find(started.replayId()).orElseThrow();
        assertThat(failed.problem()).contains("Repeat it; nothing counts twice");
        assertThat(failed.replayed()).isZero();
        assertThat(world.list("").body().at("/total").intValue()).isEqualTo(1);
        jobs.destroy();
    }

    @Test
    void what_is_to_be_replayed_must_be_said() {
        Answer answer = world.service.post("/api/quarantine/replays", "{}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/code")).isEqualTo("missing-filter");
    }

    @Test
    void one_that_another_instance_left_behind_is_told_to_be_interrupted() throws Exception {
        JobStates<ReplayState> states = states();
        Instant longAgo = Instant.now().minus(Duration.ofMinutes(10));
        states.save(new ReplayState(
                "left-" + world.run,
                "another process",
                "operator",
                Stage.RUNNING,
                9,
                0,
                1,
                1,
                0,
                List.of(),
                null,
                longAgo,
                longAgo,
                null));
        ReplayJobs jobs = jobs((caller, batch) -> new ObservationIntake.Result(0, 0, List.of(), 0));

        ReplayState found = jobs.find("left-" + world.run).orElseThrow();

        assertThat(found.state()).isEqualTo(Stage.INTERRUPTED);
        assertThat(found.problem()).contains("Repeat it");
        assertThat(jobs.find("none")).isEmpty();
        jobs.destroy();
    }

    @Test
    void a_conflict_in_the_log_is_handed_to_whoever_corrects_with_the_reason() {
        String payload = world.observation(world.id(), "'employeeId':'" + budi + "'", docs);
        Quarantined conflict = new Quarantined(
                world.source, world.id(), "conflict", "other content", payload, false, budi, null, null);
        world.tell(conflict);
        Entry entry = await().until(
                        () -> world.service.bean(QuarantineStore.class).find(conflict.entry()), Optional::isPresent)
                .orElseThrow();
        List<String> corrected = new ArrayList<>();
        CorrectionIntake corrections = (caller, observation, reason) ->
                corrected.add(caller.subject() + " " + observation.employeeId() + " " + reason);

        replay((caller, batch) -> new ObservationIntake.Result(0, 0, List.of(), 0), corrections)
                .correct(OPERATOR, entry, Mend.NOTHING, "the first was wrong");

        assertThat(corrected).containsExactly("operator " + budi + " the first was wrong");
        assertThat(world.get(conflict.entry()).text("/state")).isEqualTo("REPLAYED");
        assertThat(world.get(conflict.entry()).text("/resolution")).isEqualTo("the first was wrong");
    }

    private JobStates<ReplayState> states() {
        return new JobStates<>(world.service.bean(MongoOperations.class), "quarantineReplays", ReplayState.class);
    }

    private ReplayJobs jobs(ObservationIntake intake) {
        return new ReplayJobs(
                replay(intake, world.service.bean(CorrectionIntake.class)),
                world.service.bean(QuarantineStore.class),
                world.service.bean(QuarantineRights.class),
                states(),
                Clock.systemUTC());
    }

    private Replay replay(ObservationIntake intake, CorrectionIntake corrections) {
        return new Replay(
                intake,
                world.service.bean(Mending.class),
                world.service.bean(RecordReplay.class),
                corrections,
                world.service.bean(EventPublisher.class),
                world.service.bean(QuarantineStore.class),
                Clock.systemUTC());
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopping) {
            throw new AssertionError(stopping);
        }
    }

    /** Has so many put aside, and waits until they are there. */
    private void aside(int count, String who, String indicator) {
        int before = world.list("").body().at("/total").intValue();
        world.post(IntStream.range(0, count)
                .mapToObj(i -> world.observation(world.id(), who, indicator))
                .collect(Collectors.joining(",", "[", "]")));
        await().until(() -> world.list("").body().at("/total").intValue() == before + count);
    }

    private Answer start(String body) {
        return world.service.post("/api/quarantine/replays", QuarantineWorld.json(body));
    }

    private Answer end(Answer started) {
        String path = "/api/quarantine/replays/" + started.text("/replayId");
        return await().atMost(Duration.ofSeconds(60))
                .until(() -> world.service.get(path), answer -> !answer.text("/state")
                        .equals("RUNNING"));
    }

    private List<String> recorded() {
        return Log.of(Topic.OBSERVATIONS).stream()
                .flatMap(told -> told.envelope().source().equals(world.source)
                        ? Stream.of(told.envelope().id())
                        : Stream.empty())
                .toList();
    }
}
