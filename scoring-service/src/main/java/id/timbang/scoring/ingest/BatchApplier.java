package id.timbang.scoring.ingest;

import id.timbang.contracts.Quarantined;
import id.timbang.contracts.ScoreChanged;
import id.timbang.scoring.evidence.Conflict;
import id.timbang.scoring.evidence.Evidence;
import id.timbang.scoring.evidence.EvidenceStore;
import id.timbang.scoring.evidence.Facts;
import id.timbang.scoring.standing.Change;
import id.timbang.scoring.standing.Standings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies a batch of one partition's records to the scores, exactly once in effect. The order of steps is the
 * promise: a crash between any two of them loses nothing and counts nothing twice, for the batch is delivered again
 * and each step passes over what it has done before.
 */
public class BatchApplier {

    private static final Logger log = LoggerFactory.getLogger(BatchApplier.class);

    private final EvidenceStore evidence;
    private final Facts facts;
    private final Standings standings;
    private final Outlet<Quarantined> quarantine;
    private final Outlet<ScoreChanged> publisher;
    private final Progress progress;

    public BatchApplier(
            EvidenceStore evidence,
            Facts facts,
            Standings standings,
            Outlet<Quarantined> quarantine,
            Outlet<ScoreChanged> publisher,
            Progress progress) {
        this.evidence = evidence;
        this.facts = facts;
        this.standings = standings;
        this.quarantine = quarantine;
        this.publisher = publisher;
        this.progress = progress;
    }

    /** Where events go; returns only when they are in the log. */
    public interface Outlet<E> {
        void publishAll(List<E> events);
    }

    /**
     * Applies what a stretch of one partition told.
     *
     * @param told the usable records of the stretch, in order
     * @param next the offset after the stretch's last record
     */
    public void apply(String topicPartition, List<Evidence> told, long next) {
        EvidenceStore.Stored stored = evidence.store(told);
        if (!stored.conflicts().isEmpty()) {
            log.warn(
                    "{} observations of {} were told before with other content: they go to quarantine",
                    stored.conflicts().size(),
                    topicPartition);
            quarantine.publishAll(
                    stored.conflicts().stream().map(Conflict::quarantined).toList());
        }
        Map<String, List<Change>> changes = changes(stored.firsts());
        List<ScoreChanged> scores = standings.fold(topicPartition, changes);
        publisher.publishAll(scores);
        progress.advance(topicPartition, next);
    }

    /**
     * What the evidence changes, by standing. An observation that was retracted before it was told changes nothing,
     * and neither does its retraction; which came first is told by their offsets alone, so that a redelivery, with
     * both stored already, comes to the same.
     */
    private Map<String, List<Change>> changes(List<Evidence> firsts) {
        Map<String, Evidence> counterparts = evidence.byId(firsts.stream()
                .flatMap(told -> Stream.of(told.retractionId(), told.retractedId()))
                .filter(Objects::nonNull)
                .toList());
        Map<String, List<Change>> changes = new LinkedHashMap<>();
        for (Evidence told : firsts) {
            change(told, counterparts)
                    .ifPresent(change -> changes.computeIfAbsent(change.key(), ignored -> new ArrayList<>())
                            .add(change));
        }
        return changes;
    }

    private Optional<Change> change(Evidence told, Map<String, Evidence> counterparts) {
        long offset = told.at().offset();
        if (told.retractedId() != null) {
            return Optional.ofNullable(counterparts.get(told.retractedId()))
                    .filter(original -> original.at().isBefore(told.at()))
                    .flatMap(original -> facts.of(original.event()))
                    .map(fact -> new Change(told.employeeId(), offset, false, fact));
        }
        Evidence retraction = told.retractionId() == null ? null : counterparts.get(told.retractionId());
        if (retraction != null && retraction.at().isBefore(told.at())) {
            return Optional.empty();
        }
        return facts.of(told.event()).map(fact -> new Change(told.employeeId(), offset, true, fact));
    }
}
