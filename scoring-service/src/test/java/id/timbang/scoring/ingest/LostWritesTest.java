package id.timbang.scoring.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.Event;
import id.timbang.scoring.evidence.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Two instances have one partition for a moment, and one of them comes between the steps of the other. */
class LostWritesTest {

    private final Map.Entry<String, List<Told>> partition = new SimulatedLog(
                    List.<Event>of(Histories.document("o-1"), Histories.document("o-2")))
            .partitions()
            .entrySet()
            .iterator()
            .next();

    /** At one step of the slow instance the quick one does the same, and more. */
    private static final class Between extends Crash.Plan {

        private final int step;
        private Runnable quick = () -> {};

        private Between(int step) {
            super(Set.of());
            this.step = step;
        }

        @Override
        public synchronized void step() {
            if (steps() == step) {
                quick.run();
            }
            super.step();
        }
    }

    @Test
    void a_write_that_the_other_came_before_is_made_again_and_counted_and_no_fact_counts_twice() {
        List<String> lost = new ArrayList<>();
        int step = 0;
        while (isReached(step, lost)) {
            step++;
        }
        assertThat(lost).as("just before each of the two writes").containsExactly("evidence", "standing");
    }

    private boolean isReached(int step, List<String> lost) {
        try (ScoringRig rig = new ScoringRig()) {
            Between plan = new Between(step);
            ScoringRig.Instance slow = rig.start(plan);
            ScoringRig.Instance quick = rig.start(new Crash.Plan(Set.of()));
            plan.quick = () -> quick.deliver(partition.getKey(), partition.getValue());

            slow.deliver(partition.getKey(), partition.getValue().subList(0, 1));

            boolean reached = plan.steps() > step;
            assertThat(rig.evidence().values())
                    .as("facts that count, at step %d", step)
                    .containsExactly(reached ? 2L : 1L);
            for (String of : List.of("evidence", "standing")) {
                assertThat(quick.lostWrites(of)).isZero();
                for (int write = 0; write < slow.lostWrites(of); write++) {
                    lost.add(of);
                }
            }
            return reached;
        }
    }
}
