package id.timbang.indicator.eventlog.mapping;

import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which events are observations of one indicator, and what they tell.
 *
 * @param when        none: every event
 * @param numerator   together with a denominator; then there is no value
 * @param id          none: see {@link Mapping}
 * @param reference   none: the case id
 */
record ObservationRule(
        String indicator,
        @Nullable Expression when,
        @Nullable Expression value,
        @Nullable Expression numerator,
        @Nullable Expression denominator,
        @Nullable Expression id,
        @Nullable Expression reference,
        Map<String, Expression> attributes) {

    ObservationRule {
        attributes = Map.copyOf(attributes);
    }

    /** Whether it looks at other events of the case, so that a case with an unreadable event may mislead it. */
    boolean looksBeyondEvent() {
        return Stream.concat(
                        Stream.of(when, value, numerator, denominator, id, reference)
                                .flatMap(Stream::ofNullable),
                        attributes.values().stream())
                .anyMatch(Expression::looksBeyondEvent);
    }
}
