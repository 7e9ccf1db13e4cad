package id.timbang.indicator.observation;

import id.timbang.contracts.IndicatorChanged;
import id.timbang.contracts.IndicatorChanged.Measure;
import id.timbang.contracts.IndicatorChanged.PlausibleRange;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.ObservationRecorded.Flag;
import id.timbang.kit.calendar.WorkCalendars;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person should look at before relying on a fact. Nothing is refused for it, and everything counts: a burst may
 * be a backlog entered in one evening, a weekend's work a real one.
 */
final class Plausibility {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final WorkCalendars calendars;
    private final ZoneId zone;

    /** @param zone the agency's, in which office hours are told */
    Plausibility(WorkCalendars calendars, ZoneId zone) {
        this.calendars = calendars;
        this.zone = zone;
    }

    /**
     * What is not plausible about a fact.
     *
     * @param indicator the fact's
     * @param teller    the employee who tells it, none where a machine does
     * @param burst     whether it is one more than the indicator's plausible rate allows
     */
    List<Flag> remarks(ObservationRecorded fact, IndicatorChanged indicator, @Nullable String teller, boolean burst) {
        List<Flag> remarks = new ArrayList<>();
        if (indicator.plausibleRange() != null && isOutside(fact, indicator, indicator.plausibleRange())) {
            remarks.add(Flag.OUT_OF_RANGE);
        }
        if (burst) {
            remarks.add(Flag.BURST);
        }
        if (!Boolean.TRUE.equals(indicator.anyHour())
                && !calendars.isWorkingTime(LocalDateTime.ofInstant(fact.occurredAt(), zone))) {
            remarks.add(Flag.OUTSIDE_OFFICE_HOURS);
        }
        if (isSelfEntered(fact, indicator, teller)) {
            remarks.add(Flag.SELF_ENTERED);
        }
        return remarks;
    }

    /** By products, not quotients: a third of a hundred is no decimal. */
    private static boolean isOutside(ObservationRecorded fact, IndicatorChanged indicator, PlausibleRange range) {
        BigDecimal figure = fact.value();
        BigDecimal by = BigDecimal.ONE;
        if (fact.numerator() != null && fact.denominator() != null) {
            figure = indicator.inPercent() ? fact.numerator().multiply(HUNDRED) : fact.numerator();
            by = fact.denominator();
        } else if (figure == null && indicator.measure() == Measure.COUNT) {
            figure = BigDecimal.ONE;
        }
        return figure != null
                && (range.from() != null && figure.compareTo(range.from().multiply(by)) < 0
                        || range.to() != null && figure.compareTo(range.to().multiply(by)) > 0);
    }

    private static boolean isSelfEntered(
            ObservationRecorded fact, IndicatorChanged indicator, @Nullable String teller) {
        return indicator.feeds() != null
                && !indicator.feeds().contains(fact.source())
                && (fact.employeeId().equals(fact.enteredBy())
                        || fact.employeeId().equals(teller));
    }
}
