package id.timbang.scoring.ingest;

import id.timbang.contracts.Quarantined;
import id.timbang.contracts.ScoreChanged;
import id.timbang.scoring.evidence.Conflict;
import id.timbang.scoring.evidence.EvidenceStore;
import id.timbang.scoring.evidence.EvidenceStore.Stored;
import id.timbang.scoring.evidence.LogPosition;
import id.timbang.scoring.evidence.Told;
import id.timbang.scoring.standing.Change;
import id.timbang.scoring.standing.Standings;
import id.timbang.scoring.tally.Fact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies a batch of records to the scores, exactly once in effect. The order of steps is the
 * promise: a crash between any two of them loses nothing and counts nothing twice, for the batch is delivered again
 * and each step passes over what it has done before.
 */
public class BatchApplier {

    private static final Logger log = LoggerFactory.getLogger(BatchApplier.class);

    private static final LogPosition NOWHERE = new LogPosition("", -1, -1);

    private final EvidenceStore evidence;
    private final Standings standings;
    private final Outlet<Quarantined> quarantine;
    private final Outlet<ScoreChanged> publisher;
    private final Progress progress;
    private final Watch watch;
    private final Pieces pieces;

    public BatchApplier(
            EvidenceStore evidence,
            Standings standings,
            Outlet<Quarantined> quarantine,
            Outlet<ScoreChanged> publisher,
            Progress progress,
            Watch watch) {
        this(evidence, standings, quarantine, publisher, progress, watch, Pieces.USUAL);
    }

    BatchApplier(
            EvidenceStore evidence,
            Standings standings,
            Outlet<Quarantined> quarantine,
            Outlet<ScoreChanged> publisher,
            Progress progress,
            Watch watch,
            Pieces pieces) {
        this.evidence = evidence;
        this.standings = standings;
        this.quarantine = quarantine;
        this.publisher = publisher;
        this.progress = progress;
        this.watch = watch;
        this.pieces = pieces;
    }

    /** Where events go; returns only when they are in the log. */
    public interface Outlet<E> {
        void publishAll(List<E> events);
    }

    /** Is told of what is applied. */
    public interface Watch {

        /**
         * Something was stored before, by somebody who did not come to the end of it, or has not yet: the scores that one
         * tells may be older ones than are told from here on.
         */
        void again();

        /** Of some employees; their scores are published. */
        void stored(Stored stored, int lostStandings);

        /** @param next by partition, the offset before which all of it is applied */
        void applied(Map<String, Long> next);
    }

    /**
     * Applies what stretches of one topic's partitions told: in one go, for where facts come one by one, each step costs as
     * much for one as for some; a large batch by pieces, each with all facts of some employees.
     *
     * @param told the usable records of the stretches, each partition's in order
     * @param next by partition, the offset after the stretch's last record
     */
    public void apply(List<Told> told, Map<String, Long> next) {
        for (Map<String, List<Told>> piece : pieces.of(told)) {
            apply(piece, next.keySet());
        }
        progress.advance(next);
        watch.applied(next);
    }

    private void apply(Map<String, List<Told>> told, Set<String> partitions) {
        Stored stored = evidence.store(told);
        if (!stored.conflicts().isEmpty()) {
            log.warn(
                    "{} observations of {} were told before with other content: they go to quarantine",
                    stored.conflicts().size(),
                    partitions);
            quarantine.publishAll(
                    stored.conflicts().stream().map(Conflict::quarantined).toList());
        }
        if (!stored.again().isEmpty()) {
            watch.again();
        }
        Standings.Folded folded = standings.fold(changes(stored));
        standings.tell(folded.scores(), publisher::publishAll);
        watch.stored(stored, folded.lost());
    }

    /** What the evidence changes, by standing; each employee's firsts come one after the other. */
    private static Map<String, List<Change>> changes(Stored stored) {
        Map<String, List<Change>> changes = new LinkedHashMap<>();
        Map<Integer, List<Change>> ofEmployee = new HashMap<>();
        String employeeId = "";
        LogPosition last = NOWHERE;
        String partition = "";
        for (Told told : stored.firsts()) {
            if (!told.at().isInPartitionOf(last)) {
                last = told.at();
                partition = last.topicPartition();
            }
            Change change = change(partition, told, stored.counterparts().get(told));
            if (change != null) {
                if (!told.employeeId().equals(employeeId)) {
                    employeeId = told.employeeId();
                    ofEmployee.clear();
                }
                ofEmployee
                        .computeIfAbsent(
                                monthNumber(change.fact()),
                                ignored -> changes.computeIfAbsent(change.key(), key -> new ArrayList<>()))
                        .add(change);
            }
        }
        return changes;
    }

    private static int monthNumber(Fact fact) {
        return fact.day().getYear() * 12 + fact.day().getMonthValue();
    }

    /**
     * An observation that was retracted before it was told changes nothing, and neither does its retraction; which came
     * first is told by their offsets alone, so that a redelivery, with both stored already, comes to the same.
     */
    private static @Nullable Change change(String partition, Told told, @Nullable Told counterpart) {
        boolean isSecond = counterpart != null && counterpart.at().isBefore(told.at());
        Fact fact = told.fact();
        if (told.retracts()) {
            fact = isSecond ? counterpart.fact() : null;
        } else if (isSecond) {
            fact = null;
        }
        return fact == null
                ? null
                : new Change(told.employeeId(), partition, told.at().offset(), !told.retracts(), fact);
    }
}
