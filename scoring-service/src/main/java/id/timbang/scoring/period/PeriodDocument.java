package id.timbang.scoring.period;

import id.timbang.contracts.ScoreChanged;
import id.timbang.kit.state.BsonJson;
import id.timbang.scoring.certainty.Sample;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.types.Decimal128;

/**
 * A standing of a period as a document: {@code {_id: employee|period, employeeId, officeId, month: period, lock, basis:
 * {locks, changes, counted}, version, peer: {position, office, score, samples: [{indicator, kind, n, mean, variance}]},
 * score, changedAt}}. The names are those of a month's standing, so that both are asked alike; {@code score} is that of a
 * quarter or a year, a month's stands in its own standing.
 */
final class PeriodDocument {

    private PeriodDocument() {}

    static Document of(PeriodStanding standing) {
        ScoreChanged score = standing.score();
        Document document = new Document("_id", standing.key())
                .append("employeeId", score.employeeId())
                .append("officeId", standing.officeId())
                .append("month", score.period().toString())
                .append("lock", standing.lock())
                .append(
                        "basis",
                        new Document("locks", standing.basis().locks())
                                .append("changes", standing.basis().changes())
                                .append("counted", standing.basis().counted()))
                .append("version", score.version())
                .append("peer", peer(standing))
                .append("changedAt", Date.from(standing.changedAt()));
        if (!score.period().isMonth()) {
            document.append("score", BsonJson.toBson(score));
        }
        return document;
    }

    private static Document peer(PeriodStanding standing) {
        ScoreChanged score = standing.score();
        Document peer = new Document("position", score.position()).append("office", score.officeId());
        if (score.score() != null) {
            peer.append("score", new Decimal128(score.score()));
        }
        return peer.append(
                "samples",
                standing.samples().entrySet().stream()
                        .map(sample -> sample(sample.getKey(), sample.getValue()))
                        .toList());
    }

    private static Document sample(String indicator, Sample sample) {
        return new Document("indicator", indicator)
                .append("kind", sample.kind().name())
                .append("n", sample.n())
                .append("mean", sample.mean())
                .append("variance", sample.variance());
    }

    static Map<String, Sample> samples(Document peer) {
        Map<String, Sample> samples = new TreeMap<>();
        for (Document sample : peer.getList("samples", Document.class, List.of())) {
            samples.put(
                    sample.getString("indicator"),
                    new Sample(
                            Sample.Kind.valueOf(sample.getString("kind")),
                            sample.getLong("n"),
                            sample.getDouble("mean"),
                            sample.getDouble("variance")));
        }
        return samples;
    }

    static PeriodStore.Kept kept(Document document) {
        Document basis = document.get("basis", Document.class);
        return new PeriodStore.Kept(
                document.getString("officeId"),
                document.getLong("lock"),
                new PeriodStanding.Basis(basis.getLong("locks"), basis.getLong("changes"), basis.getInteger("counted")),
                document.getLong("version"),
                document.containsKey("score") ? score(document) : null);
    }

    static PeriodStore.Told told(Document document) {
        return new PeriodStore.Told(
                score(document),
                Instant.ofEpochMilli(document.getDate("changedAt").getTime()));
    }

    private static ScoreChanged score(Document document) {
        return BsonJson.fromBson(document.get("score", Document.class), ScoreChanged.class);
    }
}
