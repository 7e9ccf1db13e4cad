package id.timbang.indicator.quarantine;

import id.timbang.contracts.EventJson;
import id.timbang.contracts.Quarantined;
import id.timbang.indicator.quarantine.Entry.State;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** An {@link Entry} as a document, field for field; {@code rank} orders states, {@code lastOffset} tells what was heard. */
final class EntryDocument {

    /** The fields that lists go without. */
    static final Document WITHOUT_PAYLOAD = new Document("payload", 0);

    private EntryDocument() {}

    /** What the latest telling says. */
    static Document told(Quarantined aside) {
        return new Document("source", aside.source())
                .append("item", aside.item())
                .append("reason", aside.reason())
                .append("detail", aside.detail())
                .append("payload", aside.payload())
                .append("base64", aside.base64())
                .append("indicator", indicator(aside))
                .append("employeeId", aside.employeeId())
                .append("officeId", aside.officeId())
                .append("person", aside.person());
    }

    static Entry entry(Document document) {
        return new Entry(
                document.getString("_id"),
                document.getString("source"),
                document.getString("item"),
                document.getString("reason"),
                document.getString("detail"),
                document.getString("payload"),
                document.getBoolean("base64", false),
                document.getString("indicator"),
                document.getString("employeeId"),
                document.getString("officeId"),
                document.getString("person"),
                instant(document.getDate("firstSeen")),
                instant(document.getDate("lastSeen")),
                document.getLong("times"),
                State.valueOf(document.getString("state")),
                document.getString("by"),
                document.getDate("at") == null ? null : instant(document.getDate("at")),
                document.getString("resolution"));
    }

    static Instant instant(Date date) {
        return date.toInstant();
    }

    /** The indicator an observation names; none for what is no observation. */
    private static @Nullable String indicator(Quarantined aside) {
        if (aside.payload() == null || aside.base64() || Entry.isRecord(aside.source(), aside.item())) {
            return null;
        }
        try {
            JsonNode named = EventJson.mapper().readTree(aside.payload()).path("indicator");
            return named.isString() ? named.asString() : null;
        } catch (JacksonException noJson) {
            return null;
        }
    }
}
