package id.timbang.indicator.facts;

import id.timbang.contracts.Event;
import id.timbang.contracts.ObservationEvent;
import id.timbang.kit.event.EventPublisher;
import java.util.List;
import org.springframework.stereotype.Component;

/** The one way of facts out of this service: told first, known after. */
@Component
public final class FactLog {

    private final EventPublisher publisher;
    private final FactIndex index;

    public FactLog(EventPublisher publisher, FactIndex index) {
        this.publisher = publisher;
        this.index = index;
    }

    /**
     * Tells events, and returns when they are durable; only from then on their facts are known.
     *
     * @throws id.timbang.kit.event.PublishingFailedException when they may not be durable; telling them again is safe
     */
    public void tell(List<? extends Event> events) {
        publisher.publishAll(events);
        index.told(events.stream()
                .filter(ObservationEvent.class::isInstance)
                .map(ObservationEvent.class::cast)
                .toList());
    }
}
