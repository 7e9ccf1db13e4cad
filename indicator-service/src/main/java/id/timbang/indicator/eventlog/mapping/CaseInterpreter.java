package id.timbang.indicator.eventlog.mapping;

import id.timbang.indicator.eventlog.mapping.ObservationSink.EventPlace;
import id.timbang.indicator.eventlog.reading.LogCase;
import id.timbang.indicator.eventlog.reading.LogEvent;
import id.timbang.indicator.eventlog.reading.LogLayout;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Applies a mapping to cases, one at a time. */
public final class CaseInterpreter {

    private static final String INSTANCE = "concept:instance";
    private static final String NAME = "concept:name";

    private final Mapping mapping;

    public CaseInterpreter(Mapping mapping) {
        this.mapping = mapping;
    }

    private record Dated(LogEvent event, Instant time) {}

    /** Tells the sink everything that the mapping makes of a case. */
    public void interpret(LogCase logCase, ObservationSink sink) {
        String caseId = logCase.attributes().get(mapping.layout().caseAttribute());
        if (caseId == null) {
            logCase.events()
                    .forEach(event -> sink.refused(
                            place(null, event),
                            "missing-case-id",
                            "The case has no attribute '" + mapping.layout().caseAttribute()
                                    + "' that would name it."));
            return;
        }
        List<Dated> dated = new ArrayList<>();
        for (LogEvent event : logCase.events()) {
            Instant time = time(caseId, event, sink);
            if (time != null) {
                dated.add(new Dated(event, time));
            }
        }
        dated.sort(Comparator.comparing(Dated::time));
        boolean whole = dated.size() == logCase.events().size();
        Map<String, Object> ofCase = values(logCase.attributes(), LogLayout.CASE_PREFIX);
        List<Map<String, Object>> ofEvents = dated.stream()
                .map(event -> values(event.event().attributes(), ""))
                .toList();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < dated.size(); i++) {
            Map<String, Object> variables = Map.of(
                    "event",
                    ofEvents.get(i),
                    "case",
                    ofCase,
                    "events",
                    ofEvents,
                    "earlier",
                    ofEvents.subList(0, i),
                    "later",
                    ofEvents.subList(i + 1, ofEvents.size()),
                    "index",
                    (long) i);
            LogEvent event = dated.get(i).event();
            new EventInterpreter(
                            mapping,
                            new EventInterpreter.Subject(
                                    caseId,
                                    event.attributes().get(mapping.employee()),
                                    event.attributes().getOrDefault(INSTANCE, ""),
                                    i,
                                    dated.get(i).time(),
                                    whole,
                                    place(caseId, event)),
                            variables,
                            ids,
                            sink)
                    .interpret();
        }
    }

    private @Nullable Instant time(String caseId, LogEvent event, ObservationSink sink) {
        String text = event.attributes().get(mapping.time());
        Instant time = text == null ? null : Times.instant(text, mapping.zone());
        if (text == null) {
            sink.refused(place(caseId, event), "missing-time", "The event has no attribute '" + mapping.time() + "'.");
        } else if (time == null && Times.isZoneLess(text)) {
            sink.refused(
                    place(caseId, event),
                    "time-without-zone",
                    "The time '" + text + "' has no offset; write it as " + text
                            + "+07:00, or give the log's time zone as 'zone' in the mapping.");
        } else if (time == null) {
            sink.refused(
                    place(caseId, event),
                    "unreadable-time",
                    "'" + text + "' is no time; it is written like 2026-11-24T09:41:00+07:00.");
        }
        return time;
    }

    private Map<String, Object> values(Map<String, String> texts, String prefix) {
        Map<String, Object> values = new HashMap<>();
        texts.forEach((key, text) ->
                values.put(key, ValueType.value(text, mapping.types().get(prefix + key), mapping.zone())));
        return values;
    }

    private static EventPlace place(@Nullable String caseId, LogEvent event) {
        Map<String, String> attributes = event.attributes();
        String name = attributes.getOrDefault(INSTANCE, attributes.getOrDefault(NAME, ""));
        return new EventPlace(caseId, name.isEmpty() ? null : name, event.line());
    }
}
