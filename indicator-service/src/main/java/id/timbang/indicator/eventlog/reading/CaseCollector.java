package id.timbang.indicator.eventlog.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers one case after another, keeping no more of a case in memory than the limits allow. */
final class CaseCollector {

    private final String caseAttribute;
    private final ReadingLimits limits;
    private final LogSink sink;
    private final Map<String, String> attributes = new HashMap<>();
    private final List<LogEvent> events = new ArrayList<>();
    private long count;
    private long characters;
    private long firstLine;

    CaseCollector(String caseAttribute, ReadingLimits limits, LogSink sink) {
        this.caseAttribute = caseAttribute;
        this.limits = limits;
        this.sink = sink;
    }

    void begin(long line) {
        attributes.clear();
        events.clear();
        count = 0;
        characters = 0;
        firstLine = line;
    }

    /** An attribute of the case; the first value told for a key stays. */
    void attribute(String key, String value) {
        if (!value.isEmpty() && characters <= limits.caseCharacters() && attributes.putIfAbsent(key, value) == null) {
            characters += key.length() + value.length();
        }
    }

    void event(LogEvent event) {
        count++;
        event.attributes().forEach((key, value) -> characters += value.length());
        if (tooLarge()) {
            events.clear();
        } else {
            events.add(event);
        }
    }

    /** The case is whole: it is handed over, or refused where it is too large to look at as one. */
    void end() {
        if (tooLarge()) {
            sink.refuse(new LogSink.Refusal(
                    "case-too-large",
                    "The case has more than " + limits.caseEvents() + " events or " + limits.caseCharacters()
                            + " characters; check that the case attribute '" + caseAttribute + "' is the right one.",
                    caseId(),
                    firstLine,
                    count));
        } else {
            sink.take(new LogCase(attributes, events));
        }
    }

    /** The log ends within the case: nobody knows what else belongs to it. */
    void cut() {
        if (count > 0) {
            sink.refuse(new LogSink.Refusal(
                    "case-cut", "The log ends in the middle of this case.", caseId(), firstLine, count));
        }
    }

    private boolean tooLarge() {
        return count > limits.caseEvents() || characters > limits.caseCharacters();
    }

    private @Nullable String caseId() {
        return attributes.get(caseAttribute);
    }
}
