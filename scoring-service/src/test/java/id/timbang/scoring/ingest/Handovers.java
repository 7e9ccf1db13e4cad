package id.timbang.scoring.ingest;

import id.timbang.scoring.evidence.Told;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Two processes over one store. At given steps of whichever works, the other becomes the owner of its partition, reads
 * on from the progress, and works until it is done or is succeeded in its turn; then the first one goes on with the
 * batch it was at, as a process does that was paused and does not know.
 */
final class Handovers {

    private final ScoringRig rig;
    private final Map<String, List<Told>> partitions;
    private final Set<Integer> handovers;
    private final Random random;
    private final Deque<ScoringRig.Instance> idle = new ArrayDeque<>();
    private int step;
    private String partition = "";

    Handovers(ScoringRig rig, SimulatedLog log, Set<Integer> handovers, Random random) {
        this.rig = rig;
        this.partitions = log.partitions();
        this.handovers = handovers;
        this.random = random;
        Crash.Plan plan = new Crash.Plan(Set.of()) {
            @Override
            public void step() {
                if (handovers.contains(step++) && !idle.isEmpty()) {
                    handOver();
                }
            }
        };
        idle.add(rig.start(plan));
        idle.add(rig.start(plan));
    }

    void consume() {
        for (String each : partitions.keySet()) {
            partition = each;
            while (rig.next(each) < partitions.get(each).size()) {
                handOver();
            }
        }
    }

    /** Lets an idle process work on the partition from its progress on. */
    private void handOver() {
        ScoringRig.Instance owner = idle.removeFirst();
        List<Told> records = partitions.get(partition);
        int from = rig.next(partition);
        int batches = 1 + random.nextInt(3);
        for (int batch = 0; batch < batches && from < records.size(); batch++) {
            int to = from + 1 + random.nextInt(Math.min(20, records.size() - from));
            owner.deliver(partition, records.subList(from, to));
            // It goes on from where it was, also where another has come further by now.
            from = to;
        }
        idle.addLast(owner);
    }
}
