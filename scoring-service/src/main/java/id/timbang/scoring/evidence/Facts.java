package id.timbang.scoring.evidence;

import id.timbang.contracts.AnswerSubmitted;
import id.timbang.contracts.Event;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.scoring.tally.Fact;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an event contributes to a score, in the agency's zone. */
public final class Facts {

    /** Sums of ten billion such numbers still fit the 34 digits of a stored decimal. */
    private static final int MOST_DIGITS = 24;

    private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/-]{0,127}");
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("3000-01-01T00:00:00Z");
    private static final LocalDate EARLIEST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST_DAY = LocalDate.of(2999, 12, 31);
    private static final BigDecimal INDEX_FACTOR = BigDecimal.valueOf(25);
    private static final int LOWEST_ANSWER = 1;
    private static final int HIGHEST_ANSWER = 4;
    private static final int SECONDS_OF_A_DAY = 86_400;

    private final ZoneId zone;

    /** The last one that was asked for: most facts are of the day of the one before. Whoever loses it makes it anew. */
    private Day lastDay = new Day(0, LocalDate.EPOCH);

    /** @param zone where days and months begin */
    public Facts(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * Why an event that could be read can still not be counted; none for a sound one. The services that write check
     * as much before: this guards the sums against a faulty writer.
     */
    public static Optional<String> fault(Event event) {
        if (!isSource(event.eventSource())) {
            return Optional.of("the source will not do: letters, digits and . _ : / - only, at most 128");
        }
        if (event instanceof ObservationRecorded recorded) {
            return faultOf(recorded);
        }
        if (event instanceof AnswerSubmitted answer) {
            boolean inRange = answer.elements().values().stream()
                    .allMatch(value -> value >= LOWEST_ANSWER && value <= HIGHEST_ANSWER);
            if (answer.elements().isEmpty() || !inRange) {
                return Optional.of("an answer needs at least one element, each from 1 to 4");
            }
            return answer.day().isBefore(EARLIEST_DAY) || answer.day().isAfter(LATEST_DAY)
                    ? Optional.of("the answer was given before the year 1900 or after 2999")
                    : Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<String> faultOf(ObservationRecorded recorded) {
        return faultOf(recorded.value(), recorded.numerator(), recorded.denominator(), recorded.occurredAt());
    }

    /** The same of an observation's parts. */
    static Optional<String> faultOf(
            @Nullable BigDecimal value,
            @Nullable BigDecimal numerator,
            @Nullable BigDecimal denominator,
            Instant occurredAt) {
        if (isTooLong(value) || isTooLong(numerator) || isTooLong(denominator)) {
            return Optional.of("a number has more than " + MOST_DIGITS + " digits");
        }
        if ((numerator == null) != (denominator == null) || denominator != null && denominator.signum() <= 0) {
            return Optional.of("a ratio needs a numerator and a denominator above 0");
        }
        if (occurredAt.isBefore(EARLIEST) || occurredAt.isAfter(LATEST)) {
            return Optional.of("the work was done before the year 1900 or after 2999");
        }
        return Optional.empty();
    }

    /** Whether that will do as the source of an event. */
    static boolean isSource(CharSequence source) {
        return SOURCE.matcher(source).matches();
    }

    private static boolean isTooLong(@Nullable BigDecimal number) {
        return number != null
                && (number.precision() > MOST_DIGITS
                        || Math.abs((long) number.scale()) > MOST_DIGITS
                        || number.precision() - (long) number.scale() > MOST_DIGITS);
    }

    /**
     * The fact in an event; none where it has none (a retraction, an answer for no indicator). An answer is a ratio,
     * 25 times the sum of its elements by how many they are, so that the ratio of all answers is the satisfaction
     * index (IKM, PermenPANRB 14/2017), exactly.
     */
    public Optional<Fact> of(Event event) {
        if (event instanceof ObservationRecorded recorded) {
            return Optional.of(new Fact(
                    recorded.indicator(),
                    day(recorded.occurredAt()),
                    recorded.occurredAt(),
                    recorded.value(),
                    recorded.numerator(),
                    recorded.denominator(),
                    !recorded.remarks().isEmpty()));
        }
        if (event instanceof AnswerSubmitted answer && answer.indicator() != null) {
            long sum = answer.elements().values().stream()
                    .mapToLong(Integer::longValue)
                    .sum();
            return Optional.of(new Fact(
                    answer.indicator(),
                    answer.day(),
                    answer.day().atStartOfDay(zone).toInstant(),
                    null,
                    INDEX_FACTOR.multiply(BigDecimal.valueOf(sum)),
                    BigDecimal.valueOf(answer.elements().size()),
                    false));
        }
        return Optional.empty();
    }

    /** The day on which something was done. */
    LocalDate day(Instant at) {
        long number = Math.floorDiv(
                at.getEpochSecond() + zone.getRules().getOffset(at).getTotalSeconds(), SECONDS_OF_A_DAY);
        Day known = lastDay;
        if (known.number() != number) {
            known = new Day(number, LocalDate.ofEpochDay(number));
            lastDay = known;
        }
        return known.date();
    }

    /** @param number since 1970 */
    private record Day(long number, LocalDate date) {}
}
