package id.timbang.scoring.ingest;

import id.timbang.contracts.Event;
import id.timbang.scoring.evidence.Told;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Two processes over one store, each of which follows the directory and the catalogue on its own, makes scores anew and
 * folds in facts of any partition. What is done next is random; and at given steps of whichever works, something else is
 * done in the middle: by the other, or by another thread of the same. At some steps a process dies, and one that starts
 * takes its place.
 */
final class Revising {

    private static final int DEEPEST = 3;

    private final ScoringRig rig;
    private final Map<String, List<Told>> partitions;
    private final List<Event> reference;
    private final Set<Integer> interruptions;
    private final Set<Integer> deaths;
    private final Random random;
    private final List<Process> processes = new ArrayList<>();
    private int step;
    private int depth;
    private int told;

    /** @param reference what is told of the directory and the catalogue, in this order */
    Revising(
            ScoringRig rig,
            SimulatedLog log,
            List<Event> reference,
            Set<Integer> interruptions,
            Set<Integer> deaths,
            Random random) {
        this.rig = rig;
        this.partitions = log.partitions();
        this.reference = reference;
        this.interruptions = interruptions;
        this.deaths = deaths;
        this.random = random;
        processes.add(new Process());
        processes.add(new Process());
    }

    private final class Process {

        private final Set<String> busy = new HashSet<>();
        private final ScoringRig.Instance instance;
        private int learned;
        private boolean dead;

        /** As it starts: with what there is to read of the directory and the catalogue, or with what compaction has left. */
        Process() {
            instance = rig.start(new Crash.Plan(Set.of()) {
                @Override
                public void step() {
                    taken();
                }
            });
            List<Event> readable = reference.subList(0, told);
            (random.nextBoolean() ? readable : compacted(readable)).forEach(instance::learn);
            learned = told;
            instance.caughtUp();
        }

        private void taken() {
            int now = step++;
            if (deaths.contains(now)) {
                dead = true;
            }
            if (interruptions.contains(now) && depth < DEEPEST) {
                for (int more = 1 + random.nextInt(3); more > 0 && !dead; more--) {
                    something();
                }
            }
            if (dead) {
                throw new Crash();
            }
        }

        void deliver() {
            List<String> open = partitions.keySet().stream()
                    .filter(partition -> !busy.contains(partition))
                    .filter(partition ->
                            rig.next(partition) < partitions.get(partition).size())
                    .toList();
            if (!open.isEmpty()) {
                String partition = open.get(random.nextInt(open.size()));
                List<Told> records = partitions.get(partition);
                int from = rig.next(partition);
                int to = from + 1 + random.nextInt(Math.min(20, records.size() - from));
                alone(partition, () -> instance.deliver(partition, records.subList(from, to)));
            }
        }

        void learn() {
            int to = Math.min(reference.size(), learned + 1 + random.nextInt(8));
            while (learned < to) {
                instance.learn(reference.get(learned++));
            }
            told = Math.max(told, learned);
        }

        void recalculate() {
            if (!busy.contains("recalculation")) {
                alone("recalculation", instance::recalculate);
            }
        }

        /** One thread does this in a process. */
        private void alone(String what, Runnable work) {
            busy.add(what);
            try {
                work.run();
            } finally {
                busy.remove(what);
            }
        }

        boolean isDone() {
            return learned == reference.size() && instance.isIdle();
        }
    }

    private static List<Event> compacted(List<Event> log) {
        Map<String, Event> latest = new LinkedHashMap<>();
        log.forEach(event -> {
            latest.remove(event.key());
            latest.put(event.key(), event);
        });
        return List.copyOf(latest.values());
    }

    /** Until all is told, and everybody has made anew whatever it knew to be due. */
    void run() {
        while (!isDone()) {
            something();
        }
    }

    private boolean isDone() {
        return processes.stream().allMatch(Process::isDone)
                && partitions.entrySet().stream()
                        .allMatch(each ->
                                rig.next(each.getKey()) == each.getValue().size());
    }

    private void something() {
        int which = random.nextInt(processes.size());
        Process process = processes.get(which);
        depth++;
        try {
            switch (random.nextInt(3)) {
                case 0 -> process.deliver();
                case 1 -> process.learn();
                default -> process.recalculate();
            }
        } catch (Crash died) {
            // Where it died while doing something else as well, it is succeeded already.
            if (processes.get(which) == process) {
                processes.set(which, new Process());
            }
        } finally {
            depth--;
        }
    }
}
