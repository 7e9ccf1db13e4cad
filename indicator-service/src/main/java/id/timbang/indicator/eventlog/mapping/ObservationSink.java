package id.timbang.indicator.eventlog.mapping;

import id.timbang.indicator.observation.form.ObservationInput;
import org.jspecify.annotations.Nullable;

/** Takes what a mapping makes of events. */
public interface ObservationSink {

    void observation(EventPlace place, ObservationInput observation);

    /** The mapping says that this event is nobody's work. */
    void ignored(String reason);

    /**
     * An event, or one observation of it, that cannot be used.
     *
     * @param code   for programs, for example {@code time-without-zone}
     * @param detail for people: what was wrong and how to mend it
     */
    void refused(EventPlace place, String code, String detail);

    /**
     * An event, for people to find it.
     *
     * @param event its {@code concept:instance}, else its {@code concept:name}
     * @param line  in the log, from 1
     */
    record EventPlace(@Nullable String caseId, @Nullable String event, long line) {}
}
