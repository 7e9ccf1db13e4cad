package id.timbang.scoring.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.Event;
import id.timbang.contracts.ScoreChanged;
import id.timbang.contracts.ScoreChanged.ScoreItem;
import id.timbang.contracts.ScorecardChanged;
import id.timbang.contracts.ScorecardChanged.Item;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * Whatever is told of facts, of the directory and of the catalogue, in whatever order, and whatever is made anew in
 * between: in the end the scores are those of the oracle, and no score that was ever told mixes two revisions.
 */
class RevisionProperties {

    @Property(tries = 150)
    void scores_come_to_the_oracles_and_each_is_by_one_revision(
            @ForAll("facts") List<Event> facts,
            @ForAll("reference") List<Event> reference,
            @ForAll Random random,
            @ForAll @Size(max = 40) Set<@IntRange(max = 300) Integer> interruptions,
            @ForAll @Size(max = 3) Set<@IntRange(max = 300) Integer> deaths) {
        try (ScoringRig rig = new ScoringRig(List.of())) {
            new Revising(rig, new SimulatedLog(facts), reference, interruptions, deaths, random).run();

            assertThat(rig.scores()).isEqualTo(new TreeMap<>(new Oracle(facts, reference).scores()));
            rig.everythingPublished().forEach(score -> assertOneRevision(score, reference));
            assertNewestIsStored(rig);
            assertLastIsStored(rig);
        }
    }

    /** Everything that a score tells of its scorecard is what that revision says, and its figure is made of it. */
    private static void assertOneRevision(ScoreChanged score, List<Event> reference) {
        if (score.scorecard() == null) {
            assertThat(score.items()).isEmpty();
            assertThat(score.score()).isNull();
            return;
        }
        ScorecardChanged revision = reference.stream()
                .filter(ScorecardChanged.class::isInstance)
                .map(ScorecardChanged.class::cast)
                .filter(each -> each.scorecardId().equals(score.scorecard().id())
                        && each.revision() == score.scorecard().revision())
                .findFirst()
                .orElseThrow();
        assertThat(score.position()).isEqualTo(revision.position());
        assertThat(score.policy()).isEqualTo(revision.policy());
        assertThat(score.items())
                .extracting(RevisionProperties::asked)
                .isEqualTo(
                        revision.items().stream().map(RevisionProperties::asked).toList());
        assertThat(isMadeOf(score)).as("%s", score).isTrue();
    }

    private static List<Object> asked(ScoreItem item) {
        BigDecimal target = item.fullTarget() == null ? item.target() : item.fullTarget();
        return asked(item.indicator(), item.weight(), target, item.targetRange());
    }

    private static List<Object> asked(Item item) {
        return asked(item.indicator(), item.weight(), item.target(), item.targetRange());
    }

    private static List<Object> asked(String indicator, BigDecimal weight, BigDecimal target, Object range) {
        return List.of(indicator, weight, target == null ? "-" : target.stripTrailingZeros(), Objects.toString(range));
    }

    /** Achievements are told to two decimals, so the score is as near to what they make. */
    private static boolean isMadeOf(ScoreChanged score) {
        List<ScoreItem> counting = score.items().stream()
                .filter(item -> item.achievement() != null)
                .toList();
        if (counting.isEmpty()) {
            return score.score() == null;
        }
        BigDecimal weights = counting.stream().map(ScoreItem::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal weighed = counting.stream()
                .map(item -> item.weight().multiply(item.achievement()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return weighed.divide(weights, 6, RoundingMode.HALF_UP)
                        .subtract(score.score())
                        .abs()
                        .compareTo(new BigDecimal("0.0101"))
                < 0;
    }

    /** Who takes the highest version, whatever the order, has what is stored: there is one of that version. */
    private static void assertNewestIsStored(ScoringRig rig) {
        Map<String, ScoreChanged> stored = rig.stored();
        Map<String, Long> newest = new HashMap<>();
        rig.everythingPublished().forEach(score -> newest.merge(score.key(), score.version(), Math::max));
        assertThat(newest.keySet()).isEqualTo(stored.keySet());
        assertThat(rig.everythingPublished())
                .filteredOn(score -> score.version() == newest.get(score.key()))
                .allSatisfy(score -> assertThat(score).isEqualTo(stored.get(score.key())));
    }

    /** Who takes the last one of the topic, which is all that compaction leaves, has what is stored as well. */
    private static void assertLastIsStored(ScoringRig rig) {
        Map<String, ScoreChanged> last = new TreeMap<>();
        rig.everythingPublished().forEach(score -> last.put(score.key(), score));
        assertThat(last).isEqualTo(rig.stored());
    }

    @Provide
    Arbitrary<List<Event>> facts() {
        return Histories.histories();
    }

    @Provide
    Arbitrary<List<Event>> reference() {
        return ReferenceHistories.histories();
    }
}
