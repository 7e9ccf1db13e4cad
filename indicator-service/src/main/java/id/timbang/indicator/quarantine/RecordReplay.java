package id.timbang.indicator.quarantine;

import id.timbang.contracts.Event;
import id.timbang.contracts.EventJson;
import id.timbang.contracts.Topic;
import id.timbang.contracts.UnreadableEventException;
import id.timbang.kit.event.EventPublisher;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Replays records that no service could read or use: this version may know what an earlier one did not. One that still
 * cannot be used comes back, from its new place.
 */
@Component
final class RecordReplay {

    private static final int LONGEST_DETAIL = 500;

    private final EventPublisher publisher;
    private final LaterRecords later;

    RecordReplay(EventPublisher publisher, LaterRecords later) {
        this.publisher = publisher;
        this.later = later;
    }

    /** Why it could not be, none where its event is in the log. */
    Optional<Refused> replay(Entry entry) {
        String payload = entry.payload();
        if (payload == null) {
            return Optional.of(Refused.still(
                    "no-payload", "no copy of the record was kept, it was empty or too large; dismiss it"));
        }
        try {
            byte[] value =
                    entry.base64() ? Base64.getDecoder().decode(payload) : payload.getBytes(StandardCharsets.UTF_8);
            return publish(entry, EventJson.read(value).data());
        } catch (UnreadableEventException | IllegalArgumentException unreadable) {
            return Optional.of(Refused.still(
                    "unreadable", "this version cannot read the record either: " + shortened(unreadable.getMessage())));
        }
    }

    private Optional<Refused> publish(Entry entry, Event event) {
        Topic topic = Topic.of(event);
        if (topic.kept() == Topic.Kept.LATEST && later.isAnyOf(topic, event.key(), placeIn(topic, entry))) {
            return Optional.of(Refused.conflict(
                    "superseded",
                    "a later record stands under the key '" + shortened(event.key())
                            + "', and this one would take its place; dismiss it"));
        }
        publisher.publish(event);
        return Optional.empty();
    }

    /** Where to look from: behind the record itself, or at the beginning where it stood on a wrong topic. */
    private static LaterRecords.Place placeIn(Topic topic, Entry entry) {
        String[] place = entry.item().split("@", 2);
        return topic.topicName().equals(entry.source())
                ? new LaterRecords.Place(Integer.parseInt(place[0]), Long.parseLong(place[1]) + 1)
                : LaterRecords.Place.BEGINNING;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_DETAIL ? text : text.substring(0, LONGEST_DETAIL) + "...";
    }
}
