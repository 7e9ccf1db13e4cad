package id.timbang.scoring.rebuild;

import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Filters;
import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreChanged;
import id.timbang.scoring.ingest.View;
import id.timbang.scoring.rebuild.Comparison.Difference;
import id.timbang.scoring.recalculation.Recalculating;
import id.timbang.scoring.standing.Standing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Compares two generations while facts go on flowing into both. They have no moment in common, so each employee's month is
 * compared by itself, when both have it from the same facts and by the same directory and catalogue; what does not agree
 * is looked at again while anything may be under way.
 */
final class Comparer {

    private static final int BATCH = 500;
    private static final int FIRST = 20;

    /** Short: both have somebody's month from the same facts for a moment only, where facts of it keep coming. */
    private static final Duration IN_FLUX = Duration.ofMillis(10);

    private final View before;
    private final View after;
    private final Recalculating recalculation;
    private final Stop stop;
    private Duration patience;

    /** @param patience how long, over all, differences are looked at again that nothing known explains */
    Comparer(View before, View after, Recalculating recalculation, Stop stop, Duration patience) {
        this.before = before;
        this.after = after;
        this.recalculation = recalculation;
        this.stop = stop;
        this.patience = patience;
    }

    /** Takes pairs in the order of their keys. */
    private interface Taker {
        void take(Pair pair);
    }

    Comparison compare() throws StoppedException {
        ScoresDigest digestBefore = new ScoresDigest();
        ScoresDigest digestAfter = new ScoresDigest();
        List<Difference> first = new ArrayList<>();
        long[] differing = new long[1];
        eachPair(pair -> {
            add(pair.before(), digestBefore);
            add(pair.after(), digestAfter);
            if (pair.saysTheSame()) {
                goOnFromItsVersion(pair);
            } else {
                differing[0]++;
                if (first.size() < FIRST) {
                    first.add(difference(pair.key()));
                }
            }
        });
        return new Comparison(
                digestBefore.hex(), digestAfter.hex(), differing[0] == 0, digestAfter.scores(), differing[0], first);
    }

    /**
     * The scores of the new generation that are not the same in the one before, each with a version above that which was
     * told.
     */
    void eachDiffering(Consumer<ScoreChanged> action) throws StoppedException {
        eachPair(pair -> {
            Standing made = pair.after();
            if (!pair.saysTheSame() && made != null) {
                long told = pair.before() == null ? 0 : pair.before().version();
                after.standings()
                        .lift(pair.key(), Math.max(told, made.version()) + 1)
                        .ifPresent(action);
            }
        });
    }

    /** Changes that instances knew at different times have lifted the old one's: the next must be above that. */
    private void goOnFromItsVersion(Pair pair) {
        if (pair.before() != null
                && pair.after() != null
                && pair.before().version() > pair.after().version()) {
            after.standings().lift(pair.key(), pair.before().version());
        }
    }

    private static void add(@Nullable Standing standing, ScoresDigest digest) {
        if (standing != null && standing.score() != null) {
            digest.add(standing.score());
        }
    }

    private static Difference difference(String key) {
        int bar = key.lastIndexOf('|');
        return new Difference(key.substring(0, bar), Period.parse(key.substring(bar + 1)));
    }

    private void eachPair(Taker taker) throws StoppedException {
        try (MongoCursor<String> ofBefore = before.standingStore().keys(Filters.empty());
                MongoCursor<String> ofAfter = after.standingStore().keys(Filters.empty())) {
            Iterator<String> keys = new MergedKeys(ofBefore, ofAfter);
            while (keys.hasNext()) {
                List<String> batch = new ArrayList<>(BATCH);
                while (batch.size() < BATCH && keys.hasNext()) {
                    batch.add(keys.next());
                }
                settled(batch).forEach(taker::take);
            }
        }
    }

    /** Those pairs, in their order, each looked at until it agrees or nothing is under way that could make it agree. */
    private List<Pair> settled(List<String> keys) throws StoppedException {
        Map<String, Pair> settled = new TreeMap<>();
        List<String> open = keys;
        while (true) {
            stop.check();
            // The order matters: what was idle, and how far both had come, before their standings were read.
            boolean idle = recalculation.isIdle();
            Map<String, Long> progressBefore = before.progress().all();
            Map<String, Long> progressAfter = after.progress().all();
            Map<String, Standing> found = before.standingStore().find(open);
            Map<String, Standing> made = after.standingStore().find(open);
            List<String> again = new ArrayList<>();
            List<String> different = new ArrayList<>();
            for (String key : open) {
                Pair pair = new Pair(key, found.get(key), made.get(key));
                boolean comparable = pair.isComparable(progressBefore, progressAfter);
                boolean over = comparable && idle && patience.isZero();
                if (comparable && pair.saysTheSame() || over) {
                    settled.put(key, pair);
                } else {
                    again.add(key);
                    if (comparable) {
                        different.add(key);
                    }
                }
            }
            if (again.isEmpty()) {
                return keys.stream().map(settled::get).toList();
            }
            after.standings().rescore(different);
            stop.pause(different.isEmpty() ? IN_FLUX : Stop.PAUSE);
            if (!different.isEmpty() && idle) {
                Duration left = patience.minus(Stop.PAUSE);
                patience = left.isNegative() ? Duration.ZERO : left;
            }
            open = again;
        }
    }
}
