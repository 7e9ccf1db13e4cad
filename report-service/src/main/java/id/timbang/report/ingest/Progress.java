package id.timbang.report.ingest;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

/** How far each partition of the topics is in this database. It decides where reading begins. */
public class Progress {

    private final MongoCollection<Document> documents;

    public Progress(MongoOperations mongo) {
        this.documents = mongo.getCollection("progress");
    }

    /** The first offset that is not in the database yet; 0 in an empty one. */
    long next(String topicPartition) {
        Document found = documents.find(Filters.eq("_id", topicPartition)).first();
        return found == null ? 0 : found.getLong("next");
    }

    /** Remembers that everything before that offset is in; it never goes back. */
    void advance(String topicPartition, long next) {
        documents.updateOne(
                Filters.eq("_id", topicPartition), Updates.max("next", next), new UpdateOptions().upsert(true));
    }
}
