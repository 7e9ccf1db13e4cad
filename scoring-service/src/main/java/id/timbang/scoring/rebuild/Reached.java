package id.timbang.scoring.rebuild;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far a rebuild has come.
 *
 * @param applied         events of all partitions that are applied
 * @param end             events there are
 * @param share           applied of those there are, in percent, two decimals, rounded down
 * @param eventsPerSecond since the start
 * @param expectedEnd     at that rate; none before anything was applied
 */
record Reached(
        List<Partition> partitions,
        long applied,
        long end,
        BigDecimal share,
        long eventsPerSecond,
        @Nullable Instant expectedEnd) {

    private static final long MILLIS = 1000;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** A partition of the log: the first offset that is not applied, and the first that is not written. */
    record Partition(String partition, long applied, long end) {}

    static final Reached NOTHING = new Reached(List.of(), 0, 0, BigDecimal.ZERO.setScale(2), 0, null);

    /** @param lasted since the start, until {@code now} */
    static Reached of(Map<String, Long> next, Map<String, Long> ends, Duration lasted, Instant now) {
        List<Partition> partitions = new TreeMap<>(ends)
                .entrySet().stream()
                        .map(end -> new Partition(end.getKey(), next.getOrDefault(end.getKey(), 0L), end.getValue()))
                        .toList();
        long applied = partitions.stream().mapToLong(Partition::applied).sum();
        long end = partitions.stream().mapToLong(Partition::end).sum();
        BigDecimal share = end == 0
                ? HUNDRED.setScale(2)
                : BigDecimal.valueOf(applied).multiply(HUNDRED).divide(BigDecimal.valueOf(end), 2, RoundingMode.DOWN);
        long millis = Math.max(1, lasted.toMillis());
        Instant expected = applied == 0 ? null : now.plusMillis(Math.multiplyExact(end - applied, millis) / applied);
        return new Reached(partitions, applied, end, share, applied * MILLIS / millis, expected);
    }
}
