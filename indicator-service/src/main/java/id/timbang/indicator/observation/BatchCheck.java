package id.timbang.indicator.observation;

import id.timbang.contracts.ObservationRecorded;
import id.timbang.indicator.observation.Verdict.Accepted;
import id.timbang.indicator.observation.Verdict.Duplicate;
import id.timbang.indicator.observation.Verdict.Rejected;
import id.timbang.kit.identity.Caller;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Judges a batch. Two sound items of the same source and id are one fact told twice, where they are the same; where
 * they differ, nobody can tell which is right, and neither is taken. So the order of the items does not matter.
 */
final class BatchCheck {

    private record Name(String source, String id) {}

    /** A fact as it came first. */
    private static final class Told {
        private final ObservationRecorded first;
        private boolean conflicting;
        private boolean counted;

        private Told(ObservationRecorded first) {
            this.first = first;
        }
    }

    private final ObservationCheck check;

    BatchCheck(ObservationCheck check) {
        this.check = check;
    }

    /** A verdict for each item, in their order. */
    List<Verdict> judge(Caller caller, List<Item> batch, Instant now) {
        List<Verdict> verdicts = new ArrayList<>(batch.size());
        Map<Name, Told> facts = new HashMap<>();
        for (Item item : batch) {
            Verdict verdict = check.judge(caller, item, now);
            verdicts.add(verdict);
            if (verdict instanceof Accepted accepted) {
                ObservationRecorded fact = accepted.observation();
                Told told = facts.computeIfAbsent(name(fact), name -> new Told(fact));
                told.conflicting |= !told.first.equals(fact);
            }
        }
        verdicts.replaceAll(verdict -> verdict instanceof Accepted accepted
                ? once(accepted, facts.get(name(accepted.observation())))
                : verdict);
        return verdicts;
    }

    private static Verdict once(Accepted accepted, Told told) {
        if (told.conflicting) {
            return new Rejected(
                    new Fault(
                            "conflicting-duplicate",
                            "the same source and id stand in this call with other content; send the right one only"),
                    null);
        }
        if (told.counted) {
            return new Duplicate();
        }
        told.counted = true;
        return accepted;
    }

    private static Name name(ObservationRecorded fact) {
        return new Name(fact.source(), fact.id());
    }
}
