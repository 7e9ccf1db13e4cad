package id.timbang.scoring.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.Event;
import id.timbang.contracts.ScoreChanged;
import id.timbang.scoring.evidence.Told;
import id.timbang.scoring.score.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A partition is taken over by an instance that has read less of the directory than the one before. */
class KnowsLessTest {

    private static final int CHANGES = 5;

    @Test
    void no_version_is_told_twice_though_the_score_is_gone_in_between() {
        Map.Entry<String, List<Told>> partition = new SimulatedLog(
                        List.of(Histories.document("o-1"), Histories.document("o-2")))
                .partitions()
                .entrySet()
                .iterator()
                .next();
        try (ScoringRig rig = new ScoringRig(known())) {
            ScoringRig.Instance ahead = rig.start(new Crash.Plan(Set.of()));
            for (int version = 1; version <= CHANGES; version++) {
                ahead.learn(employee(version));
            }
            ahead.deliver(partition.getKey(), partition.getValue().subList(0, 1));
            ScoringRig.Instance behind = rig.start(new Crash.Plan(Set.of()));
            behind.caughtUp();
            behind.deliver(partition.getKey(), partition.getValue().subList(1, 2));
            assertThat(rig.stored()).isEmpty();
            for (int version = 1; version <= CHANGES; version++) {
                behind.learn(employee(version));
                behind.recalculate();
            }

            List<ScoreChanged> told = rig.everythingPublished();
            assertThat(told).extracting(ScoreChanged::officeId).contains("office-1", "office-" + CHANGES);
            assertThat(told).extracting(ScoreChanged::version).isSorted().doesNotHaveDuplicates();
            assertThat(rig.stored().values()).containsExactly(told.get(told.size() - 1));
        }
    }

    private static List<Event> known() {
        List<Event> known = new ArrayList<>(Catalogue.INDICATORS.values());
        known.add(Catalogue.SCORECARD_WITH_LATEST);
        return known;
    }

    private static EmployeeChanged employee(int version) {
        return new EmployeeChanged(
                "e-0", version, "E", null, "office-" + version, "officer", null, null, null, null, null, null);
    }
}
