package id.timbang.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as it stands in the log: CloudEvents 1.0, structured mode. A record is whole by itself.
 *
 * @param time when it was published; none for survey answers, whose time would tell who answered
 */
public record Envelope<E extends Event>(
        String id, String source, @Nullable Instant time, E data) {

    /** The media type of {@link EventJson}'s bytes. */
    public static final String MEDIA_TYPE = "application/cloudevents+json";

    public static <E extends Event> Envelope<E> of(E event, Instant publishedAt) {
        return new Envelope<>(
                event.eventId(), event.eventSource(), event instanceof SurveyEvent ? null : publishedAt, event);
    }

    public EventType type() {
        return EventType.of(data);
    }
}
