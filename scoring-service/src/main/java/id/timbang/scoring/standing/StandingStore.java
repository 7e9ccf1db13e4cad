package id.timbang.scoring.standing;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import id.timbang.contracts.Period;
import id.timbang.scoring.generation.Generation;
import id.timbang.scoring.store.ConditionalWrites;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;
import org.springframework.data.mongodb.core.MongoOperations;

/** The standings of all employees, a document each; written only conditionally. */
public class StandingStore {

    private final MongoCollection<Document> documents;

    public StandingStore(MongoOperations mongo, Generation generation) {
        this.documents = mongo.getCollection(generation.collection("standings"));
        documents.createIndex(Indexes.ascending("month", "officeId"), new IndexOptions().name("of-month-office-now"));
        documents.createIndex(
                Indexes.ascending("month", "score.position"), new IndexOptions().name("of-month-position"));
        documents.createIndex(Indexes.ascending("score.position"), new IndexOptions().name("of-position"));
        documents.createIndex(Indexes.ascending("employeeId"), new IndexOptions().name("of-employee"));
    }

    public Optional<Standing> find(String key) {
        return Optional.ofNullable(find(List.of(key)).get(key));
    }

    /** The standings under those keys, as far as they are there. */
    public Map<String, Standing> find(Collection<String> keys) {
        Map<String, Standing> found = new HashMap<>();
        documents
                .find(Filters.in("_id", keys))
                .forEach(document -> found.put(document.getString("_id"), StandingDocument.read(document)));
        return found;
    }

    /** The same without their scores: whoever makes the next has no use for the last. */
    Map<String, Standing> withoutScores(Collection<String> keys) {
        Map<String, Standing> found = new HashMap<>();
        documents
                .find(Filters.in("_id", keys))
                .projection(Projections.include(StandingDocument.FOR_THE_NEXT))
                .forEach(document -> found.put(document.getString("_id"), StandingDocument.readWithoutScore(document)));
        return found;
    }

    /** The versions of the scores under those keys, as far as they are there. */
    Map<String, Long> versions(Collection<String> keys) {
        Map<String, Long> versions = new HashMap<>();
        documents
                .find(Filters.in("_id", keys))
                .projection(Projections.include("version"))
                .forEach(document -> versions.put(document.getString("_id"), document.getLong("version")));
        return versions;
    }

    /** An employee's standings of those months, as far as they are there, in the order of months. */
    public List<Standing> of(String employeeId, Collection<Period> months) {
        return find(months.stream()
                        .map(month -> Standing.key(employeeId, month))
                        .toList())
                .values()
                .stream()
                .sorted(Comparator.comparing(Standing::month))
                .toList();
    }

    /**
     * Writes a standing in place of the one it was made from.
     *
     * @param next with a lock of one more than that of the standing it replaces
     * @return false where another write came first: load again, and fold again
     */
    public boolean replace(Standing next) {
        return replaceAll(List.of(next)).isEmpty();
    }

    /** The same of many in one go; returns the keys of those that another write came first of. */
    public Set<String> replaceAll(Collection<Standing> all) {
        ConditionalWrites writes = new ConditionalWrites(documents);
        all.forEach(next -> writes.replace(StandingDocument.of(next), next.lock()));
        return writes.write();
    }

    /** A page of standings that have a score record, in the given order. */
    public List<Standing> page(Bson filter, Bson order, int skip, int limit) {
        List<Standing> found = new ArrayList<>();
        documents
                .find(filter)
                .sort(order)
                .skip(skip)
                .limit(limit)
                .forEach(document -> found.add(StandingDocument.read(document)));
        return found;
    }

    public long count(Bson filter) {
        return documents.countDocuments(filter);
    }

    /** Every matching standing's key, one after the other, without holding them all. */
    public void eachKey(Bson filter, Consumer<String> action) {
        documents
                .find(filter)
                .projection(Projections.include("_id"))
                .forEach(document -> action.accept(document.getString("_id")));
    }

    /** The matching standings' keys in their order, without holding them all; to be closed. */
    public MongoCursor<String> keys(Bson filter) {
        return documents
                .find(filter)
                .projection(Projections.include("_id"))
                .sort(Sorts.ascending("_id"))
                .map(document -> document.getString("_id"))
                .iterator();
    }

    /** Every matching standing, one after the other, without holding them all. */
    public void each(Bson filter, Consumer<Standing> action) {
        documents.find(filter).forEach(document -> action.accept(StandingDocument.read(document)));
    }

    /** The scores of everyone with that position in that month who has one. */
    public List<BigDecimal> scores(String position, Period month) {
        List<BigDecimal> scores = new ArrayList<>();
        documents
                .find(Filters.and(
                        Filters.eq("month", month.toString()),
                        Filters.eq("score.position", position),
                        Filters.exists("score.score")))
                .projection(Projections.include("score.score"))
                .forEach(document -> scores.add(document.get("score", Document.class)
                        .get("score", Decimal128.class)
                        .bigDecimalValue()));
        return scores;
    }
}
