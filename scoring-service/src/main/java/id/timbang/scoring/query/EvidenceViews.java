package id.timbang.scoring.query;

import id.timbang.contracts.AnswerSubmitted;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.ObservationRetracted;
import id.timbang.contracts.Period;
import id.timbang.scoring.evidence.Evidence;
import id.timbang.scoring.evidence.EvidenceStore;
import id.timbang.scoring.evidence.Facts;
import id.timbang.scoring.query.Scores.Page;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The evidence behind a score as it is shown to the person scored. */
@Component
class EvidenceViews {

    private final EvidenceStore store;
    private final Facts facts;

    EvidenceViews(EvidenceStore store, Facts facts) {
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
     * One piece of evidence.
     *
     * @param occurredAt a time; of a citizen's answer the day only, and none of what it said: the person scored
     *     must not be able to tell who answered what
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
            @Nullable Retraction retracted) {}

    Page<EvidenceView> page(String employeeId, Period month, @Nullable String indicator, int page, int size) {
        List<Evidence> found = store.of(employeeId, month, indicator, page * size, size);
        Map<String, Evidence> retractions = store.byId(found.stream()
                .map(Evidence::retractionId)
                .filter(Objects::nonNull)
                .toList());
        return new Page<>(
                found.stream().map(evidence -> view(evidence, retractions)).toList(),
                page,
                size,
                store.count(employeeId, month, indicator));
    }

    private EvidenceView view(Evidence evidence, Map<String, Evidence> retractions) {
        if (evidence.event() instanceof ObservationRecorded observation) {
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
                    retraction(retractions.get(evidence.retractionId())));
        }
        AnswerSubmitted answer = (AnswerSubmitted) evidence.event();
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
                        null))
                .orElseThrow();
    }

    private static @Nullable Retraction retraction(@Nullable Evidence evidence) {
        return evidence != null && evidence.event() instanceof ObservationRetracted retracted
                ? new Retraction(retracted.reason())
                : null;
    }
}
