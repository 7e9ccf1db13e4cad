package id.timbang.scoring.standing;

import id.timbang.contracts.ScoreChanged;
import id.timbang.scoring.tally.MonthTallies;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Changes standings: folds facts in, exactly once in effect, and makes scores anew. Every change is one conditional
 * write; a lost race loads and folds again.
 */
public final class Standings {

    /** Standings held at once: a piece of a batch may touch some for each of hundreds of employees. */
    private static final int AT_ONCE = 100;

    private final StandingStore store;
    private final StandingScorer scorer;
    private final Clock clock;

    public Standings(StandingStore store, StandingScorer scorer, Clock clock) {
        this.store = store;
        this.scorer = scorer;
        this.clock = clock;
    }

    /**
     * Folds facts into the standings they are about. Facts at or before the highest offset applied from their partition
     * are in already and are passed over, so the same call twice has the effect of one.
     *
     * @param changes by standing's key, each partition's in the order of offsets
     */
    public Folded fold(Map<String, List<Change>> changes) {
        long known = scorer.changes();
        Folded folded = foldAll(changes);
        if (scorer.changes() == known) {
            return folded;
        }
        // Whoever went through all standings for that change may have done so before these were written.
        rescore(changes.keySet());
        return new Folded(scores(changes.keySet()), folded.lost());
    }

    private Folded foldAll(Map<String, List<Change>> changes) {
        List<ScoreChanged> scores = new ArrayList<>(changes.size());
        int lost = 0;
        Iterator<Map.Entry<String, List<Change>>> all = changes.entrySet().iterator();
        while (all.hasNext()) {
            Map<String, List<Change>> some = new LinkedHashMap<>();
            while (all.hasNext() && some.size() < AT_ONCE) {
                Map.Entry<String, List<Change>> next = all.next();
                some.put(next.getKey(), next.getValue());
            }
            while (!some.isEmpty()) {
                some.keySet().retainAll(fold(some, scores));
                lost += some.size();
            }
        }
        return new Folded(scores, lost);
    }

    /**
     * What came of folding facts in.
     *
     * @param scores as they stand afterwards, of every key given, whether this call changed it or an earlier one
     * @param lost   how many writes somebody else's came before of
     */
    public record Folded(List<ScoreChanged> scores, int lost) {}

    /** @return the keys of those to be folded again */
    private Set<String> fold(Map<String, List<Change>> changes, List<ScoreChanged> scores) {
        Map<String, Standing> loaded = store.withoutScores(changes.keySet());
        List<Standing> changed = new ArrayList<>(changes.size());
        List<String> unchanged = new ArrayList<>();
        changes.forEach((key, its) -> {
            Change any = its.get(0);
            Standing before = loaded.getOrDefault(key, Standing.empty(any.employeeId(), any.month()));
            Standing next = folded(its, before);
            if (next == before) {
                unchanged.add(key);
            } else {
                changed.add(next);
            }
        });
        Set<String> lost = store.replaceAll(changed);
        for (Standing next : changed) {
            if (next.score() != null && !lost.contains(next.key())) {
                scores.add(next.score());
            }
        }
        if (!unchanged.isEmpty()) {
            scores.addAll(scores(unchanged));
        }
        return lost;
    }

    private Standing folded(List<Change> changes, Standing before) {
        List<Change> fresh = before.fresh(changes);
        if (fresh.isEmpty()) {
            return before;
        }
        MonthTallies tallies = before.tallies();
        fresh.forEach(change -> change.applyTo(tallies));
        Map<String, Long> applied = new TreeMap<>(before.applied());
        fresh.forEach(change -> applied.put(change.partition(), change.offset()));
        return scorer.scored(before.next(applied, tallies, clock.instant()));
    }

    /**
     * Makes the scores of standings anew, by the directory and catalogue of now.
     *
     * @return those that changed
     */
    public List<ScoreChanged> rescore(Collection<String> keys) {
        return store.find(keys).values().stream()
                .map(this::rescore)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The scores under those keys as they stand. */
    public List<ScoreChanged> scores(Collection<String> keys) {
        return store.find(keys).values().stream()
                .map(Standing::score)
                .filter(Objects::nonNull)
                .toList();
    }

    private Optional<ScoreChanged> rescore(Standing loaded) {
        Standing before = loaded;
        while (true) {
            Standing after = scorer.scored(before.next(before.applied(), before.tallies(), clock.instant()));
            if (after.score() == null || saysTheSame(before, after)) {
                return Optional.empty();
            }
            if (store.replace(after)) {
                return Optional.of(after.score());
            }
            Optional<Standing> found = store.find(before.key());
            if (found.isEmpty()) {
                return Optional.empty();
            }
            before = found.get();
        }
    }

    /**
     * Lets a score have at least that version, for one that was told with it, or with the one before, stood in its place.
     *
     * @return the score as it stands then; none where there is none
     */
    public Optional<ScoreChanged> lift(String key, long version) {
        while (true) {
            Standing found = store.find(key).orElse(null);
            if (found == null || found.score() == null) {
                return Optional.empty();
            }
            if (found.version() >= version) {
                return Optional.of(found.score());
            }
            Standing lifted = found.lifted(version, clock.instant());
            if (store.replace(lifted)) {
                return Optional.of(Objects.requireNonNull(lifted.score()));
            }
        }
    }

    /** Whether two standings differ in their version only. */
    private static boolean saysTheSame(Standing before, Standing after) {
        ScoreChanged old = before.score();
        ScoreChanged made = Objects.requireNonNull(after.score());
        return old != null
                && old.withVersion(made.version()).equals(made)
                && Objects.equals(before.officeId(), after.officeId());
    }

    /**
     * Tells scores that are written. Where others have been written meanwhile, whoever did may have told them before, and
     * the last that is told is all that compaction leaves of a key: so what stands is told again, until it is the last.
     */
    public void tell(List<ScoreChanged> scores, Consumer<List<ScoreChanged>> publisher) {
        publisher.accept(scores);
        for (List<ScoreChanged> last = overtaken(scores); !last.isEmpty(); last = overtaken(last)) {
            publisher.accept(last);
        }
    }

    private List<ScoreChanged> overtaken(List<ScoreChanged> told) {
        Map<String, Long> versions =
                store.versions(told.stream().map(ScoreChanged::key).toList());
        List<String> overtaken = told.stream()
                .filter(score -> versions.getOrDefault(score.key(), score.version()) != score.version())
                .map(ScoreChanged::key)
                .toList();
        return overtaken.isEmpty() ? List.of() : scores(overtaken);
    }
}
