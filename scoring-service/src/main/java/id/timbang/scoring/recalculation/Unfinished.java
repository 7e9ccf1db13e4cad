package id.timbang.scoring.recalculation;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Passes that are under way, a document each. One that is found at a start has died in the middle, and may have written
 * scores that it did not come to publish.
 */
public class Unfinished {

    private final MongoCollection<Document> documents;

    public Unfinished(MongoOperations mongo) {
        this.documents = mongo.getCollection("recalculations");
    }

    /** Puts a pass down as under way. */
    void mark(String pass) {
        documents.replaceOne(Filters.eq("_id", pass), new Document("_id", pass), new ReplaceOptions().upsert(true));
    }

    void clear(List<String> passes) {
        passes.forEach(pass -> documents.deleteOne(Filters.eq("_id", pass)));
    }

    List<String> found() {
        List<String> passes = new ArrayList<>();
        documents.find().forEach(document -> passes.add(document.getString("_id")));
        return passes;
    }
}
