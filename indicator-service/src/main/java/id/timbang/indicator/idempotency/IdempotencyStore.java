package id.timbang.indicator.idempotency;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * The calls that came with a key: {@code {_id, owner, until, answer?}}, one document each, with the answer once there is
 * one. A call holds its key on a lease; where its instance is gone, the lease runs out and the next call takes over.
 * Every change is one write on condition of the owner, so two never hold the same key.
 */
public final class IdempotencyStore {

    private static final String OWNER = "owner";
    private static final String UNTIL = "until";
    private static final String ANSWER = "answer";

    private final MongoCollection<Document> calls;
    private final Clock clock;
    private final Duration keep;
    private final Duration lease;

    /**
     * @param keep  how long an answer is remembered
     * @param lease how long a call counts as being in progress after its last sign
     */
    public IdempotencyStore(MongoOperations mongo, String collection, Clock clock, Duration keep, Duration lease) {
        this.calls = mongo.getCollection(collection);
        this.clock = clock;
        this.keep = keep;
        this.lease = lease;
    }

    /** What a key stands for. */
    public sealed interface Claim {

        /** Nothing yet: the call is the caller's to make, and then to {@link #finish} or {@link #release}. */
        record Mine(String id, String owner) implements Claim {}

        /** A call that is being made. */
        record Busy(Instant until) implements Claim {}

        /** A call that was answered. */
        record Done(RememberedAnswer answer) implements Claim {}
    }

    /**
     * Takes a key for a call, unless it has been taken.
     *
     * @param caller whose key it is; another's of the same name is another key
     */
    public Claim claim(String caller, String key) {
        String id = id(caller, key);
        String owner = UUID.randomUUID().toString();
        while (true) {
            Instant now = clock.instant();
            if (inserted(new Document("_id", id).append(OWNER, owner).append(UNTIL, Date.from(now.plus(lease))))) {
                return new Claim.Mine(id, owner);
            }
            Document found = calls.find(Filters.eq("_id", id)).first();
            if (found == null) {
                // Given back, or forgotten, at this moment.
                continue;
            }
            Instant until = found.getDate(UNTIL).toInstant();
            if (now.isBefore(until)) {
                Document answer = found.get(ANSWER, Document.class);
                return answer == null ? new Claim.Busy(until) : new Claim.Done(answer(answer));
            }
            Document condition = held(id, found.getString(OWNER)).append(UNTIL, found.getDate(UNTIL));
            if (changed(
                    condition,
                    Updates.combine(
                            Updates.set(OWNER, owner),
                            Updates.set(UNTIL, Date.from(now.plus(lease))),
                            Updates.unset(ANSWER)))) {
                return new Claim.Mine(id, owner);
            }
        }
    }

    /** Gives a sign that the call is still being made. */
    public void renew(Claim.Mine claim) {
        changed(
                held(claim.id(), claim.owner()),
                Updates.set(UNTIL, Date.from(clock.instant().plus(lease))));
    }

    /** Remembers the answer; not where the lease ran out and another has taken the key over. */
    public void finish(Claim.Mine claim, RememberedAnswer answer) {
        changed(
                held(claim.id(), claim.owner()),
                Updates.combine(
                        Updates.set(ANSWER, document(answer)),
                        Updates.set(UNTIL, Date.from(clock.instant().plus(keep)))));
    }

    /** Gives the key back: the call failed, and may be made again. */
    public void release(Claim.Mine claim) {
        calls.deleteOne(held(claim.id(), claim.owner()));
    }

    /** Forgets what is past its time. */
    public void sweep() {
        calls.createIndex(Indexes.ascending(UNTIL));
        calls.deleteMany(Filters.lt(UNTIL, Date.from(clock.instant())));
    }

    /** How long a call counts as being in progress after its last sign. */
    public Duration lease() {
        return lease;
    }

    private boolean inserted(Document call) {
        try {
            calls.insertOne(call);
            return true;
        } catch (MongoWriteException failed) {
            if (failed.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw failed;
        }
    }

    private boolean changed(Bson condition, Bson change) {
        return calls.updateOne(condition, change).getMatchedCount() == 1;
    }

    /** One flat document: not every store finds the key within an $and. */
    private static Document held(String id, String owner) {
        return new Document("_id", id).append(OWNER, owner);
    }

    private static Document document(RememberedAnswer answer) {
        return new Document("fingerprint", answer.fingerprint())
                .append("status", answer.status())
                .append("type", answer.type())
                .append("body", answer.body());
    }

    private static RememberedAnswer answer(Document answer) {
        return new RememberedAnswer(
                answer.getString("fingerprint"),
                answer.getInteger("status"),
                answer.getString("type"),
                answer.getString("body"));
    }

    /** A digest: who called is nobody's business here, and a key may be of any form. */
    private static String id(String caller, String key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(caller.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return HexFormat.of().formatHex(digest.digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
