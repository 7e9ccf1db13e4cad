package id.timbang.indicator.job;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import id.timbang.kit.state.BsonJson;
import java.time.Instant;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * The states of one kind of job, for whichever instance is asked, one document each: {@code {_id: jobId, finishedAt,
 * state}}.
 */
public final class JobStates<S extends JobState> {

    private final MongoOperations mongo;
    private final String collection;
    private final Class<S> kind;

    public JobStates(MongoOperations mongo, String collection, Class<S> kind) {
        this.mongo = mongo;
        this.collection = collection;
        this.kind = kind;
    }

    /** Keeps a state in the place of the one before. */
    public void save(S state) {
        mongo.save(
                new Document("_id", state.jobId())
                        .append("finishedAt", state.finishedAt())
                        .append("state", BsonJson.toBson(state)),
                collection);
    }

    /** The state that was saved last; none where there was no such job, or it is dropped. */
    public Optional<S> find(String jobId) {
        return Optional.ofNullable(mongo.findById(jobId, Document.class, collection))
                .map(document -> BsonJson.fromBson(document.get("state", Document.class), kind));
    }

    /** Drops what nobody will ask for again; never one that runs. */
    public void dropFinishedBefore(Instant time) {
        mongo.remove(query(where("finishedAt").lt(time)), collection);
    }
}
