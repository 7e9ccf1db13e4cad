package id.timbang.indicator.catalogue;

import id.timbang.contracts.ScorecardChanged;
import id.timbang.kit.problem.Problem;
import id.timbang.kit.state.StateStore;
import id.timbang.kit.state.StateStore.Outcome;
import java.util.List;
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
    private final ClosedPeriods closed;

    Scorecards(StateStore<ScorecardChanged> store, CatalogueView catalogue, ClosedPeriods closed) {
        this.store = store;
        this.catalogue = catalogue;
        this.closed = closed;
    }

    /**
     * Makes the wanted content the next revision, unless the latest asks the same already, whoever made it.
     *
     * @throws Problem a 409 where the next revision would reach back into a closed period
     */
    Outcome<ScorecardChanged> put(String scorecardId, LongFunction<ScorecardChanged> wanted) {
        while (true) {
            @Nullable ScorecardChanged latest = latest(scorecardId).orElse(null);
            if (latest != null && latest.asksTheSameAs(wanted.apply(latest.revision()))) {
                return store.put(latest.key(), same -> latest);
            }
            ScorecardChanged next = wanted.apply(latest == null ? 1 : latest.revision() + 1);
            closed.refuseReachingBack(next);
            Optional<Outcome<ScorecardChanged>> stored = store.insert(next);
            if (stored.isPresent()) {
                catalogue.apply(next);
                return new Outcome<>(next, latest == null, true, stored.get().published());
            }
        }
    }

    /** Makes a first revision; false where there is a scorecard of that id already. */
    boolean create(ScorecardChanged first) {
        closed.refuseReachingBack(first);
        boolean created = store.insert(first).isPresent();
        if (created) {
            catalogue.apply(first);
        }
        return created;
    }

    /** All revisions, the newest first. */
    List<ScorecardChanged> revisions(String scorecardId) {
        latest(scorecardId);
        return catalogue.revisions(scorecardId);
    }

    /** The latest revision. What is known in memory may be behind by what another instance has just stored. */
    Optional<ScorecardChanged> latest(String scorecardId) {
        long revision = Math.max(1, catalogue.latestRevision(scorecardId));
        Optional<ScorecardChanged> latest = find(scorecardId, revision);
        for (Optional<ScorecardChanged> next = latest; next.isPresent(); next = find(scorecardId, ++revision)) {
            latest = next;
            catalogue.apply(next.get());
        }
        return latest;
    }

    Optional<ScorecardChanged> find(String scorecardId, long revision) {
        return store.find("scorecard/" + scorecardId + "/" + revision);
    }
}
