package id.timbang.scoring.evidence;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import id.timbang.scoring.generation.Generation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

/** Every told fact, one document under its own id, field for field as in its event. */
public class EvidenceStore {

    private final MongoCollection<Document> documents;
    private final Facts facts;

    public EvidenceStore(MongoOperations mongo, Generation generation, Facts facts) {
        this.documents = mongo.getCollection(generation.collection("evidence"));
        this.facts = facts;
    }

    /**
     * What came of storing evidence.
     *
     * @param firsts    what was told here first, in the order it was given
     * @param conflicts what was told before, and otherwise
     */
    public record Stored(List<Evidence> firsts, List<Conflict> conflicts) {}

    /**
     * Stores evidence that is not there yet, and tells which of it was told here first: an id that is there from
     * another place in the log is a duplicate and drops out, one from the same place is a redelivery and stays. A
     * duplicate with other content is a conflict; given again, it is told again.
     */
    public Stored store(List<Evidence> told) {
        Map<String, Evidence> firsts = new LinkedHashMap<>();
        List<Evidence> again = new ArrayList<>();
        for (Evidence evidence : told) {
            if (firsts.putIfAbsent(evidence.id(), evidence) != null) {
                again.add(evidence);
            }
        }
        Map<String, Evidence> before = byId(insert(List.copyOf(firsts.values())));
        before.forEach((id, stored) -> {
            if (!stored.at().equals(firsts.get(id).at())) {
                again.add(firsts.remove(id));
            }
        });
        List<Conflict> conflicts = again.stream()
                .flatMap(evidence ->
                        Conflict.between(before.getOrDefault(evidence.id(), firsts.get(evidence.id())), evidence)
                                .stream())
                .toList();
        return new Stored(List.copyOf(firsts.values()), conflicts);
    }

    /** Inserts what is new and returns the ids that were there already. */
    private List<String> insert(List<Evidence> evidence) {
        if (evidence.isEmpty()) {
            return List.of();
        }
        try {
            documents.insertMany(
                    evidence.stream()
                            .map(each -> EvidenceDocument.of(each, facts))
                            .toList(),
                    new InsertManyOptions().ordered(false));
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
                    .forEach(document -> found.put(document.getString("_id"), EvidenceDocument.read(document)));
        }
        return found;
    }
}
