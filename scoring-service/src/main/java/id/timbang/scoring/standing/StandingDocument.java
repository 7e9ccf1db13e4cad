package id.timbang.scoring.standing;

import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreChanged;
import id.timbang.kit.state.BsonJson;
import id.timbang.scoring.tally.MonthTallies;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A standing as a document: {@code {_id: employee|month, employeeId, officeId, month, lock, applied: [{partition,
 * offset}], tallies: [{indicator, days}], version, score, changedAt}}, {@code days} as {@link TallyText} has it.
 */
final class StandingDocument {

    /** The fields of which the next state is made. */
    static final List<String> FOR_THE_NEXT =
            List.of("employeeId", "officeId", "month", "lock", "applied", "tallies", "version", "changedAt");

    private StandingDocument() {}

    static Document of(Standing standing) {
        Document document = new Document("_id", standing.key())
                .append("employeeId", standing.employeeId())
                .append("officeId", standing.officeId())
                .append("month", standing.month().toString())
                .append("lock", standing.lock())
                .append(
                        "applied",
                        standing.applied().entrySet().stream()
                                .map(applied -> new Document("partition", applied.getKey())
                                        .append("offset", applied.getValue()))
                                .toList())
                .append("tallies", tallies(standing.tallies()))
                .append("version", standing.version())
                .append("changedAt", Date.from(standing.changedAt()));
        if (standing.score() != null) {
            document.append("score", BsonJson.toBson(standing.score()));
        }
        return document;
    }

    static Standing read(Document document) {
        Document score = document.get("score", Document.class);
        return read(document, score == null ? null : BsonJson.fromBson(score, ScoreChanged.class));
    }

    /** Of {@link #FOR_THE_NEXT} alone. */
    static Standing readWithoutScore(Document document) {
        return read(document, null);
    }

    private static Standing read(Document document, @Nullable ScoreChanged score) {
        Map<String, Long> applied = new TreeMap<>();
        for (Document partition : document.getList("applied", Document.class)) {
            applied.put(partition.getString("partition"), partition.getLong("offset"));
        }
        return new Standing(
                document.getString("employeeId"),
                document.getString("officeId"),
                Period.parse(document.getString("month")),
                document.getLong("lock"),
                applied,
                tallies(document.getList("tallies", Document.class)),
                document.getLong("version"),
                score,
                Instant.ofEpochMilli(document.getDate("changedAt").getTime()));
    }

    private static List<Document> tallies(MonthTallies tallies) {
        List<Document> documents = new ArrayList<>();
        TallyText.of(tallies)
                .forEach((indicator, days) -> documents.add(new Document("indicator", indicator).append("days", days)));
        return documents;
    }

    private static MonthTallies tallies(List<Document> documents) {
        MonthTallies tallies = new MonthTallies();
        documents.forEach(
                document -> TallyText.read(document.getString("indicator"), document.getString("days"), tallies));
        return tallies;
    }
}
