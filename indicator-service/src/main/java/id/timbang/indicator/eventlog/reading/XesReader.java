package id.timbang.indicator.eventlog.reading;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads XES (IEEE 1849), one trace at a time: {@code log > trace > event}, each with attributes as child elements.
 * Attributes of attributes, lists and containers are passed over. A document type declaration is refused, so that
 * no entity exists which could be expanded or fetched.
 */
final class XesReader {

    private static final int LOG = 1;
    private static final int TRACE = 2;
    private static final int EVENT = 3;
    private static final int MAX_DEPTH = 64;
    private static final Set<String> SIMPLE = Set.of("string", "date", "int", "float", "boolean", "id");
    private static final String MESSAGE = "Message: ";

    private final LogSource source;
    private final CaseCollector collector;
    private final Map<String, String> eventAttributes = new HashMap<>();
    private int depth;
    private boolean inTrace;
    private boolean inEvent;
    private long eventLine;

    XesReader(LogSource source, CaseCollector collector) {
        this.source = source;
        this.collector = collector;
    }

    void read() throws IOException, UnreadableLogException {
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(source.content());
            while (xml.hasNext()) {
                source.content().step();
                take(xml, xml.next());
            }
        } catch (XMLStreamException broken) {
            if (inTrace) {
                collector.cut();
            }
            throw unreadable(broken);
        }
    }

    /** The JDK's own parser, whatever else is on the class path: its settings are known to be safe. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }

    private void take(XMLStreamReader xml, int step) throws UnreadableLogException {
        switch (step) {
            case XMLStreamConstants.START_ELEMENT -> start(xml);
            case XMLStreamConstants.END_ELEMENT -> end();
            case XMLStreamConstants.DTD ->
                throw at(
                        xml.getLocation(),
                        "xml-doctype-refused",
                        "The log has a document type declaration (<!DOCTYPE ...>). XES needs none, and it could make"
                                + " a reader expand or fetch entities: remove it.");
            case XMLStreamConstants.ENTITY_REFERENCE ->
                throw at(
                        xml.getLocation(),
                        "xml-entity-refused",
                        "The log refers to the entity '&" + xml.getLocalName() + ";': write the character itself.");
            default -> {
                // Blanks, comments and processing instructions say nothing about the log.
            }
        }
    }

    private void start(XMLStreamReader xml) throws UnreadableLogException {
        String name = xml.getLocalName();
        depth++;
        if (depth == LOG && !name.equals("log")) {
            throw at(xml.getLocation(), "not-xes", "The root element is <" + name + ">, not the <log> of XES.");
        }
        if (depth > MAX_DEPTH) {
            throw at(xml.getLocation(), "xml-too-deep", "Elements are nested deeper than " + MAX_DEPTH + " levels.");
        }
        if (depth == TRACE && name.equals("trace")) {
            inTrace = true;
            collector.begin(xml.getLocation().getLineNumber());
        } else if (inTrace && depth == EVENT && name.equals("event")) {
            inEvent = true;
            eventLine = xml.getLocation().getLineNumber();
            eventAttributes.clear();
        } else if (inTrace && SIMPLE.contains(name)) {
            attribute(xml.getAttributeValue(null, "key"), xml.getAttributeValue(null, "value"));
        }
    }

    /** Empty values are passed over: in CSV they could not be told from missing ones. */
    private void attribute(@Nullable String key, @Nullable String value) {
        if (key == null || value == null || value.isEmpty()) {
            return;
        }
        if (inEvent && depth == EVENT + 1) {
            eventAttributes.putIfAbsent(key, value);
        } else if (!inEvent && depth == TRACE + 1) {
            collector.attribute(key, value);
        }
    }

    private void end() {
        if (inEvent && depth == EVENT) {
            inEvent = false;
            collector.event(new LogEvent(eventAttributes, eventLine));
        } else if (inTrace && depth == TRACE) {
            inTrace = false;
            collector.end();
        }
        depth--;
    }

    private UnreadableLogException unreadable(XMLStreamException broken) throws IOException {
        Location location = broken.getLocation();
        long line = location == null ? 1 : location.getLineNumber();
        IOException stream = source.content().failure();
        if (stream == null && broken.getNestedException() instanceof IOException ofDecoder) {
            return at(
                    location,
                    "malformed-xml",
                    "The log cannot be decoded at line " + line + ": " + ofDecoder.getMessage());
        }
        if (stream != null) {
            return source.unreadable(stream, line);
        }
        if (source.content().atEnd()) {
            return new UnreadableLogException(
                    "log-cut",
                    "The log is cut: its XML ends in the middle, at line " + line + ", byte " + source.bytesRead()
                            + " of the file. Send the whole file; nothing counts twice.",
                    line,
                    location == null ? null : (long) location.getColumnNumber(),
                    source.bytesRead());
        }
        String message = String.valueOf(broken.getMessage());
        int what = message.indexOf(MESSAGE);
        return at(
                location,
                "malformed-xml",
                "The log is no well-formed XML at line " + line + ": "
                        + (what < 0 ? message : message.substring(what + MESSAGE.length())));
    }

    private static UnreadableLogException at(@Nullable Location location, String code, String detail) {
        return location == null
                ? new UnreadableLogException(code, detail, null, null, null)
                : new UnreadableLogException(
                        code, detail, (long) location.getLineNumber(), (long) location.getColumnNumber(), null);
    }
}
