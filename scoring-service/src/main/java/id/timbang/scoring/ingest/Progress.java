package id.timbang.scoring.ingest;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import id.timbang.scoring.generation.Generation;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * How far each partition of the log is applied to a generation, and told. It decides where reading begins, not the
 * consumer group's offsets: an empty database is filled from the beginning of the log.
 */
public class Progress {

    private final Generation generation;
    private final MongoCollection<Document> documents;

    public Progress(MongoOperations mongo, Generation generation) {
        this(mongo, generation, "progress");
    }

    private Progress(MongoOperations mongo, Generation generation, String collection) {
        this.generation = generation;
        this.documents = mongo.getCollection(generation.collection(collection));
    }

    /** Of a generation that is being built, whose scores are told to nobody. */
    static Progress untold(MongoOperations mongo, Generation generation) {
        return new Progress(mongo, generation, "progress-untold");
    }

    /** Whose progress it is. */
    Generation generation() {
        return generation;
    }

    /** The first offset that is not applied yet. */
    public long next(String topicPartition) {
        Document found = documents.find(Filters.eq("_id", topicPartition)).first();
        return found == null ? 0 : found.getLong("next");
    }

    /** {@link #next} of every partition that was ever read. */
    public Map<String, Long> all() {
        Map<String, Long> all = new TreeMap<>();
        documents.find().forEach(document -> all.put(document.getString("_id"), document.getLong("next")));
        return all;
    }

    /** Remembers that everything before that offset is applied; going back is not possible. */
    public void advance(String topicPartition, long next) {
        advance(Map.of(topicPartition, next));
    }

    /** The same of several partitions. */
    public void advance(Map<String, Long> next) {
        documents.bulkWrite(
                next.entrySet().stream().map(Progress::advance).toList(), new BulkWriteOptions().ordered(false));
    }

    private static UpdateOneModel<Document> advance(Map.Entry<String, Long> partition) {
        return new UpdateOneModel<>(
                Filters.eq("_id", partition.getKey()),
                Updates.max("next", partition.getValue()),
                new UpdateOptions().upsert(true));
    }
}
