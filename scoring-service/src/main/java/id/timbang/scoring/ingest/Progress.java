package id.timbang.scoring.ingest;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * How far each partition of the log is applied to this database. It decides where reading begins, not the consumer
 * group's offsets: an empty database is filled from the beginning of the log.
 */
public class Progress {

    private final MongoCollection<Document> documents;

    public Progress(MongoOperations mongo) {
        this.documents = mongo.getCollection("applied");
    }

    /** The first offset that is not applied yet. */
    public long next(String topicPartition) {
        Document found = documents.find(Filters.eq("_id", topicPartition)).first();
        return found == null ? 0 : found.getLong("next");
    }

    /** The first offset that is not applied yet, by partition, as far as anything is. */
    public Map<String, Long> all() {
        Map<String, Long> next = new TreeMap<>();
        documents.find().forEach(document -> next.put(document.getString("_id"), document.getLong("next")));
        return next;
    }

    /** Remembers that everything before that offset is applied; going back is not possible. */
    public void advance(String topicPartition, long next) {
        documents.updateOne(
                Filters.eq("_id", topicPartition), Updates.max("next", next), new UpdateOptions().upsert(true));
    }
}
