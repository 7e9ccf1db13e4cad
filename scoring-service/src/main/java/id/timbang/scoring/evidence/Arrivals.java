package id.timbang.scoring.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What is new of what an employee's stretch of a partition tells, given what is known. Nothing is looked up where all
 * fingerprints are new, which is the rule.
 */
final class Arrivals {

    private final List<Told> firsts = new ArrayList<>();
    private final List<Told> fresh = new ArrayList<>();
    private final List<Conflict> conflicts = new ArrayList<>();
    private final Map<Told, Told> counterparts = new HashMap<>();

    /** By fingerprint, what is stored and what is new. */
    private final Map<Long, List<Told>> there = new HashMap<>();

    private Arrivals() {}

    /**
     * @param known  to which the new fingerprints are added
     * @param stored what is stored under any of the fingerprints
     */
    static Arrivals of(List<Told> told, Known known, Function<Set<Long>, List<Told>> stored) {
        Arrivals arrivals = new Arrivals();
        if (areAllNew(told, known.fingerprints())) {
            arrivals.firsts.addAll(told);
            arrivals.fresh.addAll(told);
            return arrivals;
        }
        Set<Long> asked = new HashSet<>();
        for (Told each : told) {
            asked.add(each.fingerprint());
            asked.add(each.counterpart());
        }
        stored.apply(asked).forEach(arrivals::add);
        told.forEach(arrivals::arrive);
        arrivals.firsts.forEach(arrivals::findCounterpart);
        return arrivals;
    }

    private static boolean areAllNew(List<Told> told, Fingerprints known) {
        boolean allNew = true;
        for (Told each : told) {
            allNew &= known.add(each.fingerprint());
            allNew &= each.counterpart() == 0 || !known.contains(each.counterpart());
        }
        return allNew;
    }

    private void add(Told each) {
        there.computeIfAbsent(each.fingerprint(), ignored -> new ArrayList<>(1)).add(each);
    }

    private void arrive(Told told) {
        for (Told before : there.getOrDefault(told.fingerprint(), List.of())) {
            if (before.at().equals(told.at())) {
                firsts.add(told);
                return;
            }
            if (before.isSameAs(told)) {
                Conflict.between(before.evidence(), told.evidence()).ifPresent(conflicts::add);
                return;
            }
        }
        firsts.add(told);
        fresh.add(told);
        add(told);
    }

    private void findCounterpart(Told first) {
        for (Told other : there.getOrDefault(first.counterpart(), List.of())) {
            if (first.isCounterpartOf(other)) {
                counterparts.put(first, other);
            }
        }
    }

    /** What was told here first, in order, whether it is stored by now or not. */
    List<Told> firsts() {
        return firsts;
    }

    /** Of these, what is not stored. */
    List<Told> fresh() {
        return fresh;
    }

    List<Conflict> conflicts() {
        return conflicts;
    }

    /** Of these, those whose retraction, or what they retract, is there, and that. */
    Map<Told, Told> counterparts() {
        return counterparts;
    }
}
