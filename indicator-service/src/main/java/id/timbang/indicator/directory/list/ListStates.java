package id.timbang.indicator.directory.list;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import id.timbang.kit.state.BsonJson;
import java.time.Instant;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** What came of lists, one document each: {@code {_id: importId, finishedAt, state}}. */
@Component
final class ListStates {

    private static final String COLLECTION = "employeeImports";

    private final MongoOperations mongo;

    ListStates(MongoOperations mongo) {
        this.mongo = mongo;
    }

    void save(ListState state) {
        mongo.save(
                new Document("_id", state.importId())
                        .append("finishedAt", state.finishedAt())
                        .append("state", BsonJson.toBson(state)),
                COLLECTION);
    }

    Optional<ListState> find(String importId) {
        return Optional.ofNullable(mongo.findById(importId, Document.class, COLLECTION))
                .map(document -> BsonJson.fromBson(document.get("state", Document.class), ListState.class));
    }

    /** Drops what nobody will ask for again. */
    void dropFinishedBefore(Instant time) {
        mongo.remove(query(where("finishedAt").lt(time)), COLLECTION);
    }
}
