package id.timbang.kit.state;

import static id.timbang.kit.state.StateShape.pending;
import static id.timbang.kit.state.StateShape.version;

import id.timbang.contracts.Event;
import id.timbang.contracts.Versioned;
import id.timbang.kit.event.EventPublisher;
import id.timbang.kit.state.StateDocuments.Write;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * The latest state of things of one kind, each one document that carries its outgoing event. A change is one
 * conditional write; the event is published at once and {@code pending} cleared after the broker's
 * acknowledgement; {@link #publishPending()} publishes what a crash or an absent broker left. When nothing is pending,
 * the last event under a key in the log is the latest state's.
 *
 * <p>A document: {@code {_id: key, version, pending, unique?, state}}, with the state field for field as in the event.
 */
public final class StateStore<E extends Event & Versioned> {

    private final StateDocuments<E> documents;
    private final Outbox<E> outbox;

    public StateStore(MongoOperations mongo, String collection, Class<E> type, EventPublisher publisher) {
        this(mongo, collection, type, publisher, null);
    }

    /** @param unique what only one of them may have at a time; several instances of a service keep to it together */
    public StateStore(
            MongoOperations mongo,
            String collection,
            Class<E> type,
            EventPublisher publisher,
            @Nullable Function<E, @Nullable String> unique) {
        this.documents = new StateDocuments<>(mongo, collection, type, unique);
        this.outbox = new Outbox<>(documents, publisher);
    }

    /**
     * What came of a change.
     *
     * @param changed   false where the state was as wanted already, and nothing was written
     * @param published false where the broker is away, or another call is just publishing the same: the state is stored
     *     and its event follows
     */
    public record Outcome<E>(E state, boolean created, boolean changed, boolean published) {}

    /** A wanted state that depends on the present one. It may be asked more than once, each time afresh. */
    @FunctionalInterface
    public interface Change<E> {

        /**
         * The wanted state.
         *
         * @param present the state now, none where there is none
         * @param version the version the wanted state is to have
         * @return none to leave things as they are
         */
        @Nullable
        E wanted(@Nullable E present, long version);
    }

    /** The state under that event key, for example {@code office/asemrowo}. */
    public Optional<E> find(String key) {
        return Optional.ofNullable(documents.find(key)).map(documents::state);
    }

    /** The states under those keys, by key; in one read. */
    public Map<String, E> find(Collection<String> keys) {
        Map<String, E> found = new LinkedHashMap<>();
        documents.byKey(keys).forEach((key, document) -> found.put(key, documents.state(document)));
        return found;
    }

    /** Every state that matches, in the order of keys. Fields of the state are named {@code state.<field>}. */
    public List<E> find(Bson filter, int skip, int limit) {
        return documents.find(filter, skip, limit);
    }

    /** Hands over every state that matches, one after the other, in the order of keys. */
    public void each(Bson filter, Consumer<E> consumer) {
        documents.each(filter, consumer);
    }

    public long count(Bson filter) {
        return documents.count(filter);
    }

    /**
     * Makes the state under a key what it is wanted to be, as its next version, and publishes it. Wanting what is
     * there already changes nothing, and publishes what is not known to be in the log.
     *
     * @param wanted the wanted state, given the version it will have
     * @throws IllegalStateException where another has what only one may have; {@link #change} tells that as its answer
     */
    public Outcome<E> put(String key, LongFunction<E> wanted) {
        return change(key, (present, version) -> wanted.apply(version))
                .orElseThrow(() -> new IllegalStateException("another has what only one may have, so not " + key));
    }

    /**
     * As {@link #put}, for what depends on the present state.
     *
     * @return none where the change wants nothing, or where another has what only one may have
     */
    public Optional<Outcome<E>> change(String key, Change<E> change) {
        while (true) {
            Document found = documents.find(key);
            long version = found == null ? 0 : version(found);
            E present = found == null ? null : documents.state(found);
            E same = change.wanted(present, version);
            if (same == null) {
                return Optional.empty();
            }
            if (found != null && same.equals(present)) {
                boolean published = pending(found) == 0 || outbox.publishAgain(key);
                return Optional.of(new Outcome<>(same, false, false, published));
            }
            E next = change.wanted(present, version + 1);
            if (next == null) {
                return Optional.empty();
            }
            Optional<Outcome<E>> stored = store(key, version, next);
            if (stored.isPresent()) {
                return stored;
            }
            if (documents.isTaken(key, next)) {
                return Optional.empty();
            }
        }
    }

    /**
     * As {@link #put}, for many things at once: one read, one write and one publishing for all of them. What another
     * writer changes at the same moment is put by itself; it may then become two versions of the same content. What is
     * there already, and not known to be in the log, is left to {@link #publishPending()}.
     *
     * @param wanted the wanted states by key
     * @return what came of each, by key, in the same order
     */
    public Map<String, Outcome<E>> putAll(Map<String, LongFunction<E>> wanted) {
        Map<String, Change<E>> changes = new LinkedHashMap<>();
        wanted.forEach((key, state) -> changes.put(key, (present, version) -> state.apply(version)));
        return changeAll(changes);
    }

    /**
     * As {@link #change}, for many things at once, like {@link #putAll}.
     *
     * @return what came of each, by key, in the same order; nothing of one for which {@code change} answers none
     */
    public Map<String, Outcome<E>> changeAll(Map<String, Change<E>> changes) {
        Map<String, Document> found = documents.byKey(changes.keySet());
        Map<String, @Nullable Outcome<E>> outcomes = new LinkedHashMap<>();
        List<Write<E>> writes = new ArrayList<>();
        changes.forEach((key, change) -> {
            Document document = found.get(key);
            long version = document == null ? 0 : version(document);
            E present = document == null ? null : documents.state(document);
            E same = change.wanted(present, version);
            boolean unchanged = document != null && same != null && same.equals(present);
            outcomes.put(key, unchanged ? new Outcome<>(present, false, false, pending(document) == 0) : null);
            E next = unchanged || same == null ? null : change.wanted(present, version + 1);
            if (next != null) {
                writes.add(new Write<>(key, version, next));
            }
        });
        if (!writes.isEmpty()) {
            List<String> keys = writes.stream().map(Write::key).toList();
            Map<String, Outcome<E>> stored = outbox.whileSending(keys, () -> storeAll(writes));
            for (String key : keys) {
                Outcome<E> outcome = stored.get(key);
                outcomes.put(
                        key,
                        outcome != null
                                ? outcome
                                : change(key, changes.get(key)).orElse(null));
            }
        }
        return withoutNone(outcomes);
    }

    private static <E> Map<String, Outcome<E>> withoutNone(Map<String, @Nullable Outcome<E>> outcomes) {
        Map<String, Outcome<E>> some = new LinkedHashMap<>();
        outcomes.forEach((key, outcome) -> {
            if (outcome != null) {
                some.put(key, outcome);
            }
        });
        return some;
    }

    /**
     * Stores and publishes a state under a key of its own, for what is never edited.
     *
     * @return none where something is stored under that key already
     */
    public Optional<Outcome<E>> insert(E fresh) {
        return store(fresh.key(), 0, fresh);
    }

    /** None where it was not written. */
    private Optional<Outcome<E>> store(String key, long replaced, E next) {
        return outbox.whileSending(
                List.of(key),
                () -> documents.write(key, replaced, next)
                        ? Optional.of(new Outcome<>(next, replaced == 0, true, outbox.publish(key)))
                        : Optional.empty());
    }

    /** What came of those that were written. */
    private Map<String, Outcome<E>> storeAll(List<Write<E>> writes) {
        Set<String> keys = documents.writeAll(writes);
        List<Write<E>> written =
                writes.stream().filter(write -> keys.contains(write.key())).toList();
        boolean published = written.isEmpty()
                || outbox.publish(written.stream().map(Write::next).toList());
        Map<String, Outcome<E>> outcomes = new HashMap<>();
        written.forEach(write ->
                outcomes.put(write.key(), new Outcome<>(write.next(), write.replaced() == 0, true, published)));
        return outcomes;
    }

    /** Takes over a state read from the log, unless a newer one is here; publishes nothing. */
    public void restore(E fromLog) {
        restoreAll(List.of(fromLog));
    }

    /** As {@link #restore}, for many, in any order. */
    public void restoreAll(Collection<E> fromLog) {
        Map<String, E> newest = new LinkedHashMap<>();
        fromLog.forEach(state ->
                newest.merge(state.key(), state, (one, other) -> other.version() > one.version() ? other : one));
        if (!newest.isEmpty()) {
            documents.restoreAll(newest);
        }
    }

    /**
     * Publishes every state whose event has not been acknowledged.
     *
     * @return whether nothing is left; it stops at the first sign that the broker is away
     */
    public boolean publishPending() {
        return outbox.publishPending();
    }
}
