package id.timbang.scoring.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.Event;
import id.timbang.scoring.evidence.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * Whatever is told, in whatever order, however often, split into whatever batches, and wherever the process dies: the
 * scores are those of the oracle, to the digit.
 */
class ExactlyOnceProperties {

    private static final Crash.Plan NO_DEATH = new Crash.Plan(Set.of());

    @Property(tries = 150)
    void deaths_between_any_two_steps_lose_nothing_and_count_nothing_twice(
            @ForAll("withConflicts") List<Event> history,
            @ForAll Random random,
            @ForAll @Size(max = 6) Set<@IntRange(max = 200) Integer> deaths) {
        try (ScoringRig rig = new ScoringRig()) {
            consume(rig, new Crash.Plan(deaths), new SimulatedLog(history), random);

            assertSameAsOracle(rig, history);
        }
    }

    /**
     * A partition is handed over at any step of its owner, who goes on where it was; and back, with all that the first
     * one has kept in memory.
     */
    @Property(tries = 150)
    void a_partition_that_is_handed_over_at_any_step_while_its_former_owner_goes_on_writing_comes_to_the_same(
            @ForAll("withConflicts") List<Event> history,
            @ForAll Random random,
            @ForAll @Size(min = 1, max = 12) Set<@IntRange(max = 150) Integer> handovers) {
        try (ScoringRig rig = new ScoringRig()) {
            new Handovers(rig, new SimulatedLog(history), handovers, random).consume();

            assertSameAsOracle(rig, history);
        }
    }

    @Property(tries = 25)
    void former_owners_that_write_at_the_same_time_change_nothing(
            @ForAll("withConflicts") List<Event> history, @ForAll Random random) throws Exception {
        SimulatedLog log = new SimulatedLog(history);
        ExecutorService owners = Executors.newFixedThreadPool(3);
        try (ScoringRig rig = new ScoringRig()) {
            ScoringRig.Instance shared = rig.start(NO_DEATH);
            List<Future<?>> running = new ArrayList<>();
            for (int owner = 0; owner < 3; owner++) {
                Random own = new Random(random.nextLong());
                // Two of them are threads of one process.
                ScoringRig.Instance instance = owner == 0 ? rig.start(NO_DEATH) : shared;
                running.add(owners.submit(() -> log.partitions().forEach((partition, records) -> {
                    for (int at = 0; at < records.size(); ) {
                        int to = at + 1 + own.nextInt(records.size() - at);
                        instance.deliver(partition, records.subList(at, to));
                        at = to;
                    }
                })));
            }
            for (Future<?> owner : running) {
                owner.get();
            }

            assertSameAsOracle(rig, history);
        } finally {
            owners.shutdownNow();
        }
    }

    @Property(tries = 40)
    void the_order_of_telling_does_not_matter(@ForAll("histories") List<Event> history, @ForAll Random random) {
        List<Event> shuffled = new ArrayList<>(history);
        java.util.Collections.shuffle(shuffled, random);
        try (ScoringRig told = new ScoringRig();
                ScoringRig otherwise = new ScoringRig()) {
            consume(told, NO_DEATH, new SimulatedLog(history), random);
            consume(otherwise, NO_DEATH, new SimulatedLog(shuffled), random);

            assertThat(otherwise.scores()).isEqualTo(told.scores());
            assertThat(otherwise.conflicts()).isEmpty();
        }
    }

    /**
     * Partitions in turns, batches of any size; after a death from the progress on, by a new process or by the same one,
     * as after a write that failed.
     */
    private static void consume(ScoringRig rig, Crash.Plan plan, SimulatedLog log, Random random) {
        ScoringRig.Instance instance = rig.start(plan);
        Map<String, Integer> at = new TreeMap<>();
        log.partitions().keySet().forEach(partition -> at.put(partition, 0));
        while (!at.isEmpty()) {
            String partition = new ArrayList<>(at.keySet()).get(random.nextInt(at.size()));
            List<Told> records = log.partitions().get(partition);
            int from = at.get(partition);
            int to = from + 1 + random.nextInt(Math.min(20, records.size() - from));
            try {
                instance.deliver(partition, records.subList(from, to));
                at.put(partition, to);
            } catch (Crash died) {
                at.replaceAll((each, ignored) -> rig.next(each));
                instance = random.nextBoolean() ? rig.start(plan) : instance;
            }
            at.entrySet()
                    .removeIf(each -> each.getValue()
                            >= log.partitions().get(each.getKey()).size());
        }
    }

    private static void assertSameAsOracle(ScoringRig rig, List<Event> history) {
        Oracle oracle = new Oracle(history);
        assertThat(rig.evidence()).isEqualTo(new TreeMap<>(oracle.evidence()));
        assertThat(rig.scores()).isEqualTo(new TreeMap<>(oracle.scores()));
        assertThat(rig.published()).isEqualTo(rig.scores());
        assertThat(rig.flagged()).isEqualTo(new TreeMap<>(oracle.flagged()));
        assertThat(rig.conflicts()).isEqualTo(oracle.conflicts());
    }

    @Provide
    Arbitrary<List<Event>> histories() {
        return Histories.histories();
    }

    @Provide
    Arbitrary<List<Event>> withConflicts() {
        return Histories.withConflicts();
    }
}
