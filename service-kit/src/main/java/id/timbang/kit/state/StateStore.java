package id.timbang.kit.state;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
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
                documents.insertOne(new Document("_id", key)
                        .append("version", next.version())
                        .append("pending", pending ? 1 : 0)
                        .append("state", BsonJson.toBson(next)));
                return true;
            }
            return changed(
                    Filters.and(Filters.eq("_id", key), Filters.eq("version", replacedVersion)),
                    Updates.combine(
                            Updates.set("version", next.version()),
                            pending ? Updates.inc("pending", 1) : Updates.set("pending", 0),
                            Updates.set("state", BsonJson.toBson(next))));
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
            Bson stillLatest = Filters.and(pending(key), Filters.eq("version", version));
            if (others
                    ? changed(Filters.and(stillLatest, Filters.eq("pending", pending)), Updates.set("pending", 0))
                    : changed(stillLatest, Updates.inc("pending", -1))) {
                return;
            }
        }
    }

    private boolean changed(Bson condition, Bson change) {
        return documents.updateOne(condition, change).getMatchedCount() == 1;
    }

    private static Bson pending(String key) {
        return Filters.and(Filters.eq("_id", key), Filters.gt("pending", 0));
    }

    private E state(Document document) {
        return BsonJson.fromBson(document.get("state", Document.class), type);
    }
}
