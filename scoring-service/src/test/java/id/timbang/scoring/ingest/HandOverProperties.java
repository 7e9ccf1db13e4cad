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
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * A generation is built beside the current one and takes over at any moment, however far either had come, while its
 * builder's last batches still come in: the new one has every fact once.
 */
class HandOverProperties {

    @Property(tries = 150)
    void a_generation_that_takes_over_at_any_moment_has_every_fact_once(
            @ForAll("withConflicts") List<Event> history,
            @ForAll Random random,
            @ForAll @Size(max = 4) Set<@IntRange(max = 80) Integer> deaths) {
        SimulatedLog log = new SimulatedLog(history);
        try (ScoringRig current = new ScoringRig();
                ScoringRig next = new ScoringRig()) {
            Builder before = new Builder(current, new Crash.Plan(Set.of()));
            Builder after = new Builder(next, new Crash.Plan(deaths));
            Map<String, Integer> told = readSome(before, log, random);
            Map<String, Integer> built = readSome(after, log, random);
            Map<String, Integer> at = new TreeMap<>();
            Views.handedOver(asOffsets(told), asOffsets(built))
                    .forEach((partition, offset) -> at.put(partition, Math.toIntExact(offset)));
            // The builder's last batch may come late, in the middle of the new owner's.
            Builder owner = new Builder(next, new Crash.Plan(Set.of()));
            log.partitions().forEach((partition, records) -> {
                read(owner, partition, records, at, random);
                read(after, partition, records, built, random);
            });
            readAll(owner, log, at, random);

            Oracle oracle = new Oracle(history);
            assertThat(next.evidence()).isEqualTo(new TreeMap<>(oracle.evidence()));
            assertThat(next.scores()).isEqualTo(new TreeMap<>(oracle.scores()));
        }
    }

    /** Who fills a generation; where it dies, another does the same again. */
    private static final class Builder {

        private final ScoringRig rig;
        private final Crash.Plan deaths;
        private ScoringRig.Instance living;

        Builder(ScoringRig rig, Crash.Plan deaths) {
            this.rig = rig;
            this.deaths = deaths;
            this.living = rig.start(deaths);
        }

        void deliver(String partition, List<Told> batch) {
            boolean done = false;
            while (!done) {
                try {
                    living.deliver(partition, batch);
                    done = true;
                } catch (Crash died) {
                    living = rig.start(deaths);
                }
            }
        }
    }

    private static Map<String, Long> asOffsets(Map<String, Integer> places) {
        Map<String, Long> offsets = new TreeMap<>();
        places.forEach((partition, place) -> offsets.put(partition, place.longValue()));
        return offsets;
    }

    private static Map<String, Integer> readSome(Builder rig, SimulatedLog log, Random random) {
        Map<String, Integer> at = new TreeMap<>();
        log.partitions().forEach((partition, records) -> {
            at.put(partition, 0);
            for (int batches = random.nextInt(4); batches > 0; batches--) {
                read(rig, partition, records, at, random);
            }
        });
        return at;
    }

    private static void readAll(Builder rig, SimulatedLog log, Map<String, Integer> at, Random random) {
        log.partitions().forEach((partition, records) -> {
            while (at.get(partition) < records.size()) {
                read(rig, partition, records, at, random);
            }
        });
    }

    /** A batch, wherever the last one ended. */
    private static void read(
            Builder rig, String partition, List<Told> records, Map<String, Integer> at, Random random) {
        int from = at.get(partition);
        if (from == records.size()) {
            return;
        }
        int to = from + 1 + random.nextInt(Math.min(20, records.size() - from));
        List<Told> batch = new ArrayList<>(records.subList(from, to));
        rig.deliver(partition, batch);
        at.put(partition, to);
    }

    @Provide
    Arbitrary<List<Event>> withConflicts() {
        return Histories.withConflicts();
    }
}
