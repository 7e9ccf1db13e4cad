package id.timbang.indicator.observation;

import id.timbang.contracts.ObservationRecorded;
import id.timbang.indicator.observation.Verdict.Accepted;
import id.timbang.indicator.observation.Verdict.Duplicate;
import id.timbang.indicator.observation.Verdict.Rejected;
import id.timbang.indicator.observation.form.Item;
import id.timbang.indicator.observation.form.ObservationInput;
import id.timbang.kit.identity.Caller;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Judges a batch. Two sound items of the same source and id are one fact told twice, where they are the same; where
 * they differ, nobody can tell which is right, and neither is taken, but each put aside. So the order of the items does
 * not matter.
 */
final class BatchCheck {

    private record Name(String source, String id) {}

    /** A fact as it came first. */
    private static final class Told {
        private final ObservationRecorded first;
        private boolean conflicting;
        private @Nullable Verdict verdict;

        private Told(ObservationRecorded first) {
            this.first = first;
        }
    }

    private final ObservationCheck check;
    private final ToldBefore before;
    private final PutAside aside;

    BatchCheck(ObservationCheck check, ToldBefore before, PutAside aside) {
        this.check = check;
        this.before = before;
        this.aside = aside;
    }

    /** A verdict for each item, in their order. */
    List<Verdict> judge(Caller caller, List<Item> batch, Instant now) {
        List<Verdict> verdicts = new ArrayList<>(batch.size());
        Map<Name, Told> facts = new HashMap<>(2 * batch.size());
        @Nullable Told[] told = new Told[batch.size()];
        for (int index = 0; index < told.length; index++) {
            Verdict verdict = check.judge(caller, batch.get(index), now);
            verdicts.add(verdict);
            if (verdict instanceof Accepted accepted) {
                told[index] = told(accepted.observation(), facts);
            }
        }
        for (int index = 0; index < told.length; index++) {
            if (told[index] != null && verdicts.get(index) instanceof Accepted accepted) {
                verdicts.set(index, once(caller, batch.get(index).input(), accepted, told[index]));
            }
        }
        return verdicts;
    }

    private Verdict once(Caller caller, ObservationInput input, Accepted accepted, Told told) {
        if (told.conflicting) {
            return aside.of(
                    input,
                    "conflicting-duplicate",
                    "the same source and id stand in this call with other content; send the right one only, or replay it"
                            + " from quarantine, where both are kept");
        }
        if (told.verdict == null) {
            told.verdict = before.judge(caller, input, accepted);
            return told.verdict;
        }
        // It is in the batch already: published once, or put aside once.
        return told.verdict instanceof Rejected rejected ? new Rejected(rejected.fault(), null) : new Duplicate();
    }

    private static Told told(ObservationRecorded fact, Map<Name, Told> facts) {
        Told now = new Told(fact);
        Told before = facts.putIfAbsent(new Name(fact.source(), fact.id()), now);
        if (before == null) {
            return now;
        }
        before.conflicting |= !before.first.equals(fact);
        return before;
    }
}
