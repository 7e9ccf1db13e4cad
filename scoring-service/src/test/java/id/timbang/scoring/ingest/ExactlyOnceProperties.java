package id.timbang.scoring.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.Event;
import id.timbang.scoring.evidence.Evidence;
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

    @Property(tries = 150)
    void deaths_between_any_two_steps_lose_nothing_and_count_nothing_twice(
            @ForAll("withConflicts") List<Event> history,
            @ForAll Random random,
            @ForAll @Size(max = 6) Set<@IntRange(max = 120) Integer> deaths) {
        try (ScoringRig rig = new ScoringRig(new Crash.Plan(deaths))) {
            consume(rig, new SimulatedLog(history), random);

            assertSameAsOracle(rig, history);
        }
    }

    @Property(tries = 25)
    void a_former_owner_that_goes_on_with_its_batches_changes_nothing(
            @ForAll("withConflicts") List<Event> history, @ForAll Random random) throws Exception {
        SimulatedLog log = new SimulatedLog(history);
        ExecutorService owners = Executors.newFixedThreadPool(3);
        try (ScoringRig rig = new ScoringRig(new Crash.Plan(Set.of()))) {
            List<Future<?>> running = new ArrayList<>();
            for (int owner = 0; owner < 3; owner++) {
                Random own = new Random(random.nextLong());
                running.add(owners.submit(() -> log.partitions().forEach((partition, records) -> {
                    for (int at = 0; at < records.size(); ) {
                        int to = at + 1 + own.nextInt(records.size() - at);
                        rig.deliver(partition, records.subList(at, to));
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
        try (ScoringRig told = new ScoringRig(new Crash.Plan(Set.of()));
                ScoringRig otherwise = new ScoringRig(new Crash.Plan(Set.of()))) {
            consume(told, new SimulatedLog(history), random);
            consume(otherwise, new SimulatedLog(shuffled), random);

            assertThat(otherwise.scores()).isEqualTo(told.scores());
            assertThat(otherwise.conflicts()).isEmpty();
        }
    }

    /** Partitions in turns, batches of any size; after a death, and now and then without one, from the progress on. */
    private static void consume(ScoringRig rig, SimulatedLog log, Random random) {
        Map<String, Integer> at = new TreeMap<>();
        log.partitions().keySet().forEach(partition -> at.put(partition, 0));
        while (!at.isEmpty()) {
            String partition = new ArrayList<>(at.keySet()).get(random.nextInt(at.size()));
            List<Evidence> records = log.partitions().get(partition);
            int from = at.get(partition);
            int to = from + 1 + random.nextInt(Math.min(20, records.size() - from));
            try {
                rig.deliver(partition, records.subList(from, to));
                at.put(partition, to);
            } catch (Crash died) {
                at.replaceAll((each, ignored) -> rig.next(each));
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
