package id.timbang.indicator.catalogue;

import id.timbang.contracts.Period;
import id.timbang.contracts.PeriodClosed;
import id.timbang.contracts.ScorecardChanged;
import id.timbang.kit.problem.Problem;
import java.time.YearMonth;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * The months whose results have been given out: what they were measured by does not change any more. Closing a quarter
 * or a year closes its months. Fed by the log, in any order.
 */
final class ClosedPeriods {

    private final NavigableMap<YearMonth, Period> byMonth = new ConcurrentSkipListMap<>();

    void apply(PeriodClosed closed) {
        Period period = closed.period();
        for (YearMonth month = period.first(); period.contains(month); month = month.plusMonths(1)) {
            byMonth.merge(month, period, (one, other) -> one.months() <= other.months() ? one : other);
        }
    }

    /** Every closed month. */
    NavigableSet<YearMonth> months() {
        return byMonth.navigableKeySet();
    }

    /** The period that closed a month; of several the shortest. */
    Optional<Period> closing(YearMonth month) {
        return Optional.ofNullable(byMonth.get(month));
    }

    /** This month, or the first one after it that no closed month follows. */
    YearMonth firstOpen(YearMonth from) {
        Map.Entry<YearMonth, Period> last = lastWithin(new Span(from, null));
        return last == null ? from : last.getKey().plusMonths(1);
    }

    /** @throws Problem a 409 where the revision would hold for a closed month; it says from which it may */
    void refuseReachingBack(ScorecardChanged revision) {
        Map.Entry<YearMonth, Period> last = lastWithin(Span.of(revision));
        if (last == null) {
            return;
        }
        YearMonth first = last.getKey().plusMonths(1);
        YearMonth to = revision.to();
        throw refusal(
                        last.getValue(),
                        "The revision would hold from " + revision.from() + ", but the period " + last.getValue()
                                + " is closed: what its scores rest on does not change any more. It may hold from "
                                + first + " on: set 'from' to " + first
                                + (to != null && to.isBefore(first) ? ", and 'to' to a month not before it." : "."))
                .with("firstMonth", first.toString());
    }

    /** A 409 that names the closed period. */
    static Problem refusal(Period closed, String detail) {
        return new Problem(HttpStatus.CONFLICT, "closed-period", detail).with("period", closed.toString());
    }

    private Map.@Nullable Entry<YearMonth, Period> lastWithin(Span span) {
        YearMonth to = span.to();
        Map.Entry<YearMonth, Period> last = to == null ? byMonth.lastEntry() : byMonth.floorEntry(to);
        return last == null || last.getKey().isBefore(span.from()) ? null : last;
    }
}
