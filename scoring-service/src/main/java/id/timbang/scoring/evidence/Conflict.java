package id.timbang.scoring.evidence;

import id.timbang.contracts.EventJson;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.Quarantined;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An observation that was told again and says something else. The first stays: which of them is right, a person has to
 * find out.
 *
 * @param fields in what they differ
 */
public record Conflict(LogPosition first, LogPosition again, ObservationRecorded told, List<String> fields) {

    /** A copy is larger than the observation, by escapes; the log takes 1 MiB. */
    private static final int LARGEST_COPY = 150_000;

    /**
     * What is not the same, where the second is the same observation's and not told in the same place. Flags are no part
     * of what is told: they are remarks on it. Answers of citizens are not compared, for what they say must not come
     * before anybody's eyes, nor are retractions: the observation counts no more, whatever the second one's reason.
     */
    static Optional<Conflict> between(Evidence first, Evidence again) {
        if (first.at().equals(again.at())
                || !(first.event() instanceof ObservationRecorded before)
                || !(again.event() instanceof ObservationRecorded told)) {
            return Optional.empty();
        }
        List<String> fields = differences(before, told);
        return fields.isEmpty() ? Optional.empty() : Optional.of(new Conflict(first.at(), again.at(), told, fields));
    }

    private static List<String> differences(ObservationRecorded one, ObservationRecorded other) {
        List<String> fields = new ArrayList<>();
        addUnless(one.indicator().equals(other.indicator()), "indicator", fields);
        addUnless(one.occurredAt().equals(other.occurredAt()), "occurredAt", fields);
        addUnless(same(one.value(), other.value()), "value", fields);
        addUnless(same(one.numerator(), other.numerator()), "numerator", fields);
        addUnless(same(one.denominator(), other.denominator()), "denominator", fields);
        addUnless(Objects.equals(one.reference(), other.reference()), "reference", fields);
        addUnless(one.attributes().equals(other.attributes()), "attributes", fields);
        addUnless(Objects.equals(one.enteredBy(), other.enteredBy()), "enteredBy", fields);
        return fields;
    }

    private static void addUnless(boolean same, String field, List<String> fields) {
        if (!same) {
            fields.add(field);
        }
    }

    private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null || other == null ? one == other : one.compareTo(other) == 0;
    }

    /** For the quarantine: the same entry each time the same log is read. */
    public Quarantined quarantined() {
        String payload = EventJson.mapper().writeValueAsString(told);
        boolean whole = payload.length() <= LARGEST_COPY;
        return new Quarantined(
                told.source(),
                told.id(),
                "conflict",
                "The observation stands in the log before, at " + place(first) + ", with another "
                        + String.join(", ", fields) + ". That one counts, and this one, at " + place(again)
                        + ", does not. Find out at the source which of them is right; if this one is, tell it as a correction."
                        + (whole ? "" : " It is not copied here, for its length."),
                whole ? payload : null,
                false,
                told.employeeId(),
                null,
                null);
    }

    private static String place(LogPosition at) {
        return at.topicPartition() + "@" + at.offset();
    }
}
