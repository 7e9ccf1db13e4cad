package id.timbang.indicator.outbound;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * The claim of one instance to drain, {@code {_id, holder, until}}. It saves work and repetition, and nothing rests upon
 * it: two that drain at once, because their clocks differ, tell some events twice, and each in order.
 */
final class DrainLease {

    static final String COLLECTION = "outboundLease";

    private static final String ID = "drain";
    private static final long PATIENCE_SECONDS = 5;

    private final MongoCollection<Document> leases;
    private final String holder;
    private final Duration length;
    private final Clock clock;

    DrainLease(MongoOperations mongo, String holder, Duration length, Clock clock) {
        this.leases = mongo.getCollection(COLLECTION).withTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
        this.holder = holder;
        this.length = length;
        this.clock = clock;
    }

    /** Takes or renews the claim; false while it is another's. */
    boolean hold() {
        Instant now = clock.instant();
        Bson claim = Updates.combine(Updates.set("holder", holder), Updates.set("until", now.plus(length)));
        return leases.updateOne(free(now), claim).getMatchedCount() == 1 || isFirst(now);
    }

    /** Ours, over, or of a clock that has been put back since: then it would last as long as that was. */
    private Bson free(Instant now) {
        return new Document("_id", ID)
                .append(
                        "$or",
                        List.of(
                                new Document("holder", holder),
                                new Document("until", new Document("$lt", now)),
                                new Document("until", new Document("$gt", now.plus(length.multipliedBy(2))))));
    }

    /** Lets another have it at once. */
    void release() {
        leases.deleteOne(new Document("_id", ID).append("holder", holder));
    }

    private boolean isFirst(Instant now) {
        try {
            leases.insertOne(new Document("_id", ID).append("holder", holder).append("until", now.plus(length)));
            return true;
        } catch (MongoWriteException failed) {
            if (failed.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw failed;
        }
    }
}
