package id.timbang.scoring.evidence;

import id.timbang.contracts.Event;
import id.timbang.contracts.EventType;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.Period;
import id.timbang.kit.state.BsonJson;
import id.timbang.scoring.tally.Fact;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;

/**
 * Evidence as a document: {@code {_id: employee|source|id, type, employeeId, month, indicator, at, fact, version, topic,
 * partition, offset, event}}; {@code fact}, the id that all versions share, and {@code version} are a correction's only.
 */
final class EvidenceDocument {

    private EvidenceDocument() {}

    static Document of(Evidence evidence, Facts facts) {
        Event event = evidence.event();
        Document document = new Document("_id", evidence.id())
                .append("type", EventType.of(event).typeName())
                .append("employeeId", evidence.employeeId());
        facts.of(event).ifPresent(fact -> document.append(
                        "month", Period.monthOf(fact.day()).toString())
                .append("indicator", fact.indicator())
                .append("at", Date.from(at(event, fact, facts))));
        if (evidence.version() > 1) {
            document.append("fact", evidence.factId()).append("version", evidence.version());
        }
        return document.append("topic", evidence.at().topic())
                .append("partition", evidence.at().partition())
                .append("offset", evidence.at().offset())
                .append("event", BsonJson.toBson(event));
    }

    private static Instant at(Event event, Fact fact, Facts facts) {
        return event instanceof ObservationRecorded recorded
                ? recorded.occurredAt()
                : fact.day().atStartOfDay(facts.zone()).toInstant();
    }

    static Evidence read(Document document) {
        EventType type = EventType.named(document.getString("type")).orElseThrow();
        return new Evidence(
                new LogPosition(
                        document.getString("topic"), document.getInteger("partition"), document.getLong("offset")),
                BsonJson.fromBson(document.get("event", Document.class), type.eventClass()));
    }
}
