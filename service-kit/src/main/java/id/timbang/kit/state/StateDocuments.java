package id.timbang.kit.state;

import static id.timbang.kit.state.StateShape.PENDING;
import static id.timbang.kit.state.StateShape.UNIQUE;
import static id.timbang.kit.state.StateShape.VERSION;
import static id.timbang.kit.state.StateShape.restoration;
import static id.timbang.kit.state.StateShape.restored;
import static id.timbang.kit.state.StateShape.version;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import id.timbang.contracts.Event;
import id.timbang.contracts.Versioned;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;

/** A {@link StateStore}'s documents, as {@link StateShape} has them, and the conditional writes on them. */
final class StateDocuments<E extends Event & Versioned> {

    private static final int PART = 500;
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final MongoCollection<Document> documents;
    private final StateShape<E> shape;
    private final boolean hasUnique;
    private volatile boolean indexed;
    private volatile boolean sweepIndexed;

    /** @param unique what only one of them may have at a time; none where there is no such thing */
    StateDocuments(
            MongoOperations mongo, String collection, Class<E> type, @Nullable Function<E, @Nullable String> unique) {
        this.documents = mongo.getCollection(collection);
        this.shape = new StateShape<>(type, unique != null ? unique : state -> null);
        this.hasUnique = unique != null;
    }

    /** How a state that is not the latest one any more, or not yet, is to be stored. */
    record Write<E>(String key, long replaced, E next) {}

    @Nullable
    Document find(String key) {
        return documents.find(Filters.eq("_id", key)).first();
    }

    Map<String, Document> byKey(Collection<String> keys) {
        Map<String, Document> found = new HashMap<>();
        documents.find(Filters.in("_id", keys)).forEach(document -> found.put(document.getString("_id"), document));
        return found;
    }

    Map<String, Long> versions(Collection<String> keys) {
        Map<String, Long> found = new HashMap<>();
        documents
                .find(Filters.in("_id", keys))
                .projection(Projections.include(VERSION))
                .forEach(document -> found.put(document.getString("_id"), version(document)));
        return found;
    }

    List<E> find(Bson filter, int skip, int limit) {
        List<E> found = new ArrayList<>();
        documents
                .find(filter)
                .sort(new Document("_id", 1))
                .skip(skip)
                .limit(limit)
                .forEach(document -> found.add(shape.state(document)));
        return found;
    }

    void each(Bson filter, Consumer<E> consumer) {
        // Not every store sends a long answer in parts by itself.
        documents
                .find(filter)
                .sort(new Document("_id", 1))
                .batchSize(PART)
                .forEach(document -> consumer.accept(shape.state(document)));
    }

    long count(Bson filter) {
        return documents.countDocuments(filter);
    }

    /** Those that have a state to be published. */
    Iterable<Document> unpublished() {
        if (!sweepIndexed) {
            documents.createIndex(Indexes.ascending(PENDING));
            sweepIndexed = true;
        }
        return documents.find(Filters.gt(PENDING, 0)).batchSize(PART);
    }

    /**
     * Replaces a version by the next state, to be published.
     *
     * @param replaced 0 where there shall be none yet
     * @return whether it was written: not where another version is there, nor where another has what is unique
     */
    boolean write(String key, long replaced, E next) {
        index();
        try {
            if (replaced == 0) {
                documents.insertOne(shape.fresh(next));
                return true;
            }
            return changed(version(key, replaced), shape.replacement(next));
        } catch (MongoWriteException failed) {
            if (failed.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw failed;
        }
    }

    /**
     * As {@link #write}, for many.
     *
     * @return the keys of those that were written
     */
    Set<String> writeAll(List<Write<E>> writes) {
        index();
        List<WriteModel<Document>> models = new ArrayList<>(writes.size());
        for (Write<E> write : writes) {
            models.add(
                    write.replaced() == 0
                            ? new InsertOneModel<>(shape.fresh(write.next()))
                            : new UpdateOneModel<>(
                                    version(write.key(), write.replaced()), shape.replacement(write.next())));
        }
        Set<String> written = new HashSet<>();
        writes.forEach(write -> written.add(write.key()));
        int failures = 0;
        int matched;
        try {
            BulkWriteResult result = documents.bulkWrite(models, UNORDERED);
            matched = result.getInsertedCount() + result.getMatchedCount();
        } catch (MongoBulkWriteException some) {
            if (some.getWriteConcernError() != null
                    || some.getWriteErrors().stream()
                            .anyMatch(error -> error.getCategory() != ErrorCategory.DUPLICATE_KEY)) {
                throw some;
            }
            for (BulkWriteError error : some.getWriteErrors()) {
                written.remove(writes.get(error.getIndex()).key());
                failures++;
            }
            matched = some.getWriteResult().getInsertedCount()
                    + some.getWriteResult().getMatchedCount();
        }
        if (matched + failures < writes.size()) {
            // Somebody else replaced some of them meanwhile; only a look tells which.
            Map<String, Document> found = byKey(written);
            writes.stream()
                    .filter(write -> !isThere(write.next(), found.get(write.key())))
                    .forEach(write -> written.remove(write.key()));
        }
        return written;
    }

    private boolean isThere(E state, @Nullable Document found) {
        return found != null
                && version(found) == state.version()
                && shape.state(found).equals(state);
    }

    /** Takes over states from the log where they are newer, as published. */
    void restoreAll(Map<String, E> newest) {
        Map<String, Long> versions = versions(newest.keySet());
        List<WriteModel<Document>> models = new ArrayList<>();
        newest.forEach((key, state) -> {
            long present = versions.getOrDefault(key, 0L);
            if (state.version() > present) {
                models.add(
                        present == 0
                                ? new InsertOneModel<>(restored(state))
                                : new UpdateOneModel<>(version(key, present), restoration(state)));
            }
        });
        if (!models.isEmpty() && !all(models)) {
            newest.values().forEach(this::restore);
        }
    }

    private boolean all(List<WriteModel<Document>> models) {
        try {
            BulkWriteResult result = documents.bulkWrite(models, UNORDERED);
            return result.getInsertedCount() + result.getMatchedCount() == models.size();
        } catch (MongoBulkWriteException some) {
            if (some.getWriteErrors().stream().anyMatch(error -> error.getCategory() != ErrorCategory.DUPLICATE_KEY)) {
                throw some;
            }
            return false;
        }
    }

    private void restore(E state) {
        while (true) {
            long present = versions(Set.of(state.key())).getOrDefault(state.key(), 0L);
            if (present >= state.version()
                    || all(List.of(
                            present == 0
                                    ? new InsertOneModel<>(restored(state))
                                    : new UpdateOneModel<>(version(state.key(), present), restoration(state))))) {
                return;
            }
        }
    }

    /** Whether another has what a state says only one may have. */
    boolean isTaken(String key, E state) {
        String only = shape.unique(state);
        if (only == null) {
            return false;
        }
        Document holder = documents.find(Filters.eq(UNIQUE, only)).first();
        return holder != null && !key.equals(holder.getString("_id"));
    }

    /** An index on what only one may have; it must be there before the first write. */
    private void index() {
        if (hasUnique && !indexed) {
            documents.createIndex(
                    Indexes.ascending(UNIQUE), new IndexOptions().unique(true).sparse(true));
            indexed = true;
        }
    }

    boolean changed(Bson condition, Bson change) {
        return documents.updateOne(condition, change).getMatchedCount() == 1;
    }

    /** How many of the changes found what they were for. */
    int changedAll(List<UpdateOneModel<Document>> changes) {
        return documents.bulkWrite(changes, UNORDERED).getMatchedCount();
    }

    E state(Document document) {
        return shape.state(document);
    }
}
