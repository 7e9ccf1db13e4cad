package id.timbang.contracts;

/** A change in what is measured: each event is the whole new state of one entry. */
public sealed interface CatalogueEvent extends Event, Versioned permits IndicatorChanged, ScorecardChanged {

    @Override
    default String eventId() {
        return key() + "/" + version();
    }

    @Override
    default String eventSource() {
        return "timbang/indicator-service";
    }
}
