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
import java.util.Set;

/**
 * Scores as pages are told them, read and written out once for all that show them. What is kept is never older than the
 * newest change that was heard of.
 */
final class NewestScores {

    private static final long MOST_CHARACTERS = 32L << 20;
    /** A new day, and a change of the directory that moves no score, show up that much later. */
    private static final Duration KEPT = Duration.ofSeconds(10);

    private final LiveSource source;
    private final Cache<Key, LiveScore> kept = Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS)
            .weigher((Key key, LiveScore score) -> score.json().length())
            .expireAfterWrite(KEPT)
            .build();

    /** What is being read, as far as no change of it was heard of since the reading began. */
    private final Set<Set<Key>> reading = Collections.newSetFromMap(new IdentityHashMap<>());

    NewestScores(LiveSource source) {
        this.source = source;
    }

    private record Key(Period month, String employeeId) {}

    /** A score changed: what was read before this call is not to be kept. */
    void changed(Period month, String employeeId) {
        Key key = new Key(month, employeeId);
        synchronized (reading) {
            reading.forEach(keys -> keys.remove(key));
            kept.invalidate(key);
        }
    }

    /** The scores of these employees in that month, of those who have one. */
    List<LiveScore> of(Period month, Collection<String> employees) {
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
        if (!missing.isEmpty()) {
            found.addAll(read(month, missing, keys));
        }
        return found;
    }

    private List<LiveScore> read(Period month, List<String> employees, Set<Key> unchanged) {
        synchronized (reading) {
            reading.add(unchanged);
        }
        try {
            List<LiveScore> read = source.now(month, employees);
            synchronized (reading) {
                for (LiveScore score : read) {
                    Key key = new Key(month, score.employeeId());
                    if (unchanged.contains(key)) {
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
}
