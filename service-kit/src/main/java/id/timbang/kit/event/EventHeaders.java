package id.timbang.kit.event;

import id.timbang.contracts.Event;
import org.apache.kafka.common.header.Header;

/**
 * What a service writes beside its events, so that whoever follows the log learns it without reading the event. A
 * record must be whole without it: other writers leave it out.
 */
@FunctionalInterface
public interface EventHeaders {

    /** The headers of the record that carries this event; none for most events. */
    Iterable<Header> of(Event event);
}
