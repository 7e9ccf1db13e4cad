package id.timbang.scoring.recalculation;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * What may have ended in the middle, a document each; who finds one at a start tells everybody's score anew. A pass that is
 * under way and dies may have written scores that it did not come to publish. And where facts were delivered again, whoever
 * had them before may tell an older score after a newer one was told, and die before it has looked.
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

    /** Puts down that facts were delivered again which somebody else may not have come to the end of. */
    public void markRedelivered() {
        mark("redelivered");
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
