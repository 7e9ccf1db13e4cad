package id.timbang.report.access;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import id.timbang.contracts.ScoreAccessed;
import id.timbang.contracts.Topic;
import id.timbang.kit.state.BsonJson;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Who has looked at whose figures: {@code accesses: {_id: event id, employeeId, at, event}}. A look that is told again,
 * or read again, finds itself there and changes nothing.
 *
 * <p>Looks are forgotten when the log forgets them, after {@link #KEPT}. A real MongoDB deletes them by an index that
 * expires. The embedded store has neither this nor the index by employee: there older looks are never shown, and are
 * gone with the next start, which reads them from the log anew; a question reads through all looks.
 */
public class Accesses {

    /** As long as the log keeps them. */
    static final Duration KEPT =
            Duration.ofMillis(Long.parseLong(Topic.ACCESSES.kept().settings().get("retention.ms")));

    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> documents;
    private final Clock clock;

    Accesses(MongoOperations mongo, Clock clock) {
        this.documents = mongo.getCollection("accesses");
        this.clock = clock;
        documents.createIndex(
                Indexes.compoundIndex(Indexes.ascending("employeeId"), Indexes.descending("at")),
                new IndexOptions().name("of-employee"));
        documents.createIndex(
                Indexes.ascending("at"),
                new IndexOptions().name("kept-for").expireAfter(KEPT.toSeconds(), TimeUnit.SECONDS));
    }

    /** Stores looks that are not here yet and not too old. */
    void store(List<ScoreAccessed> looks) {
        Instant oldest = oldest();
        List<WriteModel<Document>> writes = new ArrayList<>(looks.size());
        for (ScoreAccessed look : looks) {
            if (look.at().isAfter(oldest)) {
                Document document = new Document("employeeId", look.employeeId())
                        .append("at", Date.from(look.at()))
                        .append("event", BsonJson.toBson(look));
                writes.add(new UpdateOneModel<>(
                        Filters.eq("_id", look.eventId()), new Document("$setOnInsert", document), UPSERT));
            }
        }
        if (!writes.isEmpty()) {
            documents.bulkWrite(writes, UNORDERED);
        }
    }

    /** The looks at an employee's figures, newest first. */
    List<ScoreAccessed> at(String employeeId, int skip, int limit) {
        List<ScoreAccessed> found = new ArrayList<>();
        documents
                .find(kept(employeeId))
                .sort(Sorts.orderBy(Sorts.descending("at"), Sorts.ascending("_id")))
                .skip(skip)
                .limit(limit)
                .forEach(document ->
                        found.add(BsonJson.fromBson(document.get("event", Document.class), ScoreAccessed.class)));
        return found;
    }

    /** How many {@link #at} there are. */
    long count(String employeeId) {
        return documents.countDocuments(kept(employeeId));
    }

    /** An index that expires deletes once a minute; nothing older is shown until then. */
    private Bson kept(String employeeId) {
        return Filters.and(Filters.eq("employeeId", employeeId), Filters.gt("at", Date.from(oldest())));
    }

    private Instant oldest() {
        return clock.instant().minus(KEPT);
    }
}
