package id.timbang.indicator.outbound;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
        return changed(ours(), claim)
                || changed(new Document("_id", ID).append("until", new Document("$lt", now)), claim)
                || isFirst(now);
    }

    /** Lets another have it at once. */
    void release() {
        leases.deleteOne(ours());
    }

    private Document ours() {
        return new Document("_id", ID).append("holder", holder);
    }

    private boolean changed(Bson condition, Bson change) {
        return leases.updateOne(condition, change).getMatchedCount() == 1;
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
