package id.timbang.scoring.period;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreChanged;
import id.timbang.scoring.certainty.Sample;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;

/** The standings of periods, a document each; written only conditionally, and all of them can be made anew. */
public class PeriodStore {

    private final MongoCollection<Document> documents;

    public PeriodStore(MongoOperations mongo) {
        this.documents = mongo.getCollection("longer");
        documents.createIndex(Indexes.ascending("month", "officeId"), new IndexOptions().name("of-period-office-now"));
        documents.createIndex(
                Indexes.ascending("month", "peer.position"), new IndexOptions().name("of-period-position"));
        documents.createIndex(Indexes.ascending("peer.position"), new IndexOptions().name("of-position"));
    }

    /**
     * What is kept of a standing that may have to be made anew.
     *
     * @param score none of a month
     */
    record Kept(
            String officeId,
            long lock,
            PeriodStanding.Basis basis,
            long version,
            @Nullable ScoreChanged score) {}

    /** A score of a quarter or a year as it is told. */
    public record Told(ScoreChanged score, Instant changedAt) {}

    /**
     * What somebody is compared by.
     *
     * @param office  where they worked in the period
     * @param score   none without evidence
     * @param samples by indicator
     */
    public record Peer(String office, @Nullable BigDecimal score, Map<String, Sample> samples) {}

    Map<String, Kept> kept(Collection<String> keys) {
        Map<String, Kept> found = new HashMap<>();
        documents
                .find(Filters.in("_id", keys))
                .projection(Projections.exclude("peer"))
                .forEach(document -> found.put(document.getString("_id"), PeriodDocument.kept(document)));
        return found;
    }

    /**
     * Writes a standing in place of the one it was made after.
     *
     * @return false where another write came first: make it again
     */
    public boolean replace(PeriodStanding next) {
        Document document = PeriodDocument.of(next);
        if (next.lock() > 1) {
            Bson replaced = new Document("_id", next.key()).append("lock", next.lock() - 1);
            return documents.replaceOne(replaced, document).getMatchedCount() == 1;
        }
        try {
            documents.insertOne(document);
            return true;
        } catch (MongoWriteException failed) {
            if (failed.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw failed;
        }
    }

    /** The scores of quarters and years under those keys, as far as they are there. */
    public List<Told> find(Collection<String> keys) {
        return told(documents.find(Filters.and(Filters.in("_id", keys), Filters.exists("score"))));
    }

    /** A page of scores of a quarter or a year, in the given order. */
    public List<Told> page(Bson filter, Bson order, int skip, int limit) {
        return told(documents.find(filter).sort(order).skip(skip).limit(limit));
    }

    private static List<Told> told(com.mongodb.client.FindIterable<Document> found) {
        List<Told> told = new ArrayList<>();
        found.projection(Projections.include("score", "changedAt"))
                .forEach(document -> told.add(PeriodDocument.told(document)));
        return told;
    }

    public long count(Bson filter) {
        return documents.countDocuments(filter);
    }

    /** Every matching standing's key, one after the other, without holding them all. */
    void eachKey(Bson filter, Consumer<String> action) {
        documents
                .find(filter)
                .projection(Projections.include("_id"))
                .forEach(document -> action.accept(document.getString("_id")));
    }

    /** Everyone with that position in that period. */
    public List<Peer> peers(String position, Period period) {
        List<Peer> peers = new ArrayList<>();
        documents
                .find(Filters.and(Filters.eq("month", period.toString()), Filters.eq("peer.position", position)))
                .projection(Projections.include("peer"))
                .forEach(document -> peers.add(peer(document.get("peer", Document.class))));
        return peers;
    }

    private static Peer peer(Document peer) {
        Decimal128 score = peer.get("score", Decimal128.class);
        return new Peer(
                peer.getString("office"), score == null ? null : score.bigDecimalValue(), PeriodDocument.samples(peer));
    }
}
