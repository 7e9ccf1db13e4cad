package id.timbang.scoring.rebuild;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import id.timbang.kit.state.BsonJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

/** What became of each rebuild, a document each: {@code {_id: generation, ...}} as {@link RebuildReport} has it. */
final class RebuildStore {

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> documents;

    RebuildStore(MongoOperations mongo) {
        this.documents = mongo.getCollection("rebuilds");
    }

    void save(RebuildReport report) {
        documents.replaceOne(
                Filters.eq("_id", report.generation()),
                BsonJson.toBson(report).append("_id", report.generation()),
                UPSERT);
    }

    Optional<RebuildReport> find(long generation) {
        return Optional.ofNullable(documents.find(Filters.eq("_id", generation)).first())
                .map(RebuildStore::report);
    }

    /** The latest first. */
    List<RebuildReport> all() {
        List<RebuildReport> all = new ArrayList<>();
        documents.find().sort(Sorts.descending("_id")).forEach(document -> all.add(report(document)));
        return all;
    }

    private static RebuildReport report(Document document) {
        document.remove("_id");
        return BsonJson.fromBson(document, RebuildReport.class);
    }
}
