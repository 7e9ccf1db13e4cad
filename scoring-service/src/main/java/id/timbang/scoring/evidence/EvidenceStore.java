package id.timbang.scoring.evidence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import id.timbang.contracts.Period;
import id.timbang.contracts.Topic;
import id.timbang.scoring.generation.Generation;
import id.timbang.scoring.store.ConditionalWrites;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Every told fact, as it stands in the log, a {@link Bucket} for an employee and topic. Only the owner of a partition
 * writes its employees' documents; each write names the state it was made from, so that a former owner changes nothing.
 */
public class EvidenceStore {

    private static final List<Topic> TOPICS = List.of(Topic.OBSERVATIONS, Topic.SURVEY_ANSWERS);

    /** For fingerprints: the 16th part of the heap, at most 64 MB. */
    private static final long MOST_MEMORY =
            Math.min(64 * 1024 * 1024, Runtime.getRuntime().maxMemory() / 16);

    /** Documents asked for at once. */
    private static final int MOST_DOCUMENTS = 1000;

    private final MongoCollection<Document> documents;
    private final RecordReader reader;
    private final Cache<String, Known> cache = Caffeine.newBuilder()
            .maximumWeight(MOST_MEMORY)
            .<String, Known>weigher((id, known) -> known.weight())
            .executor(Runnable::run)
            .build();

    public EvidenceStore(MongoOperations mongo, Generation generation, Facts facts) {
        this.documents = mongo.getCollection(generation.collection("evidence"));
        this.reader = new RecordReader(facts);
    }

    /**
     * What came of storing evidence.
     *
     * @param firsts       what was told here first, each employee's in the order it was given
     * @param again        of these, what was stored already from the same place in the log
     * @param conflicts    what was told before, and otherwise
     * @param counterparts of what was told, that whose retraction, or what it retracts, is stored, and that
     * @param duplicates   how many were told before, conflicts too
     * @param lost         how many writes somebody else's came before of
     */
    public record Stored(
            List<Told> firsts,
            List<Told> again,
            List<Conflict> conflicts,
            Map<Told, Told> counterparts,
            int duplicates,
            int lost) {}

    /**
     * Stores what is not there yet, and tells which of it was told here first: what is there from another place in the
     * log is a duplicate and drops out, what is there from the same place is a redelivery and stays. A duplicate with
     * other content is a conflict; given again, it is told again.
     *
     * @param told by employee, of one topic, each partition's in order
     */
    public Stored store(Map<String, List<Told>> told) {
        int all = told.values().stream().mapToInt(List::size).sum();
        Stored stored = new Stored(new ArrayList<>(all), new ArrayList<>(), new ArrayList<>(), new HashMap<>(), 0, 0);
        if (all == 0) {
            return stored;
        }
        String topic = topic(told.values());
        List<Waiting> waiting = new ArrayList<>(told.size());
        told.forEach((employeeId, its) -> waiting.add(new Waiting(employeeId, its)));
        int lost = 0;
        while (!waiting.isEmpty()) {
            lost += store(topic, waiting, stored);
            waiting.removeIf(Waiting::isDone);
        }
        return new Stored(
                stored.firsts(),
                stored.again(),
                stored.conflicts(),
                stored.counterparts(),
                all - stored.firsts().size(),
                lost);
    }

    private static String topic(Collection<List<Told>> told) {
        String topic = null;
        for (List<Told> its : told) {
            for (Told each : its) {
                topic = topic == null ? each.at().topic() : topic;
                if (!each.at().topic().equals(topic)) {
                    throw new IllegalArgumentException("of one topic, and not of " + topic + " and " + each.at());
                }
            }
        }
        return Objects.requireNonNull(topic);
    }

    /** Stores the next records of everybody; those whose write is lost are left as they are. */
    private int store(String topic, List<Waiting> waiting, Stored stored) {
        Map<String, Known> known = taken(topic, waiting);
        ConditionalWrites writes = new ConditionalWrites(documents);
        Map<String, Arrivals> arrivals = new HashMap<>();
        Set<String> lost = new HashSet<>();
        for (Waiting each : waiting) {
            String id = Bucket.id(topic, each.employeeId());
            Known its = known.get(id);
            Arrivals arrived = Arrivals.of(each.next(), its, fingerprints -> under(fingerprints, its));
            if (arrived.fresh().isEmpty() || !its.isLarge() || move(its)) {
                arrivals.put(id, arrived);
                if (!arrived.fresh().isEmpty()) {
                    its.add(arrived.fresh(), writes);
                }
            } else {
                lost.add(id);
            }
        }
        lost.addAll(writes.write());
        for (Waiting each : waiting) {
            String id = Bucket.id(topic, each.employeeId());
            if (!lost.contains(id)) {
                cache.put(id, known.get(id));
                each.stored();
                Arrivals arrived = arrivals.get(id);
                stored.firsts().addAll(arrived.firsts());
                stored.again().addAll(arrived.again());
                stored.conflicts().addAll(arrived.conflicts());
                stored.counterparts().putAll(arrived.counterparts());
            }
        }
        return lost.size();
    }

    /** What is known of everybody, taken out of the cache, or loaded. */
    private Map<String, Known> taken(String topic, Collection<Waiting> waiting) {
        Map<String, Known> known = new HashMap<>();
        Map<String, String> missing = new HashMap<>();
        for (Waiting each : waiting) {
            String id = Bucket.id(topic, each.employeeId());
            Known cached = cache.asMap().remove(id);
            if (cached == null) {
                missing.put(id, each.employeeId());
            } else {
                known.put(id, cached);
            }
        }
        Map<String, Known> moved = new HashMap<>();
        for (Document document : find(missing.keySet(), Projections.exclude("records"))) {
            Known loaded = Known.of(document);
            known.put(loaded.id(), loaded);
            loaded.earlier().forEach(earlier -> moved.put(earlier, loaded));
        }
        for (Document document : find(moved.keySet(), Projections.include("known"))) {
            moved.get(document.getString("_id")).addFingerprintsOf(document);
        }
        missing.forEach((id, employeeId) -> known.computeIfAbsent(id, ignored -> new Known(id, employeeId)));
        return known;
    }

    private List<Document> find(Collection<String> ids, Bson projection) {
        List<Document> found = new ArrayList<>();
        List<String> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += MOST_DOCUMENTS) {
            List<String> some = all.subList(from, Math.min(all.size(), from + MOST_DOCUMENTS));
            documents.find(Filters.in("_id", some)).projection(projection).into(found);
        }
        return found;
    }

    /** What is stored of one employee under any of the fingerprints. */
    private List<Told> under(Set<Long> fingerprints, Known known) {
        if (known.isEmpty()) {
            return List.of();
        }
        List<String> ids = new ArrayList<>(holding(fingerprints, known.earlier()));
        ids.add(known.id());
        List<Told> found = new ArrayList<>();
        documents
                .find(Filters.in("_id", ids))
                .forEach(document -> Bucket.each(
                        document,
                        fingerprints::contains,
                        (fingerprint, kept) ->
                                found.add(reader.readAgain(Bucket.position(document, kept), kept.record()))));
        return found;
    }

    /** Which of these documents hold any of the fingerprints: to be told that takes a tenth of reading their records. */
    private List<String> holding(Set<Long> fingerprints, List<String> ids) {
        return find(ids, Projections.include("known")).stream()
                .filter(document -> Bucket.holds(document, fingerprints))
                .map(document -> document.getString("_id"))
                .toList();
    }

    /** Moves a large document's records to one of their own; false where somebody has written it in between. */
    private boolean move(Known known) {
        Document document = documents.find(Filters.eq("_id", known.id())).first();
        if (document == null || !known.isOf(document)) {
            return false;
        }
        try {
            // By its state: whoever moves the same state writes the same.
            documents.insertOne(Bucket.moved(document));
        } catch (MongoWriteException failed) {
            if (failed.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw failed;
            }
        }
        known.moved(Bucket.movedId(document));
        return true;
    }

    /** The evidence under those ids of an employee, as far as it is there. */
    public Map<String, Evidence> byId(String employeeId, Collection<String> ids) {
        Map<String, Evidence> found = new HashMap<>();
        if (!ids.isEmpty()) {
            Set<Long> wanted =
                    ids.stream().map(id -> Evidence.fingerprint(employeeId, id)).collect(Collectors.toSet());
            each(employeeId, null, (fingerprint, place) -> {
                if (wanted.contains(fingerprint)) {
                    Evidence evidence = place.get().evidence();
                    if (ids.contains(evidence.id())) {
                        found.put(evidence.id(), evidence);
                    }
                }
            });
        }
        return found;
    }

    /**
     * Hands over all that is kept of an employee, each with its fingerprint, in no order.
     *
     * @param month passes over documents without a fact of that month, where given
     */
    void each(String employeeId, @Nullable Period month, BiConsumer<Long, Supplier<Told>> action) {
        List<String> ids = TOPICS.stream()
                .map(topic -> Bucket.id(topic.topicName(), employeeId))
                .toList();
        List<String> earlier = new ArrayList<>();
        documents.find(Filters.in("_id", ids)).forEach(document -> {
            earlier.addAll(document.getList("earlier", String.class));
            each(document, action);
        });
        if (!earlier.isEmpty()) {
            Document filter = new Document("_id", new Document("$in", earlier));
            documents
                    .find(month == null ? filter : filter.append("months", month.toString()))
                    .forEach(document -> each(document, action));
        }
    }

    private void each(Document document, BiConsumer<Long, Supplier<Told>> action) {
        Bucket.each(
                document,
                (fingerprint, kept) -> action.accept(
                        fingerprint, () -> reader.readAgain(Bucket.position(document, kept), kept.record())));
    }
}
