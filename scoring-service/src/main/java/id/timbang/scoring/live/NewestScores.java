package id.timbang.scoring.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import id.timbang.contracts.Period;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Scores as pages are told them, read and written out once for all that show them. What is kept is never older than the
 * newest change that was heard of. What is read may be: the score of a quarter or a year is in the log before it is in
 * the store, and in the moment of a swap the store that is read is the old one.
 */
final class NewestScores {

    private static final long MOST_CHARACTERS = 32L << 20;
    /** A new day, and a change of the directory that moves no score, show up that much later. */
    private static final Duration KEPT = Duration.ofSeconds(10);
    /** Who writes is that much behind the log at most; who died in between tells the change again. */
    private static final Duration LONGEST_UNWRITTEN = Duration.ofSeconds(10);

    private static final long MOST_HEARD = 100_000;

    private final LiveSource source;
    private final Cache<Key, LiveScore> kept = Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS)
            .weigher((Key key, LiveScore score) -> score.json().length())
            .expireAfterWrite(KEPT)
            .build();

    /** The newest versions that were heard of, until they were read. */
    private final Map<Key, Long> heard = Caffeine.newBuilder()
            .maximumSize(MOST_HEARD)
            .expireAfterWrite(LONGEST_UNWRITTEN)
            .<Key, Long>build()
            .asMap();

    /** What is being read, as far as no change of it was heard of since the reading began. */
    private final Set<Set<Key>> reading = Collections.newSetFromMap(new IdentityHashMap<>());

    NewestScores(LiveSource source) {
        this.source = source;
    }

    private record Key(Period month, String employeeId) {}

    /**
     * Scores as they stand.
     *
     * @param behind whose change was heard of, but is not written yet: they are to be read again
     */
    record Now(List<LiveScore> scores, List<String> behind) {}

    /** A score changed: what was read before this call is not to be kept. */
    void changed(Period month, String employeeId, long version) {
        Key key = new Key(month, employeeId);
        synchronized (reading) {
            reading.forEach(keys -> keys.remove(key));
            kept.invalidate(key);
            heard.merge(key, version, Math::max);
        }
    }

    /**
     * The scores of these employees in that month, of those who have one.
     *
     * @param soon whose are asked for next: where anything is read, theirs are read with it
     */
    Now of(Period month, Collection<String> employees, Collection<String> soon) {
        List<LiveScore> found = new ArrayList<>(employees.size());
        List<String> missing = new ArrayList<>();
        Set<Key> keys = new HashSet<>();
        for (String employee : employees) {
            Key key = new Key(month, employee);
            LiveScore score = kept.getIfPresent(key);
            if (score == null) {
                missing.add(employee);
                keys.add(key);
            } else {
                found.add(score);
            }
        }
        if (missing.isEmpty()) {
            return new Now(found, List.of());
        }
        Set<String> wanted = Set.copyOf(missing);
        for (String employee : soon) {
            Key key = new Key(month, employee);
            if (kept.getIfPresent(key) == null && keys.add(key)) {
                missing.add(employee);
            }
        }
        List<String> behind = new ArrayList<>();
        read(month, missing, keys, behind).stream()
                .filter(score -> wanted.contains(score.employeeId()))
                .forEach(found::add);
        behind.retainAll(wanted);
        return new Now(found, behind);
    }

    private List<LiveScore> read(Period month, List<String> employees, Set<Key> unchanged, List<String> behind) {
        synchronized (reading) {
            reading.add(unchanged);
        }
        try {
            List<LiveScore> read = source.now(month, employees);
            synchronized (reading) {
                Map<String, LiveScore> byEmployee =
                        read.stream().collect(Collectors.toMap(LiveScore::employeeId, Function.identity()));
                for (String employee : employees) {
                    Key key = new Key(month, employee);
                    LiveScore score = byEmployee.get(employee);
                    if (isBehind(key, score)) {
                        behind.add(employee);
                    } else if (score != null && unchanged.contains(key)) {
                        kept.put(key, score);
                    }
                }
            }
            return read;
        } finally {
            synchronized (reading) {
                reading.remove(unchanged);
            }
        }
    }

    private boolean isBehind(Key key, @Nullable LiveScore read) {
        return heard.computeIfPresent(
                        key, (same, version) -> read != null && read.version() >= version ? null : version)
                != null;
    }
}
