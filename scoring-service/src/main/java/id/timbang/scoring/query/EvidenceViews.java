package id.timbang.scoring.query;

import id.timbang.contracts.AnswerSubmitted;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.ObservationRecorded.Flag;
import id.timbang.contracts.ObservationRetracted;
import id.timbang.contracts.Period;
import id.timbang.scoring.evidence.Evidence;
import id.timbang.scoring.evidence.EvidenceLines;
import id.timbang.scoring.evidence.EvidenceStore;
import id.timbang.scoring.evidence.Facts;
import id.timbang.scoring.query.Scores.Page;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The evidence behind a score as it is shown to the person scored. */
@Component
class EvidenceViews {

    private final EvidenceLines lines;
    private final EvidenceStore store;
    private final Facts facts;

    EvidenceViews(EvidenceLines lines, EvidenceStore store, Facts facts) {
        this.lines = lines;
        this.store = store;
        this.facts = facts;
    }

    /** What a piece of evidence is. */
    enum Kind {
        OBSERVATION,
        ANSWER
    }

    /** Why it counts no more. */
    record Retraction(String reason) {}

    /**
     * What a correction stands in the place of.
     *
     * @param number   2 for the first correction of a fact, and so on
     * @param replaces the versions before, the latest first
     */
    record Correction(int number, List<Replaced> replaces) {}

    /**
     * What was told before.
     *
     * @param number 1 for what was told first
     * @param reason why it was corrected; none while its retraction is not told
     */
    record Replaced(
            int number,
            String indicator,
            String occurredAt,
            @Nullable BigDecimal value,
            @Nullable BigDecimal numerator,
            @Nullable BigDecimal denominator,
            @Nullable String reference,
            @Nullable String reason) {}

    /**
     * One piece of evidence, in its latest version.
     *
     * @param occurredAt a time; of a citizen's answer the day only, and none of what it said: the person scored
     *     must not be able to tell who answered what
     * @param flags      what about it is not plausible
     * @param enteredBy  the employee who entered it, where the source tells
     * @param correction none for a fact as it was told first
     * @param retracted  none while it counts
     */
    record EvidenceView(
            Kind kind,
            String id,
            String source,
            String indicator,
            String occurredAt,
            @Nullable BigDecimal value,
            @Nullable BigDecimal numerator,
            @Nullable BigDecimal denominator,
            @Nullable String reference,
            Map<String, String> attributes,
            List<Flag> flags,
            @Nullable String enteredBy,
            @Nullable Correction correction,
            @Nullable Retraction retracted) {}

    Page<EvidenceView> page(String employeeId, Period period, @Nullable String indicator, int page, int size) {
        EvidenceLines.Lines found =
                lines.page(new EvidenceLines.Wanted(employeeId, period, indicator), page * size, size);
        Map<String, List<Evidence>> versions = lines.versions(
                employeeId,
                found.lines().stream()
                        .filter(line -> line.version() > 1)
                        .map(Evidence::factId)
                        .toList());
        Map<String, Evidence> retractions = store.byId(
                employeeId,
                Stream.concat(found.lines().stream(), versions.values().stream().flatMap(List::stream))
                        .map(Evidence::retractionId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        return new Page<>(
                found.lines().stream()
                        .map(line -> view(line, versions.getOrDefault(line.factId(), List.of()), retractions))
                        .toList(),
                page,
                size,
                found.total());
    }

    private EvidenceView view(Evidence line, List<Evidence> versions, Map<String, Evidence> retractions) {
        if (line.event() instanceof ObservationRecorded observation) {
            String reason = reason(line, retractions);
            return new EvidenceView(
                    Kind.OBSERVATION,
                    observation.id(),
                    observation.source(),
                    observation.indicator(),
                    observation.occurredAt().toString(),
                    observation.value(),
                    observation.numerator(),
                    observation.denominator(),
                    observation.reference(),
                    observation.attributes(),
                    observation.remarks(),
                    observation.enteredBy(),
                    correction(line, versions, retractions),
                    reason == null ? null : new Retraction(reason));
        }
        AnswerSubmitted answer = (AnswerSubmitted) line.event();
        return facts.of(answer)
                .map(fact -> new EvidenceView(
                        Kind.ANSWER,
                        answer.answerId(),
                        answer.surveyId(),
                        fact.indicator(),
                        answer.day().toString(),
                        null,
                        null,
                        null,
                        null,
                        Map.of(),
                        List.of(),
                        null,
                        null,
                        null))
                .orElseThrow();
    }

    private static @Nullable Correction correction(
            Evidence line, List<Evidence> versions, Map<String, Evidence> retractions) {
        if (line.version() == 1) {
            return null;
        }
        List<Replaced> replaces = versions.stream()
                .filter(version -> version.version() < line.version())
                .map(version -> replaced(version, (ObservationRecorded) version.event(), reason(version, retractions)))
                .toList();
        return new Correction(line.version(), replaces);
    }

    private static Replaced replaced(Evidence version, ObservationRecorded told, @Nullable String reason) {
        return new Replaced(
                version.version(),
                told.indicator(),
                told.occurredAt().toString(),
                told.value(),
                told.numerator(),
                told.denominator(),
                told.reference(),
                reason);
    }

    private static @Nullable String reason(Evidence evidence, Map<String, Evidence> retractions) {
        Evidence retraction = retractions.get(evidence.retractionId());
        return retraction != null && retraction.event() instanceof ObservationRetracted retracted
                ? retracted.reason()
                : null;
    }
}
