package id.timbang.indicator.facts;

import id.timbang.contracts.Event;
import id.timbang.indicator.outbound.Durable;
import java.util.List;
import java.util.function.Function;

/** The one way of facts out of this service: told first, known after. */
public final class FactLog {

    private final Function<List<? extends Event>, Durable> log;
    private final FactIndex index;

    /** @param log returns when what it is given is durable */
    public FactLog(Function<List<? extends Event>, Durable> log, FactIndex index) {
        this.log = log;
        this.index = index;
    }

    /**
     * Tells events, and returns when they are durable; only from then on their facts are known.
     *
     * @throws id.timbang.kit.event.PublishingFailedException when they may not be durable; telling them again is safe
     */
    public void tell(List<? extends Event> events) {
        index.told(log.apply(events));
    }
}
