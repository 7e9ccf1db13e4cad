package id.timbang.indicator.quarantine;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import id.timbang.kit.state.BsonJson;
import java.time.Instant;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** The states of replays of many, one document each: {@code {_id: replayId, finishedAt, state}}. */
@Component
class ReplayStateStore {

    private static final String COLLECTION = "quarantineReplays";

    private final MongoOperations mongo;

    ReplayStateStore(MongoOperations mongo) {
        this.mongo = mongo;
    }

    void save(ReplayState state) {
        mongo.save(
                new Document("_id", state.replayId())
                        .append("finishedAt", state.finishedAt())
                        .append("state", BsonJson.toBson(state)),
                COLLECTION);
    }

    Optional<ReplayState> find(String replayId) {
        return Optional.ofNullable(mongo.findById(replayId, Document.class, COLLECTION))
                .map(document -> BsonJson.fromBson(document.get("state", Document.class), ReplayState.class));
    }

    /** Drops what nobody will ask for again. */
    void dropFinishedBefore(Instant time) {
        mongo.remove(query(where("finishedAt").lt(time)), COLLECTION);
    }
}
