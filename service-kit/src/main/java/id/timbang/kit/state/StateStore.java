package id.timbang.kit.state;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import id.timbang.contracts.Event;
import id.timbang.contracts.Versioned;
import id.timbang.kit.event.EventPublisher;
import id.timbang.kit.event.PublishingFailedException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * The latest state of things of one kind, each one document that carries its outgoing event. A change is one
 * conditional write; the event is published at once and {@code pending} cleared after the broker's
 * acknowledgement; {@link #publishPending()} publishes what a crash or an absent broker left.
 *
 * <p>A document: {@code {_id: key, version, pending, state}}, with the state field for field as in the event.
 * {@code pending} counts who may still be sending this state or an older one. Whoever finds, after the
 * acknowledgement, that a newer state has been written sends that too, and only then counts down: so when the
 * count is 0, the last event under the key in the log is the latest state's.
 */
public final class StateStore<E extends Event & Versioned> {

    private static final Logger log = LoggerFactory.getLogger(StateStore.class);

    private final MongoCollection<Document> documents;
    private final Class<E> type;
    private final EventPublisher publisher;
    private volatile boolean indexed;

    public StateStore(MongoOperations mongo, String collection, Class<E> type, EventPublisher publisher) {
        this.documents = mongo.getCollection(collection);
        this.type = type;
        this.publisher = publisher;
    }

    /**
     * What came of a change.
     *
     * @param changed   false where the state was as wanted already, and nothing was written
     * @param published false where the broker is away: the change is stored and its event follows
     */
    public record Outcome<E>(E state, boolean created, boolean changed, boolean published) {}

    /** The state under that event key, for example {@code office/asemrowo}. */
    public Optional<E> find(String key) {
        return Optional.ofNullable(documents.find(Filters.eq("_id", key)).first())
                .map(this::state);
    }

    /** Every state that matches, in the order of keys. Fields of the state are named {@code state.<field>}. */
    public List<E> find(Bson filter, int skip, int limit) {
        List<E> found = new ArrayList<>();
        for (Document document :
                documents.find(filter).sort(new Document("_id", 1)).skip(skip).limit(limit)) {
            found.add(state(document));
        }
        return found;
    }

    public long count(Bson filter) {
        return documents.countDocuments(filter);
    }

    /**
     * Makes the state under a key what it is wanted to be, as its next version, and publishes it. Wanting what is
     * there already changes nothing.
     *
     * @param wanted the wanted state, given the version it will have
     */
    public Outcome<E> put(String key, LongFunction<E> wanted) {
        while (true) {
            Document found = documents.find(Filters.eq("_id", key)).first();
            long version = found == null ? 0 : found.getLong("version");
            if (found != null) {
                E present = state(found);
                if (present.equals(wanted.apply(version))) {
                    return new Outcome<>(present, false, false, found.getInteger("pending") == 0);
                }
            }
            E next = wanted.apply(version + 1);
            if (write(key, version, next, true)) {
                return new Outcome<>(next, found == null, true, publish(key));
            }
        }
    }

    /**
     * As {@link #put}, for many things at once: one read, one write and one publishing for all of them. What another
     * writer changes at the same moment is put by itself.
     *
     * @param wanted the wanted states by key
     * @return what came of each, by key, in the same order
     */
    public Map<String, Outcome<E>> putAll(Map<String, LongFunction<E>> wanted) {
        Map<String, Document> found = byKey(wanted.keySet());
        Map<String, Outcome<E>> outcomes = new LinkedHashMap<>();
        List<WriteModel<Document>> writes = new ArrayList<>();
        List<E> written = new ArrayList<>();
        wanted.forEach((key, state) -> {
            Document present = found.get(key);
            long version = present == null ? 0 : present.getLong("version");
            if (present != null && state(present).equals(state.apply(version))) {
                outcomes.put(key, new Outcome<>(state(present), false, false, present.getInteger("pending") == 0));
                return;
            }
            E next = state.apply(version + 1);
            writes.add(
                    present == null
                            ? new InsertOneModel<>(document(next, true))
                            : new UpdateOneModel<>(version(key, version), replacement(next, true)));
            written.add(next);
            outcomes.put(key, new Outcome<>(next, present == null, true, true));
        });
        if (written.isEmpty()) {
            return outcomes;
        }
        if (!allWritten(writes)) {
            // Somebody else wrote some of them: which, only trying each tells. What is as wanted stays.
            written.forEach(next -> outcomes.put(next.key(), again(next, wanted.get(next.key()), outcomes)));
            return outcomes;
        }
        if (!publish(written)) {
            written.forEach(next -> {
                Outcome<E> stored = outcomes.get(next.key());
                outcomes.put(next.key(), new Outcome<>(next, stored.created(), true, false));
            });
        }
        return outcomes;
    }

    private Outcome<E> again(E next, LongFunction<E> wanted, Map<String, Outcome<E>> outcomes) {
        boolean created = outcomes.get(next.key()).created();
        Outcome<E> outcome = put(next.key(), wanted);
        if (!outcome.changed() && outcome.state().equals(next)) {
            // Written by this call: it is still to be published.
            return new Outcome<>(next, created, true, publish(next.key()));
        }
        return outcome;
    }

    private boolean allWritten(List<WriteModel<Document>> writes) {
        try {
            BulkWriteResult result = documents.bulkWrite(writes, new BulkWriteOptions().ordered(false));
            return result.getInsertedCount() + result.getMatchedCount() == writes.size();
        } catch (MongoBulkWriteException some) {
            boolean onlyRaces = some.getWriteConcernError() == null
                    && some.getWriteErrors().stream()
                            .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
            if (!onlyRaces) {
                throw some;
            }
            return false;
        }
    }

    /** Publishes states just written, and counts them off; one of which a newer state is there by itself. */
    private boolean publish(List<E> written) {
        try {
            publisher.publishAll(written);
            BulkWriteResult result = documents.bulkWrite(
                    written.stream()
                            .map(state -> new UpdateOneModel<Document>(
                                    sent(state.key(), state.version()), Updates.inc("pending", -1)))
                            .toList(),
                    new BulkWriteOptions().ordered(false));
            if (result.getMatchedCount() < written.size()) {
                Map<String, Document> latest =
                        byKey(written.stream().map(Event::key).toList());
                for (E state : written) {
                    if (latest.get(state.key()).getLong("version") > state.version()) {
                        send(state.key(), false);
                    }
                }
            }
            return true;
        } catch (PublishingFailedException away) {
            log.warn("{} states are stored and will be published later: {}", written.size(), away.toString());
            return false;
        }
    }

    private Map<String, Document> byKey(Collection<String> keys) {
        Map<String, Document> found = new HashMap<>();
        documents.find(Filters.in("_id", keys)).forEach(document -> found.put(document.getString("_id"), document));
        return found;
    }

    /**
     * Stores and publishes a state under a key of its own, for what is never edited.
     *
     * @return none where something is stored under that key already
     */
    public Optional<Outcome<E>> insert(E fresh) {
        return write(fresh.key(), 0, fresh, true)
                ? Optional.of(new Outcome<>(fresh, true, true, publish(fresh.key())))
                : Optional.empty();
    }

    /** Takes over a state read from the log, unless a newer one is here; publishes nothing. */
    public void restore(E fromLog) {
        while (true) {
            Document found = documents.find(Filters.eq("_id", fromLog.key())).first();
            long version = found == null ? 0 : found.getLong("version");
            if (version >= fromLog.version() || write(fromLog.key(), version, fromLog, false)) {
                return;
            }
        }
    }

    /**
     * Publishes every state whose event has not been acknowledged.
     *
     * @return whether nothing is left; it stops at the first sign that the broker is away
     */
    public boolean publishPending() {
        if (!indexed) {
            documents.createIndex(Indexes.ascending("pending"));
            indexed = true;
        }
        boolean all = true;
        for (Document document : documents.find(Filters.gt("pending", 0))) {
            String key = document.getString("_id");
            try {
                documents.updateOne(pending(key), Updates.inc("pending", 1));
                send(key, true);
            } catch (PublishingFailedException failed) {
                log.warn("{} is still to be published: {}", key, failed.toString());
                if (!failed.isTooLarge()) {
                    return false;
                }
                all = false;
            }
        }
        return all;
    }

    private boolean write(String key, long replacedVersion, E next, boolean pending) {
        try {
            if (replacedVersion == 0) {
                documents.insertOne(document(next, pending));
                return true;
            }
            return changed(version(key, replacedVersion), replacement(next, pending));
        } catch (MongoWriteException failed) {
            if (failed.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw failed;
        }
    }

    private boolean publish(String key) {
        try {
            send(key, false);
            return true;
        } catch (PublishingFailedException away) {
            log.warn("{} is stored and will be published later: {}", key, away.toString());
            return false;
        }
    }

    /**
     * Sends the latest state, again if a newer one is written meanwhile, and then counts itself off.
     *
     * @param others whether to count off the others too: those who crashed
     */
    private void send(String key, boolean others) {
        long sent = 0;
        while (true) {
            Document latest = documents.find(Filters.eq("_id", key)).first();
            if (latest == null) {
                return;
            }
            long version = latest.getLong("version");
            int pending = latest.getInteger("pending");
            if (version == sent && pending == 0) {
                return;
            }
            publisher.publish(state(latest));
            sent = version;
            if (others
                    ? changed(version(key, version).append("pending", pending), Updates.set("pending", 0))
                    : changed(sent(key, version), Updates.inc("pending", -1))) {
                return;
            }
        }
    }

    private boolean changed(Bson condition, Bson change) {
        return documents.updateOne(condition, change).getMatchedCount() == 1;
    }

    // Conditions are one flat document each: not every store finds the key within an $and.

    private static Document pending(String key) {
        return new Document("_id", key).append("pending", new Document("$gt", 0));
    }

    private static Document version(String key, long version) {
        return new Document("_id", key).append("version", version);
    }

    /** That version is still the latest, and is counted as being sent. */
    private static Document sent(String key, long version) {
        return pending(key).append("version", version);
    }

    private static Document document(Versioned state, boolean pending) {
        return new Document("_id", ((Event) state).key())
                .append("version", state.version())
                .append("pending", pending ? 1 : 0)
                .append("state", BsonJson.toBson(state));
    }

    private static Bson replacement(Versioned state, boolean pending) {
        return Updates.combine(
                Updates.set("version", state.version()),
                pending ? Updates.inc("pending", 1) : Updates.set("pending", 0),
                Updates.set("state", BsonJson.toBson(state)));
    }

    private E state(Document document) {
        return BsonJson.fromBson(document.get("state", Document.class), type);
    }
}
