package id.timbang.kit.state;

import com.mongodb.client.model.Updates;
import id.timbang.contracts.Event;
import id.timbang.contracts.Versioned;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link StateStore}'s documents look like: {@code {_id: key, version, pending, unique?, state}}; conditions on
 * them, and changes of them. A document's {@code unique} is what only one may have, by an index; what was restored from
 * the log has none, for the log may tell the new owner before it tells that the old one gave it up.
 */
final class StateShape<E extends Event & Versioned> {

    static final String VERSION = "version";
    static final String PENDING = "pending";
    static final String UNIQUE = "unique";

    private final Class<E> type;
    private final Function<E, @Nullable String> unique;

    StateShape(Class<E> type, Function<E, @Nullable String> unique) {
        this.type = type;
        this.unique = unique;
    }

    /** What only one may have, of a state. */
    @Nullable
    String unique(E state) {
        return unique.apply(state);
    }

    static long version(Document document) {
        return document.getLong(VERSION);
    }

    static int pending(Document document) {
        return document.getInteger(PENDING);
    }

    E state(Document document) {
        return BsonJson.fromBson(document.get("state", Document.class), type);
    }

    // Conditions are one flat document each: not every store finds the key within an $and.

    static Document pending(String key) {
        return new Document("_id", key).append(PENDING, new Document("$gt", 0));
    }

    static Document version(String key, long version) {
        return new Document("_id", key).append(VERSION, version);
    }

    /** That version is still the latest, and is counted as being sent. */
    static Document sent(String key, long version) {
        return pending(key).append(VERSION, version);
    }

    /** A new document, to be published. */
    Document fresh(E state) {
        Document document = document(state, 1);
        String only = unique(state);
        if (only != null) {
            document.append(UNIQUE, only);
        }
        return document;
    }

    /** A new document, from the log. */
    static Document restored(Versioned state) {
        return document(state, 0);
    }

    private static Document document(Versioned state, int pending) {
        return new Document("_id", ((Event) state).key())
                .append(VERSION, state.version())
                .append(PENDING, pending)
                .append("state", BsonJson.toBson(state));
    }

    /** The next state, to be published. */
    Bson replacement(E state) {
        String only = unique(state);
        return Updates.combine(
                Updates.set(VERSION, state.version()),
                Updates.inc(PENDING, 1),
                only == null ? Updates.unset(UNIQUE) : Updates.set(UNIQUE, only),
                Updates.set("state", BsonJson.toBson(state)));
    }

    /** A state from the log. */
    static Bson restoration(Versioned state) {
        return Updates.combine(
                Updates.set(VERSION, state.version()),
                Updates.set(PENDING, 0),
                Updates.unset(UNIQUE),
                Updates.set("state", BsonJson.toBson(state)));
    }
}
