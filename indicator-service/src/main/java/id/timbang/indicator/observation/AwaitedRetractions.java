package id.timbang.indicator.observation;

import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.ObservationRetracted;
import id.timbang.contracts.RetractionRequested;
import id.timbang.indicator.facts.Fact;
import id.timbang.indicator.facts.FactLog;
import id.timbang.indicator.facts.KnownFacts;
import id.timbang.kit.state.StateStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Retractions that wait for their fact, of which nobody knows yet whose it is. Usually the fact is told together with
 * its retraction. Where it was told in the same moment as the retraction was asked for, or the service ended between the
 * two, {@link #settleAll()} finds it.
 */
final class AwaitedRetractions {

    private static final String TAKEN_BACK_BEFORE = "Taken back before it was told.";

    private final StateStore<RetractionRequested> store;
    private final KnownFacts facts;
    private final FactLog log;
    private final Map<String, RetractionRequested> waiting = new ConcurrentHashMap<>();

    AwaitedRetractions(StateStore<RetractionRequested> store, KnownFacts facts, FactLog log) {
        this.store = store;
        this.facts = facts;
        this.log = log;
    }

    /** Takes over what the log tells. */
    void apply(RetractionRequested told) {
        store.restore(told);
        if (told.settled()) {
            waiting.remove(told.key());
        } else {
            waiting.put(told.key(), told);
        }
    }

    /**
     * Asks for a fact to be taken back as soon as it is told.
     *
     * @return false where that has been asked for before; the reason given then stays
     */
    boolean await(String source, String id, String reason) {
        String key = key(source, id);
        boolean before = store.find(key).filter(known -> !known.settled()).isPresent();
        if (!before) {
            RetractionRequested request = store.put(
                            key, version -> new RetractionRequested(source, id, version, reason, false))
                    .state();
            waiting.put(key, request);
        }
        // It may have been told since we looked.
        settle(source, id);
        return !before;
    }

    /**
     * What is to be told along with a new fact that was taken back before; none for most facts.
     *
     * @param before what is known of it although it has not been told
     */
    Optional<ObservationRetracted> retractionOf(ObservationRecorded fact, @Nullable Fact before) {
        RetractionRequested request = waiting.isEmpty() ? null : waiting.get(key(fact.source(), fact.id()));
        if (request != null) {
            return Optional.of(retraction(fact, request.reason()));
        }
        // Corrected or taken back as somebody else's: under that key of the log it would not meet this fact.
        return before == null || before.employeeId().equals(fact.employeeId())
                ? Optional.empty()
                : Optional.of(retraction(fact, TAKEN_BACK_BEFORE));
    }

    private static ObservationRetracted retraction(ObservationRecorded fact, String reason) {
        return new ObservationRetracted(fact.id(), fact.source(), fact.employeeId(), reason);
    }

    /**
     * Takes back a fact for which that was asked, once it has been told; what has been done of it is not done again. A
     * fact that has been corrected since stays as it was corrected.
     */
    void settle(String source, String id) {
        String key = key(source, id);
        if (!waiting.containsKey(key)
                || facts.find(source, id).filter(Fact::isTold).isEmpty()) {
            return;
        }
        Optional<RetractionRequested> request = store.find(key).filter(known -> !known.settled());
        if (request.isPresent()) {
            String reason = request.get().reason();
            facts.find(source, id)
                    .filter(fact -> fact.version() == 1 && !fact.retracted())
                    .ifPresent(
                            fact -> log.tell(List.of(new ObservationRetracted(id, source, fact.employeeId(), reason))));
            store.put(key, version -> new RetractionRequested(source, id, version, reason, true));
        }
        waiting.remove(key);
    }

    /** As {@link #settle}, for all that wait. */
    void settleAll() {
        List.copyOf(waiting.values()).forEach(request -> settle(request.source(), request.id()));
    }

    private static String key(String source, String id) {
        return new RetractionRequested(source, id, 0, "", false).key();
    }
}
