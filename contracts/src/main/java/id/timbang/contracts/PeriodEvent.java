package id.timbang.contracts;

/** What happens to a period's results once the counting is over. Keyed by the period. */
public sealed interface PeriodEvent extends Event
        permits PeriodClosed, SummaryIssued, PredicateConfirmed, ObjectionRaised, ObjectionDecided {

    Period period();

    @Override
    default String key() {
        return period().toString();
    }

    @Override
    default String eventSource() {
        return "timbang/report-service";
    }
}
