package id.timbang.indicator.eventlog.reading;

import java.util.Map;

/**
 * One event as the log tells it.
 *
 * @param attributes texts by XES key, for example {@code concept:name}; what is empty in the log is absent here
 * @param line       where it stands in the log, from 1
 */
public record LogEvent(Map<String, String> attributes, long line) {

    public LogEvent {
        attributes = Map.copyOf(attributes);
    }
}
