package id.timbang.kit.state;

import com.mongodb.DuplicateKeyException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import id.timbang.contracts.Event;
import id.timbang.contracts.Versioned;
import id.timbang.kit.event.EventPublisher;
import id.timbang.kit.event.PublishingFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * The latest state of things of one kind, each one document that carries its outgoing event. A change is one
 * conditional write; the event is published at once and the mark {@code pending} cleared after the broker's
 * acknowledgement; {@link #publishPending()} publishes what a crash or an absent broker left.
 *
 * <p>A document: {@code {_id: key, version, pending, state}}, with the state field for field as in the event.
 */
public final class StateStore<E extends Event & Versioned> {

    private static final Logger log = LoggerFactory.getLogger(StateStore.class);

    private final MongoCollection<Document> documents;
    private final Class<E> type;
    private final EventPublisher publisher;

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
                    return new Outcome<>(present, false, false, !found.getBoolean("pending"));
                }
            }
            E next = wanted.apply(version + 1);
            if (write(key, version, next, true)) {
                return new Outcome<>(next, found == null, true, publish(key));
            }
        }
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
     * @return whether nothing is left
     */
    public boolean publishPending() {
        boolean all = true;
        for (Document document : documents.find(Filters.eq("pending", true))) {
            all &= publish(document.getString("_id"));
        }
        return all;
    }

    private boolean write(String key, long replacedVersion, E next, boolean pending) {
        Document document = new Document("_id", key)
                .append("version", next.version())
                .append("pending", pending)
                .append("state", BsonJson.toBson(next));
        try {
            if (replacedVersion == 0) {
                documents.insertOne(document);
                return true;
            }
            return documents
                            .replaceOne(
                                    Filters.and(Filters.eq("_id", key), Filters.eq("version", replacedVersion)),
                                    document,
                                    new ReplaceOptions().upsert(false))
                            .getMatchedCount()
                    == 1;
        } catch (DuplicateKeyException lostRace) {
            return false;
        } catch (MongoWriteException failed) {
            if (failed.getError().getCategory() == com.mongodb.ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw failed;
        }
    }

    /**
     * Publishes the state that is there now until the one published is still the latest: of two changes at once,
     * the later one's event comes last.
     */
    private boolean publish(String key) {
        while (true) {
            @Nullable Document current = documents.find(Filters.eq("_id", key)).first();
            if (current == null || !current.getBoolean("pending")) {
                return true;
            }
            E state = state(current);
            try {
                publisher.publish(state);
            } catch (PublishingFailedException away) {
                log.warn("{} is stored and will be published later: {}", state.eventId(), away.getMessage());
                return false;
            }
            documents.updateOne(
                    Filters.and(Filters.eq("_id", key), Filters.eq("version", state.version())),
                    Updates.set("pending", false));
        }
    }

    private E state(Document document) {
        return BsonJson.fromBson(document.get("state", Document.class), type);
    }
}
