package id.timbang.indicator.eventlog;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import id.timbang.kit.state.BsonJson;
import java.time.Instant;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** The states of imports, one document each: {@code {_id: importId, finishedAt, state}}. */
@Component
final class ImportStore {

    private static final String COLLECTION = "eventLogImports";

    private final MongoOperations mongo;

    ImportStore(MongoOperations mongo) {
        this.mongo = mongo;
    }

    void save(ImportState state) {
        mongo.save(
                new Document("_id", state.importId())
                        .append("finishedAt", state.finishedAt())
                        .append("state", BsonJson.toBson(state)),
                COLLECTION);
    }

    Optional<ImportState> find(String importId) {
        return Optional.ofNullable(mongo.findById(importId, Document.class, COLLECTION))
                .map(document -> BsonJson.fromBson(document.get("state", Document.class), ImportState.class));
    }

    /** Drops what nobody will ask for again. */
    void dropFinishedBefore(Instant time) {
        mongo.remove(query(where("finishedAt").lt(time)), COLLECTION);
    }
}
