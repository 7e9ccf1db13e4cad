package id.timbang.scoring.evidence;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import id.timbang.contracts.Event;
import id.timbang.contracts.EventType;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.Period;
import id.timbang.kit.state.BsonJson;
import id.timbang.scoring.tally.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Every told fact, one document under its own id, field for field as in its event:
 * {@code {_id: employee|source|id, type, employeeId, month, indicator, at, topic, partition, offset, event}}.
 */
public class EvidenceStore {

    private final MongoCollection<Document> documents;
    private final Facts facts;

    public EvidenceStore(MongoOperations mongo, Facts facts) {
        this.documents = mongo.getCollection("evidence");
        this.facts = facts;
        documents.createIndex(
                Indexes.compoundIndex(Indexes.ascending("employeeId", "month"), Indexes.descending("at")),
                new IndexOptions().name("of-employee-month"));
    }

    /**
     * Stores evidence that is not there yet, and tells which of it was told here first: an id that is there from
     * another place in the log is a duplicate and drops out; one from the same place is a redelivery and stays.
     */
    public List<Evidence> storeFirsts(List<Evidence> told) {
        Map<String, Evidence> firsts = new LinkedHashMap<>();
        told.forEach(evidence -> firsts.putIfAbsent(evidence.id(), evidence));
        List<String> known = insert(List.copyOf(firsts.values()));
        if (!known.isEmpty()) {
            for (Document document : documents
                    .find(Filters.in("_id", known))
                    .projection(Projections.include("topic", "partition", "offset"))) {
                String id = document.getString("_id");
                if (!position(document).equals(firsts.get(id).at())) {
                    firsts.remove(id);
                }
            }
        }
        return List.copyOf(firsts.values());
    }

    /** Inserts what is new and returns the ids that were there already. */
    private List<String> insert(List<Evidence> evidence) {
        if (evidence.isEmpty()) {
            return List.of();
        }
        try {
            documents.insertMany(
                    evidence.stream().map(this::document).toList(), new InsertManyOptions().ordered(false));
            return List.of();
        } catch (MongoBulkWriteException some) {
            boolean onlyDuplicates = some.getWriteConcernError() == null
                    && some.getWriteErrors().stream()
                            .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
            if (!onlyDuplicates) {
                throw some;
            }
            return some.getWriteErrors().stream()
                    .map(error -> evidence.get(error.getIndex()).id())
                    .toList();
        }
    }

    /** The evidence under those ids, as far as it is there. */
    public Map<String, Evidence> byId(Collection<String> ids) {
        Map<String, Evidence> found = new HashMap<>();
        if (!ids.isEmpty()) {
            documents
                    .find(Filters.in("_id", ids))
                    .forEach(document -> found.put(document.getString("_id"), evidence(document)));
        }
        return found;
    }

    /**
     * What a score rests on, newest first, retracted evidence too.
     *
     * @param indicator only of that one, where given
     */
    public List<Evidence> of(String employeeId, Period month, @Nullable String indicator, int skip, int limit) {
        List<Evidence> found = new ArrayList<>();
        documents
                .find(filter(employeeId, month, indicator))
                .sort(Sorts.orderBy(Sorts.descending("at"), Sorts.ascending("_id")))
                .skip(skip)
                .limit(limit)
                .forEach(document -> found.add(evidence(document)));
        return found;
    }

    /** How many {@link #of} there are. */
    public long count(String employeeId, Period month, @Nullable String indicator) {
        return documents.countDocuments(filter(employeeId, month, indicator));
    }

    private static Bson filter(String employeeId, Period month, @Nullable String indicator) {
        Bson ofMonth = Filters.and(Filters.eq("employeeId", employeeId), Filters.eq("month", month.toString()));
        return indicator == null ? ofMonth : Filters.and(ofMonth, Filters.eq("indicator", indicator));
    }

    private Document document(Evidence evidence) {
        Event event = evidence.event();
        Document document = new Document("_id", evidence.id())
                .append("type", EventType.of(event).typeName())
                .append("employeeId", evidence.employeeId());
        facts.of(event).ifPresent(fact -> document.append(
                        "month", Period.monthOf(fact.day()).toString())
                .append("indicator", fact.indicator())
                .append("at", Date.from(at(event, fact))));
        return document.append("topic", evidence.at().topic())
                .append("partition", evidence.at().partition())
                .append("offset", evidence.at().offset())
                .append("event", BsonJson.toBson(event));
    }

    private Instant at(Event event, Fact fact) {
        return event instanceof ObservationRecorded recorded
                ? recorded.occurredAt()
                : fact.day().atStartOfDay(facts.zone()).toInstant();
    }

    private static Evidence evidence(Document document) {
        EventType type = EventType.named(document.getString("type")).orElseThrow();
        return new Evidence(
                position(document), BsonJson.fromBson(document.get("event", Document.class), type.eventClass()));
    }

    private static LogPosition position(Document document) {
        return new LogPosition(
                document.getString("topic"), document.getInteger("partition"), document.getLong("offset"));
    }
}
