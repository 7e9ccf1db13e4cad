package id.timbang.indicator.facts;

import id.timbang.contracts.Event;
import id.timbang.contracts.ObservationEvent;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.ObservationRetracted;
import id.timbang.indicator.catalogue.Indicators;
import id.timbang.kit.event.EventHeaders;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the index needs to know of an event; written beside it, so that nobody has to read it for that. */
@Component
final class FactMarks implements EventHeaders {

    private final Indicators indicators;

    FactMarks(Indicators indicators) {
        this.indicators = indicators;
    }

    FactMark of(ObservationEvent event) {
        String name = FactMark.name(event.source(), event.id());
        if (event instanceof ObservationRecorded fact) {
            return new FactMark(name, version(fact.correction()), Content.of(fact), fact.employeeId(), window(fact));
        }
        Integer correction = event instanceof ObservationRetracted taken ? taken.correction() : null;
        return new FactMark(name, version(correction), null, event.employeeId(), null);
    }

    /** Where a fact is counted; none where nobody counts. */
    @Nullable
    RateWindow window(ObservationRecorded fact) {
        return RateWindow.of(fact, indicators.find(fact.indicator()).orElse(null));
    }

    /** A foreign writer may number as it likes; what is no correction is the fact as it was told first. */
    private static int version(@Nullable Integer correction) {
        return correction == null ? 1 : Math.max(1, correction);
    }

    @Override
    public Iterable<Header> of(Event event) {
        return event instanceof ObservationEvent observation ? List.of(new FactHeader(of(observation))) : List.of();
    }
}
