package id.timbang.contracts;

/** A change in what is measured and asked: each event is the whole new state of one entry. */
public sealed interface CatalogueEvent extends Event, Versioned
        permits IndicatorChanged, ScorecardChanged, SurveyChanged {

    @Override
    default String eventId() {
        return key() + "/" + version();
    }

    @Override
    default String eventSource() {
        return "timbang/indicator-service";
    }
}
