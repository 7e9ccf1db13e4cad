package id.timbang.indicator.observation;

import id.timbang.contracts.IndicatorChanged;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.indicator.catalogue.Indicators;
import id.timbang.indicator.facts.FactIndex;
import id.timbang.kit.calendar.WorkCalendars;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.time.TimbangProperties;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts on facts what is not plausible about them, by what is known as they come in. */
@Component
final class Remarks {

    private final Indicators indicators;
    private final FactIndex index;
    private final Plausibility plausibility;

    Remarks(Indicators indicators, FactIndex index, WorkCalendars calendars, TimbangProperties properties) {
        this.indicators = indicators;
        this.index = index;
        this.plausibility = new Plausibility(calendars, properties.zone());
    }

    /** For the facts of one call, in their order. */
    OfCall ofCall(Caller caller) {
        return new OfCall(caller);
    }

    /** The facts of one call are counted together. */
    final class OfCall {

        private final Caller caller;
        private final FactIndex.Bursts bursts = index.bursts();

        private OfCall(Caller caller) {
            this.caller = caller;
        }

        /** The fact with what is not plausible about it. */
        ObservationRecorded on(ObservationRecorded fact) {
            Optional<IndicatorChanged> indicator = indicators.find(fact.indicator());
            if (indicator.isEmpty()) {
                return fact;
            }
            IndicatorChanged known = indicator.get();
            boolean burst = known.plausibleRate() != null
                    && bursts.isOneTooMany(fact, known.plausibleRate().count());
            return fact.flagged(plausibility.remarks(fact, known, caller.employeeId(), burst));
        }
    }
}
