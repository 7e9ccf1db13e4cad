package id.timbang.scoring.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.timbang.contracts.Event;
import id.timbang.contracts.ScoreChanged;
import id.timbang.scoring.evidence.Told;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A partition is read on by another while its former owner is still at its last facts, and then dies. */
class FormerOwnerTest {

    @Test
    void the_older_score_that_it_told_last_is_followed_by_the_newer_one_at_the_next_start() {
        Map.Entry<String, List<Told>> partition = new SimulatedLog(
                        List.<Event>of(Histories.document("o-1"), Histories.document("o-2")))
                .partitions()
                .entrySet()
                .iterator()
                .next();
        try (ScoringRig rig = new ScoringRig()) {
            ScoringRig.Instance owner = rig.start(new Crash.Plan(Set.of()));
            ScoringRig.Instance former = rig.start(new Crash.Plan(Set.of()) {
                private boolean isTakenOver;

                @Override
                public void step() {
                    if (!isTakenOver && !rig.stored().isEmpty()) {
                        isTakenOver = true;
                        owner.deliver(partition.getKey(), partition.getValue());
                    }
                    if (rig.everythingPublished().size() == 2) {
                        throw new Crash();
                    }
                }
            });
            assertThatThrownBy(() -> former.deliver(
                            partition.getKey(), partition.getValue().subList(0, 1)))
                    .isInstanceOf(Crash.class);
            assertThat(rig.everythingPublished())
                    .as("the newer, then the older")
                    .extracting(ScoreChanged::version)
                    .isSortedAccordingTo((one, other) -> Long.compare(other, one))
                    .doesNotHaveDuplicates();

            ScoringRig.Instance next = rig.start(new Crash.Plan(Set.of()));
            next.caughtUp();
            next.recalculate();

            List<ScoreChanged> told = rig.everythingPublished();
            assertThat(rig.stored().values()).containsExactly(told.get(told.size() - 1));
        }
    }
}
