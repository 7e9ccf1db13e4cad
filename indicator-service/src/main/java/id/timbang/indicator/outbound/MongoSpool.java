package id.timbang.indicator.outbound;

import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * The spool in MongoDB. A parcel is one document, {@code {_id, events: [{topic, key, value, time?, headers?}]}}, with each
 * event's bytes as they are; an event put aside is {@code {_id: parcel/place, reason, event}} in a collection of its own.
 */
final class MongoSpool implements Spool {

    static final String WAITING = "outboundSpool";
    static final String ASIDE = "outboundAside";

    /** A caller waits so long for a store that is away, and not the driver's half a minute. */
    private static final long PATIENCE_SECONDS = 5;

    private static final Bson IN_ORDER = Sorts.ascending("_id");

    private final MongoCollection<Document> waiting;
    private final MongoCollection<Document> aside;
    private final MongoCollection<Document> counted;

    MongoSpool(MongoOperations mongo) {
        // Counting millions takes longer than a caller is made to wait; only ids are read.
        this.counted = mongo.getCollection(WAITING).withReadPreference(ReadPreference.primary());
        this.waiting = durable(counted);
        this.aside = durable(mongo.getCollection(ASIDE));
    }

    private static MongoCollection<Document> durable(MongoCollection<Document> collection) {
        return collection
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void append(List<Parcel> parcels) {
        waiting.insertMany(parcels.stream().map(MongoSpool::document).toList());
    }

    @Override
    public Optional<ParcelId> first() {
        return id(waiting.find().sort(IN_ORDER));
    }

    @Override
    public Optional<ParcelId> last() {
        return id(waiting.find().sort(Sorts.descending("_id")));
    }

    private static Optional<ParcelId> id(FindIterable<Document> found) {
        return Optional.ofNullable(found.projection(Projections.include("_id")).first())
                .map(MongoSpool::id);
    }

    private static ParcelId id(Document document) {
        return ParcelId.parse(document.getString("_id"));
    }

    @Override
    public List<Parcel> first(int parcels, long bytes) {
        List<Parcel> first = new ArrayList<>();
        long left = bytes;
        try (MongoCursor<Document> cursor =
                waiting.find().sort(IN_ORDER).limit(parcels).iterator()) {
            while (cursor.hasNext()) {
                Parcel parcel = parcel(cursor.next());
                left -= parcel.size();
                if (left < 0 && !first.isEmpty()) {
                    break;
                }
                first.add(parcel);
            }
        }
        return first;
    }

    @Override
    public void remove(Collection<ParcelId> parcels) {
        waiting.deleteMany(
                Filters.in("_id", parcels.stream().map(ParcelId::text).toList()));
    }

    @Override
    public long events() {
        long events = 0;
        try (MongoCursor<Document> ids = counted.find()
                .sort(IN_ORDER)
                .projection(Projections.include("_id"))
                .iterator()) {
            while (ids.hasNext()) {
                events += id(ids.next()).events();
            }
        }
        return events;
    }

    @Override
    public void putAside(ParcelId parcel, int place, ProducerRecord<String, byte[]> record, String reason) {
        String id = parcel.text() + "/" + place;
        aside.replaceOne(
                new Document("_id", id),
                new Document("_id", id).append("reason", reason).append("event", event(record)),
                new ReplaceOptions().upsert(true));
    }

    private static Document document(Parcel parcel) {
        return new Document("_id", parcel.id().text())
                .append(
                        "events",
                        parcel.records().stream().map(MongoSpool::event).toList());
    }

    private static Document event(ProducerRecord<String, byte[]> record) {
        Document event = new Document("topic", record.topic())
                .append("key", record.key())
                .append("value", new Binary(record.value()));
        if (record.timestamp() != null) {
            event.append("time", record.timestamp());
        }
        List<Document> headers = new ArrayList<>();
        for (Header header : record.headers()) {
            headers.add(new Document("name", header.key()).append("value", new Binary(header.value())));
        }
        return headers.isEmpty() ? event : event.append("headers", headers);
    }

    private static Parcel parcel(Document document) {
        return new Parcel(
                id(document),
                document.getList("events", Document.class).stream()
                        .map(MongoSpool::record)
                        .toList());
    }

    private static ProducerRecord<String, byte[]> record(Document event) {
        List<Header> headers = event.getList("headers", Document.class, List.of()).stream()
                .<Header>map(header -> new RecordHeader(
                        header.getString("name"),
                        header.get("value", Binary.class).getData()))
                .toList();
        return new ProducerRecord<>(
                event.getString("topic"),
                null,
                event.getLong("time"),
                event.getString("key"),
                event.get("value", Binary.class).getData(),
                headers);
    }
}
