package id.timbang.indicator.quarantine;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import id.timbang.contracts.QuarantineEvent;
import id.timbang.contracts.QuarantineResolved;
import id.timbang.contracts.Quarantined;
import id.timbang.indicator.quarantine.Entry.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * The quarantine's topic as documents {@code {_id: entry, source, item, ..., firstSeen, lastSeen, times, lastOffset, state,
 * rank, by, at, resolution}}. The topic may be read as often as one likes: what an entry has heard of already changes
 * nothing, and what became of it may be heard before it.
 */
public class QuarantineStore {

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> documents;
    private volatile boolean indexed;

    public QuarantineStore(MongoOperations mongo) {
        this.documents = mongo.getCollection("quarantine");
    }

    /**
     * What the topic tells.
     *
     * @param offset where it stands; all of it is in one partition
     * @param at     when it was told
     */
    public record Told(long offset, Instant at, QuarantineEvent event) {}

    /** The first write makes them: at the start the store may be away. */
    private void makeIndexes() {
        if (!indexed) {
            documents.createIndex(Indexes.ascending("state", "lastSeen"));
            documents.createIndex(Indexes.ascending("state", "source", "reason"));
            documents.createIndex(Indexes.ascending("person"));
            documents.createIndex(Indexes.ascending("employeeId"));
            documents.createIndex(Indexes.ascending("lastSeen"));
            indexed = true;
        }
    }

    /** Takes over what the topic tells, in the order it stands there. */
    public void tell(List<Told> batch) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        for (Told told : batch) {
            if (told.event() instanceof Quarantined aside) {
                aside(told, aside, writes);
            } else if (told.event() instanceof QuarantineResolved resolved) {
                resolved(resolved, writes);
            }
        }
        if (!writes.isEmpty()) {
            makeIndexes();
            documents.bulkWrite(writes, new BulkWriteOptions().ordered(true));
        }
    }

    /** Takes over what was decided here, before the topic tells it. */
    void resolve(List<QuarantineResolved> resolved) {
        tell(resolved.stream().map(each -> new Told(0, each.at(), each)).toList());
    }

    private static void aside(Told told, Quarantined aside, List<WriteModel<Document>> writes) {
        String entry = aside.entry();
        Date at = Date.from(told.at());
        writes.add(blank(entry));
        // Each partition is in order: what stands before the last offset heard of is in the count already.
        writes.add(new UpdateOneModel<>(
                new Document("_id", entry).append("lastOffset", new Document("$lt", told.offset())),
                Updates.combine(
                        new Document("$set", EntryDocument.told(aside).append("lastOffset", told.offset())),
                        Updates.min("firstSeen", at),
                        Updates.max("lastSeen", at),
                        isToldAtEachRebuild(aside) ? Updates.max("times", 1L) : Updates.inc("times", 1L))));
    }

    /** A record of the log is one thing, however often the log is read; and so is a conflict that scoring finds there. */
    private static boolean isToldAtEachRebuild(Quarantined aside) {
        return Entry.isRecord(aside.source(), aside.item()) || aside.reason().equals(Entry.CONFLICT);
    }

    private static void resolved(QuarantineResolved resolved, List<WriteModel<Document>> writes) {
        State state = State.valueOf(resolved.outcome().name());
        Date at = Date.from(resolved.at());
        Bson become = Updates.combine(
                Updates.set("state", state.name()),
                Updates.set("rank", state.ordinal()),
                Updates.set("by", resolved.by()),
                Updates.set("at", at),
                Updates.set("resolution", resolved.reason()));
        Document entry = new Document("_id", resolved.entry());
        writes.add(blank(resolved.entry()));
        writes.add(
                new UpdateOneModel<>(new Document(entry).append("rank", new Document("$lt", state.ordinal())), become));
        // Decided twice at the same moment: the first stays, in whatever order they are heard of.
        writes.add(new UpdateOneModel<>(
                new Document(entry).append("rank", state.ordinal()).append("at", new Document("$gt", at)), become));
    }

    private static UpdateOneModel<Document> blank(String entry) {
        return new UpdateOneModel<>(
                Filters.eq("_id", entry),
                Updates.combine(
                        Updates.setOnInsert("state", State.OPEN.name()),
                        Updates.setOnInsert("rank", State.OPEN.ordinal()),
                        Updates.setOnInsert("times", 0L),
                        Updates.setOnInsert("lastOffset", -1L)),
                UPSERT);
    }

    Optional<Entry> find(String entry) {
        return Optional.ofNullable(documents.find(Filters.eq("_id", entry)).first())
                .filter(found -> found.getLong("times") > 0)
                .map(EntryDocument::entry);
    }

    /** Those of them that are there, with their payloads. */
    List<Entry> find(Collection<String> entries) {
        List<Entry> found = new ArrayList<>();
        documents.find(Filters.in("_id", entries)).forEach(document -> found.add(EntryDocument.entry(document)));
        return found;
    }

    /** The latest first, without their payloads. */
    List<Entry> find(Bson filter, int skip, int limit) {
        List<Entry> found = new ArrayList<>();
        documents
                .find(filter)
                .projection(EntryDocument.WITHOUT_PAYLOAD)
                .sort(Sorts.orderBy(Sorts.descending("lastSeen"), Sorts.ascending("_id")))
                .skip(skip)
                .limit(limit)
                .forEach(document -> found.add(EntryDocument.entry(document)));
        return found;
    }

    long count(Bson filter) {
        return documents.countDocuments(filter);
    }

    /** What they are called, the earliest first. */
    List<String> names(Bson filter, int limit) {
        List<String> names = new ArrayList<>();
        documents
                .find(filter)
                .projection(new Document("_id", 1))
                .sort(Sorts.orderBy(Sorts.ascending("lastSeen"), Sorts.ascending("_id")))
                .limit(limit)
                .forEach(document -> names.add(document.getString("_id")));
        return names;
    }

    /** Everybody whom an entry is about. */
    Set<String> employees() {
        Set<String> employees = new HashSet<>();
        documents
                .distinct("employeeId", Filters.ne("employeeId", null), String.class)
                .into(employees);
        return employees;
    }

    /** How many there are, by the values of some fields, the most first. */
    List<Group> groups(Bson filter, int limit, String... fields) {
        Document by = new Document();
        for (String field : fields) {
            by.append(field, "$" + field);
        }
        List<Group> groups = new ArrayList<>();
        documents
                .aggregate(List.of(
                        new Document("$match", filter.toBsonDocument()),
                        new Document(
                                "$group",
                                new Document("_id", by)
                                        .append("count", new Document("$sum", 1L))
                                        .append("firstSeen", new Document("$min", "$firstSeen"))
                                        .append("lastSeen", new Document("$max", "$lastSeen"))),
                        new Document("$sort", new Document("count", -1).append("_id", 1)),
                        new Document("$limit", limit)))
                .forEach(document -> groups.add(Group.of(document)));
        return groups;
    }

    /** Entries that are alike in some fields. */
    record Group(Document values, long count, Instant firstSeen, Instant lastSeen) {

        private static Group of(Document document) {
            return new Group(
                    document.get("_id", Document.class),
                    ((Number) document.get("count")).longValue(),
                    EntryDocument.instant(document.getDate("firstSeen")),
                    EntryDocument.instant(document.getDate("lastSeen")));
        }
    }

    /** Drops what the topic does not keep either. */
    long dropBefore(Instant time) {
        Date date = Date.from(time);
        return documents.deleteMany(Filters.lt("lastSeen", date)).getDeletedCount()
                + documents
                        .deleteMany(Filters.and(Filters.eq("times", 0L), Filters.lt("at", date)))
                        .getDeletedCount();
    }
}
