package id.timbang.scoring.store;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

/**
 * Writes of many documents in one go, each on the condition that nobody has written its document in between: its field
 * {@code lock} counts the writes, {@code by} tells whose the last one is. In what order they are done is left to the
 * store.
 */
public final class ConditionalWrites {

    private final MongoCollection<Document> documents;
    private final String by = new ObjectId().toHexString();
    private final List<String> ids = new ArrayList<>();
    private final List<WriteModel<Document>> models = new ArrayList<>();
    private int inserts;

    public ConditionalWrites(MongoCollection<Document> documents) {
        this.documents = documents;
    }

    /**
     * In place of what there was before.
     *
     * @param document with its {@code _id}
     * @param lock     how many writes there have been of it, this one included: 1 for a new one
     */
    public void replace(Document document, long lock) {
        String id = document.getString("_id");
        ids.add(id);
        document.append("lock", lock).append("by", by);
        if (lock == 1) {
            inserts++;
            models.add(new InsertOneModel<>(document));
        } else {
            models.add(new ReplaceOneModel<>(before(id, lock), document));
        }
    }

    /**
     * Changes some fields of a document that is there.
     *
     * @param set    fields and their new values
     * @param pushed what is added to the end of array fields
     */
    public void update(String id, Document set, Document pushed, long lock) {
        ids.add(id);
        models.add(new UpdateOneModel<>(
                before(id, lock),
                new Document("$set", set.append("lock", lock).append("by", by)).append("$push", pushed)));
    }

    /** One flat document: by it every store finds the document by its id, and looks at no other. */
    private static Bson before(String id, long lock) {
        return new Document("_id", id).append("lock", lock - 1);
    }

    public boolean isEmpty() {
        return models.isEmpty();
    }

    /**
     * Writes.
     *
     * @return the ids of the documents that somebody else has written in between, and this has not
     */
    public Set<String> write() {
        if (models.isEmpty()) {
            return Set.of();
        }
        try {
            BulkWriteResult result = documents.bulkWrite(models, new BulkWriteOptions().ordered(false));
            return result.getMatchedCount() == models.size() - inserts ? Set.of() : lost();
        } catch (MongoBulkWriteException some) {
            boolean onlyLost = some.getWriteConcernError() == null
                    && some.getWriteErrors().stream()
                            .allMatch(error ->
                                    ErrorCategory.fromErrorCode(error.getCode()) == ErrorCategory.DUPLICATE_KEY);
            if (!onlyLost) {
                throw some;
            }
            return lost();
        }
    }

    private Set<String> lost() {
        Set<String> won = documents
                .find(Filters.in("_id", ids))
                .projection(Projections.include("by"))
                .map(document -> by.equals(document.getString("by")) ? document.getString("_id") : "")
                .into(new java.util.HashSet<>());
        return ids.stream().filter(id -> !won.contains(id)).collect(Collectors.toSet());
    }
}
