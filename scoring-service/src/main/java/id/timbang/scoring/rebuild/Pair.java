package id.timbang.scoring.rebuild;

import id.timbang.contracts.ScoreChanged;
import id.timbang.scoring.standing.Standing;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where an employee stands in a month by two generations. */
record Pair(String key, @Nullable Standing before, @Nullable Standing after) {

    /** Whether both print the same figures. */
    boolean saysTheSame() {
        return Objects.equals(figures(before), figures(after));
    }

    private static @Nullable ScoreChanged figures(@Nullable Standing standing) {
        return standing == null || standing.score() == null
                ? null
                : standing.score().withVersion(0);
    }

    /**
     * Whether both are made from the same facts: from the same offsets, or else from all that both generations have come
     * past, so that a fact which one of them lacks is none that is still to come.
     *
     * @param progressBefore the first offset not applied, by partition, read before the standings were
     */
    boolean isComparable(Map<String, Long> progressBefore, Map<String, Long> progressAfter) {
        Map<String, Long> one = applied(before);
        Map<String, Long> other = applied(after);
        Set<String> partitions = new HashSet<>(one.keySet());
        partitions.addAll(other.keySet());
        return partitions.stream().allMatch(partition -> {
            long highest = Math.max(one.getOrDefault(partition, -1L), other.getOrDefault(partition, -1L));
            return Objects.equals(one.get(partition), other.get(partition))
                    || highest < progressBefore.getOrDefault(partition, 0L)
                            && highest < progressAfter.getOrDefault(partition, 0L);
        });
    }

    private static Map<String, Long> applied(@Nullable Standing standing) {
        return standing == null ? Map.of() : standing.applied();
    }
}
