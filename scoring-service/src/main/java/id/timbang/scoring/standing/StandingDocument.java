package id.timbang.scoring.standing;

import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreChanged;
import id.timbang.kit.state.BsonJson;
import id.timbang.scoring.tally.MonthTallies;
import id.timbang.scoring.tally.Tally;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.types.Decimal128;

/**
 * A standing as a document: {@code {_id: employee|month, employeeId, officeId, month, lock, applied: [{partition,
 * offset}], tallies: [{day, indicator, plain, values: [{value, times}], ratios, numerator, denominator, flagged}], score,
 * changedAt}}.
 * Codes and values stand in fields, not in field names, which may not hold every character.
 */
final class StandingDocument {

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
                .append("changedAt", Date.from(standing.changedAt()));
        if (standing.score() != null) {
            document.append("score", BsonJson.toBson(standing.score()));
        }
        return document;
    }

    static Standing read(Document document) {
        Map<String, Long> applied = new TreeMap<>();
        for (Document partition : document.getList("applied", Document.class)) {
            applied.put(partition.getString("partition"), partition.getLong("offset"));
        }
        Document score = document.get("score", Document.class);
        return new Standing(
                document.getString("employeeId"),
                document.getString("officeId"),
                Period.parse(document.getString("month")),
                document.getLong("lock"),
                applied,
                tallies(document.getList("tallies", Document.class)),
                score == null ? null : BsonJson.fromBson(score, ScoreChanged.class),
                Instant.ofEpochMilli(document.getDate("changedAt").getTime()));
    }

    private static List<Document> tallies(MonthTallies tallies) {
        List<Document> documents = new ArrayList<>();
        tallies.byDay()
                .forEach((day, indicators) -> indicators.forEach((indicator, tally) -> {
                    Document document = new Document("day", day.toString())
                            .append("indicator", indicator)
                            .append("plain", tally.plain());
                    if (!tally.histogram().isEmpty()) {
                        document.append(
                                "values",
                                tally.histogram().entrySet().stream()
                                        .map(seen -> new Document("value", new Decimal128(seen.getKey()))
                                                .append("times", seen.getValue()))
                                        .toList());
                    }
                    if (tally.ratios() != 0) {
                        document.append("ratios", tally.ratios())
                                .append("numerator", new Decimal128(tally.numerator()))
                                .append("denominator", new Decimal128(tally.denominator()));
                    }
                    if (tally.flagged() != 0) {
                        document.append("flagged", tally.flagged());
                    }
                    documents.add(document);
                }));
        return documents;
    }

    private static MonthTallies tallies(List<Document> documents) {
        MonthTallies tallies = new MonthTallies();
        for (Document document : documents) {
            Map<BigDecimal, Long> histogram = new TreeMap<>();
            for (Document seen : document.getList("values", Document.class, List.of())) {
                histogram.put(decimal(seen, "value"), seen.getLong("times"));
            }
            boolean hasRatios = document.containsKey("ratios");
            tallies.tally(LocalDate.parse(document.getString("day")), document.getString("indicator"))
                    .addAll(new Tally(
                            document.getLong("plain"),
                            histogram,
                            hasRatios ? document.getLong("ratios") : 0,
                            hasRatios ? decimal(document, "numerator") : BigDecimal.ZERO,
                            hasRatios ? decimal(document, "denominator") : BigDecimal.ZERO,
                            document.get("flagged", 0L)));
        }
        return tallies;
    }

    private static BigDecimal decimal(Document document, String field) {
        return document.get(field, Decimal128.class).bigDecimalValue();
    }
}
