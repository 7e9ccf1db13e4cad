package id.timbang.indicator.facts;

import id.timbang.contracts.IndicatorChanged;
import id.timbang.contracts.ObservationRecorded;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time in which the facts of one employee and indicator are counted. Windows follow each other and do not
 * slide: a burst over the border of two counts in halves, so one of less than twice the plausible number can pass; what
 * is counted as one has happened within one window.
 *
 * @param minute when it begins, in minutes since 1970
 * @param whose  a digest of employee, indicator and length
 */
record RateWindow(long minute, long whose) implements Comparable<RateWindow> {

    static final RateWindow NONE = new RateWindow(0, 0);

    /** None where the indicator has no plausible rate, and for a correction: the work is counted already. */
    static @Nullable RateWindow of(ObservationRecorded fact, @Nullable IndicatorChanged indicator) {
        if (indicator == null || indicator.plausibleRate() == null || fact.correction() != null) {
            return null;
        }
        long minutes = Math.max(1, indicator.plausibleRate().minutes());
        long minute = Math.floorDiv(
                fact.occurredAt().getEpochSecond(), Duration.ofMinutes(minutes).toSeconds());
        return new RateWindow(
                minute * minutes,
                Content.digest(String.join("\0", fact.employeeId(), fact.indicator(), Long.toString(minutes))));
    }

    @Override
    public int compareTo(RateWindow other) {
        int byTime = Long.compare(minute, other.minute);
        return byTime != 0 ? byTime : Long.compare(whose, other.whose);
    }
}
