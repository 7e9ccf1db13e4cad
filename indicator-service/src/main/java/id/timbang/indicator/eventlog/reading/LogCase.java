package id.timbang.indicator.eventlog.reading;

import java.util.List;
import java.util.Map;

/**
 * One case (in XES: a trace) with all its events, in the order of the log.
 *
 * @param attributes texts by XES key, without the prefix {@code case:}
 */
public record LogCase(Map<String, String> attributes, List<LogEvent> events) {

    public LogCase {
        attributes = Map.copyOf(attributes);
        events = List.copyOf(events);
    }
}
