package id.timbang.indicator.catalogue;

import id.timbang.contracts.ScorecardChanged;
import id.timbang.kit.state.StateStore;
import id.timbang.kit.state.StateStore.Outcome;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Scorecards by revision. A revision is stored under a key of its own and never edited: storing the next one under
 * its key is the conditional write, and of two changes at once one comes after the other.
 */
@Component
final class Scorecards {

    private final StateStore<ScorecardChanged> store;
    private final CatalogueView catalogue;

    Scorecards(StateStore<ScorecardChanged> store, CatalogueView catalogue) {
        this.store = store;
        this.catalogue = catalogue;
    }

    /** Makes the wanted content the next revision, unless the latest has it already. */
    Outcome<ScorecardChanged> put(String scorecardId, LongFunction<ScorecardChanged> wanted) {
        while (true) {
            @Nullable ScorecardChanged latest = latest(scorecardId).orElse(null);
            if (latest != null && latest.equals(wanted.apply(latest.revision()))) {
                return store.put(latest.key(), same -> latest);
            }
            ScorecardChanged next = wanted.apply(latest == null ? 1 : latest.revision() + 1);
            Optional<Outcome<ScorecardChanged>> stored = store.insert(next);
            if (stored.isPresent()) {
                catalogue.apply(next);
                return new Outcome<>(next, latest == null, true, stored.get().published());
            }
        }
    }

    /** The latest revision. What is known in memory may be behind by what another instance has just stored. */
    Optional<ScorecardChanged> latest(String scorecardId) {
        long revision = Math.max(1, catalogue.latestRevision(scorecardId));
        Optional<ScorecardChanged> latest = find(scorecardId, revision);
        for (Optional<ScorecardChanged> next = latest; next.isPresent(); next = find(scorecardId, ++revision)) {
            latest = next;
        }
        return latest;
    }

    Optional<ScorecardChanged> find(String scorecardId, long revision) {
        return store.find("scorecard/" + scorecardId + "/" + revision);
    }
}
