package id.timbang.scoring.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.Period;
import id.timbang.scoring.standing.Standing;
import id.timbang.scoring.tally.MonthTallies;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** When two generations can be compared at all. */
class PairTest {

    private static final Map<String, Long> FAR = Map.of("p-0", 100L, "p-1", 100L);

    @Test
    void those_of_the_same_facts_can_be_compared_at_once() {
        Pair pair = new Pair("e|2026-10", standing(Map.of("p-0", 7L)), standing(Map.of("p-0", 7L)));

        assertThat(pair.isComparable(Map.of(), Map.of())).isTrue();
    }

    @Test
    void a_fact_that_one_of_them_has_not_come_to_yet_is_waited_for() {
        Pair pair = new Pair("e|2026-10", standing(Map.of("p-0", 7L)), standing(Map.of("p-0", 5L)));

        assertThat(pair.isComparable(FAR, Map.of("p-0", 7L)))
                .as("7 is the next it reads")
                .isFalse();
        assertThat(pair.isComparable(Map.of("p-0", 7L), FAR))
                .as("7 is read, but not done with")
                .isFalse();
    }

    @Test
    void a_fact_that_both_have_come_past_and_one_lacks_is_a_difference() {
        Pair lost = new Pair("e|2026-10", null, standing(Map.of("p-0", 7L)));

        assertThat(lost.isComparable(Map.of("p-0", 8L), Map.of("p-0", 8L))).isTrue();
        assertThat(lost.isComparable(Map.of(), Map.of("p-0", 8L))).isFalse();
    }

    @Property
    void two_lists_of_keys_are_gone_through_in_one_order_each_key_once(
            @ForAll Set<String> one, @ForAll Set<String> other) {
        List<String> merged = new ArrayList<>();
        new MergedKeys(new TreeSet<>(one).iterator(), new TreeSet<>(other).iterator()).forEachRemaining(merged::add);

        Set<String> union = new TreeSet<>(one);
        union.addAll(other);
        assertThat(merged).isEqualTo(List.copyOf(union));
    }

    @Test
    void progress_tells_how_far_it_is_and_how_long_it_will_take() {
        Instant now = Instant.parse("2026-11-01T00:00:10Z");

        Reached reached =
                Reached.of(Map.of("p-0", 2_000L), Map.of("p-0", 4_000L, "p-1", 2_000L), Duration.ofSeconds(10), now);

        assertThat(reached.share()).isEqualByComparingTo("33.33");
        assertThat(reached.eventsPerSecond()).isEqualTo(200);
        assertThat(reached.expectedEnd()).isEqualTo(now.plusSeconds(20));
        assertThat(Reached.of(Map.of(), Map.of("p-0", 0L), Duration.ZERO, now).share())
                .as("of nothing, all is done")
                .isEqualByComparingTo("100");
    }

    private static Standing standing(Map<String, Long> applied) {
        return new Standing("e", null, Period.parse("2026-10"), 1, applied, new MonthTallies(), 0, null, Instant.EPOCH);
    }
}
