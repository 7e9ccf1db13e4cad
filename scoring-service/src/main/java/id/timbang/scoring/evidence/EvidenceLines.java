package id.timbang.scoring.evidence;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import id.timbang.contracts.Period;
import id.timbang.scoring.generation.Generation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * The evidence that a score rests on, a line for each fact: its latest version that is told of that month and
 * indicator. A correction that moves a fact to another month leaves a line in both.
 */
public class EvidenceLines {

    private final MongoCollection<Document> documents;
    private final EvidenceStore store;
    private final Facts facts;

    public EvidenceLines(MongoOperations mongo, Generation generation, EvidenceStore store, Facts facts) {
        this.documents = mongo.getCollection(generation.collection("evidence"));
        this.store = store;
        this.facts = facts;
        documents.createIndex(
                Indexes.compoundIndex(Indexes.ascending("employeeId", "month"), Indexes.descending("at")),
                new IndexOptions().name("of-employee-month"));
        documents.createIndex(
                Indexes.ascending("fact"), new IndexOptions().name("of-fact").sparse(true));
    }

    /**
     * Lines, newest first, of retracted evidence too.
     *
     * @param indicator only of that one, where given
     */
    public record Wanted(
            String employeeId, Period month, @Nullable String indicator) {

        private Bson filter() {
            Document filter = new Document("employeeId", employeeId).append("month", month.toString());
            return indicator == null ? filter : filter.append("indicator", indicator);
        }
    }

    /** A page of lines, and how many there are of all. */
    public record Lines(List<Evidence> lines, long total) {}

    public Lines page(Wanted wanted, int skip, int limit) {
        Set<String> superseded = superseded(wanted);
        Bson shown =
                superseded.isEmpty() ? wanted.filter() : Filters.and(wanted.filter(), Filters.nin("_id", superseded));
        List<Evidence> lines = new ArrayList<>();
        documents
                .find(shown)
                .sort(Sorts.orderBy(Sorts.descending("at"), Sorts.ascending("_id")))
                .skip(skip)
                .limit(limit)
                .forEach(document -> lines.add(EvidenceDocument.read(document)));
        return new Lines(lines, documents.countDocuments(shown));
    }

    /** The ids of those of which a later version is told of the same month and indicator. */
    private Set<String> superseded(Wanted wanted) {
        Map<String, List<Evidence>> byFact = new HashMap<>();
        documents
                .find(Filters.and(wanted.filter(), Filters.exists("fact")))
                .map(EvidenceDocument::read)
                .forEach(correction -> add(correction, byFact));
        store.byId(byFact.keySet()).values().forEach(first -> add(first, byFact));
        Set<String> superseded = new HashSet<>();
        for (List<Evidence> versions : byFact.values()) {
            versions.stream()
                    .collect(Collectors.groupingBy(this::place))
                    .values()
                    .forEach(there -> there.stream()
                            .sorted(Comparator.comparing(Evidence::version).reversed())
                            .skip(1)
                            .forEach(earlier -> superseded.add(earlier.id())));
        }
        return superseded;
    }

    private static void add(Evidence version, Map<String, List<Evidence>> byFact) {
        byFact.computeIfAbsent(version.factId(), id -> new ArrayList<>()).add(version);
    }

    /** The list that evidence stands in. */
    private String place(Evidence evidence) {
        return facts.of(evidence.event())
                .map(fact -> Period.monthOf(fact.day()) + "|" + fact.indicator())
                .orElse("");
    }

    /** By fact, every version that was told of it, the latest first, wherever it stands; for facts with corrections. */
    public Map<String, List<Evidence>> versions(Collection<String> factIds) {
        Map<String, List<Evidence>> byFact = new HashMap<>();
        if (!factIds.isEmpty()) {
            store.byId(factIds).values().forEach(first -> add(first, byFact));
            documents
                    .find(Filters.in("fact", factIds))
                    .map(EvidenceDocument::read)
                    .forEach(correction -> add(correction, byFact));
            byFact.values()
                    .forEach(versions -> versions.sort(
                            Comparator.comparing(Evidence::version).reversed()));
        }
        return byFact;
    }
}
