package id.timbang.report.summary;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreChanged;
import id.timbang.kit.state.BsonJson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * The latest summary of each employee and period, and who has ever had one at an office.
 *
 * <p>{@code summaries}: {@code {_id: employee|period, latest: {version, summary}}}. It is written by {@code $max}:
 * documents compare by their first field first, so only a higher version replaces what is there, in one atomic step
 * that finds the document by its id alone. Duplicates and late arrivals change nothing. {@code office-members}: {@code {_id: office|period, employees: [..]}},
 * only ever added to: which office a summary belongs to is told by the summary alone, so an employee who has moved
 * is no longer found there although the index still points to them. An office's figures are made from these when
 * they are asked for: kept ready they would have to be taken apart again at every change and every move, and reading
 * an office's summaries by their ids is no scan.
 */
public class Summaries {

    private static final int READ_AT_ONCE = 1000;
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> summaries;
    private final MongoCollection<Document> members;

    Summaries(MongoOperations mongo) {
        this.summaries = mongo.getCollection("summaries");
        this.members = mongo.getCollection("office-members");
    }

    /** Takes over those that are newer than what is here. The index first: then whatever is here can be found. */
    void store(List<ScoreChanged> scores) {
        Collection<ScoreChanged> latest = scores.stream()
                .collect(Collectors.toMap(
                        ScoreChanged::key,
                        score -> score,
                        BinaryOperator.maxBy((one, other) -> Long.compare(one.version(), other.version())),
                        LinkedHashMap::new))
                .values();
        if (!latest.isEmpty()) {
            index(latest);
            replaceOlder(latest);
        }
    }

    private void index(Collection<ScoreChanged> scores) {
        Map<String, Set<String>> byOffice = new LinkedHashMap<>();
        scores.forEach(score -> byOffice.computeIfAbsent(
                        officeKey(score.officeId(), score.period()), none -> new LinkedHashSet<>())
                .add(score.employeeId()));
        List<WriteModel<Document>> writes = new ArrayList<>();
        byOffice.forEach((office, employees) -> writes.add(new UpdateOneModel<>(
                Filters.eq("_id", office), Updates.addEachToSet("employees", List.copyOf(employees)), UPSERT)));
        members.bulkWrite(writes, UNORDERED);
    }

    private void replaceOlder(Collection<ScoreChanged> scores) {
        List<WriteModel<Document>> writes = new ArrayList<>(scores.size());
        for (ScoreChanged score : scores) {
            Document versioned = new Document("version", score.version()).append("summary", BsonJson.toBson(score));
            writes.add(new UpdateOneModel<>(Filters.eq("_id", score.key()), Updates.max("latest", versioned), UPSERT));
        }
        summaries.bulkWrite(writes, UNORDERED);
    }

    /** An employee's summary of a period. */
    public Optional<ScoreChanged> of(String employeeId, Period period) {
        return of(List.of(employeeId), period).stream().findFirst();
    }

    /** The summaries of those of the employees who have one, wherever they worked. */
    public List<ScoreChanged> of(Collection<String> employeeIds, Period period) {
        List<String> keys =
                employeeIds.stream().map(employee -> employee + "|" + period).toList();
        List<ScoreChanged> found = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += READ_AT_ONCE) {
            List<String> some = keys.subList(from, Math.min(keys.size(), from + READ_AT_ONCE));
            for (Document document : summaries.find(Filters.in("_id", some))) {
                found.add(BsonJson.fromBson(
                        document.getEmbedded(List.of("latest", "summary"), Document.class), ScoreChanged.class));
            }
        }
        return found;
    }

    /** Every summary of a period that belongs to one of the offices. */
    public List<ScoreChanged> ofOffices(Set<String> officeIds, Period period) {
        List<String> keys =
                officeIds.stream().map(office -> officeKey(office, period)).toList();
        Set<String> employees = new LinkedHashSet<>();
        for (Document office : members.find(Filters.in("_id", keys))) {
            employees.addAll(office.getList("employees", String.class));
        }
        return of(employees, period).stream()
                .filter(score -> officeIds.contains(score.officeId()))
                .toList();
    }

    private static String officeKey(String officeId, Period period) {
        return officeId + "|" + period;
    }
}
