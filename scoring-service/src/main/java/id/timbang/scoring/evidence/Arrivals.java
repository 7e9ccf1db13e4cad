package id.timbang.scoring.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What is new of what an employee's stretch of a partition tells, given what is known. Only what shares a fingerprint with
 * something else, or whose counterpart is told, is looked at more closely, and only what was known before the stretch is
 * looked up: neither is the rule.
 */
final class Arrivals {

    private final List<Told> firsts;
    private final List<Told> fresh;
    private final List<Told> again = new ArrayList<>();
    private final List<Conflict> conflicts = new ArrayList<>();
    private final Map<Told, Told> counterparts = new HashMap<>();

    /** By fingerprint, of those that are looked at, what is stored and what is new. */
    private final Map<Long, List<Told>> there = new HashMap<>();

    private Arrivals(int most) {
        firsts = new ArrayList<>(most);
        fresh = new ArrayList<>(most);
    }

    /**
     * @param known  to which the new fingerprints are added
     * @param stored what is stored under any of the fingerprints
     */
    static Arrivals of(List<Told> told, Known known, Function<Set<Long>, List<Told>> stored) {
        Arrivals arrivals = new Arrivals(told.size());
        Set<Long> before = new HashSet<>();
        Set<Long> shared = new HashSet<>();
        for (int place = 0; place < told.size(); place++) {
            long fingerprint = told.get(place).fingerprint();
            if (!known.fingerprints().add(fingerprint)
                    && shared.add(fingerprint)
                    && !stands(fingerprint, told.subList(0, place))) {
                before.add(fingerprint);
            }
        }
        List<Told> paired = new ArrayList<>();
        for (Told each : told) {
            long counterpart = each.counterpart();
            if (counterpart != 0 && known.fingerprints().contains(counterpart)) {
                paired.add(each);
                if (shared.add(counterpart) && !stands(counterpart, told)) {
                    before.add(counterpart);
                }
            }
        }
        if (!before.isEmpty()) {
            stored.apply(before).forEach(arrivals::add);
        }
        told.forEach(each -> arrivals.arrive(each, shared.contains(each.fingerprint())));
        paired.forEach(arrivals::findCounterpart);
        return arrivals;
    }

    /** Whether any of them has it: to look is seldom, and a stretch has some ten thousand at most. */
    private static boolean stands(long fingerprint, List<Told> told) {
        for (Told each : told) {
            if (each.fingerprint() == fingerprint) {
                return true;
            }
        }
        return false;
    }

    private void add(Told each) {
        there.computeIfAbsent(each.fingerprint(), ignored -> new ArrayList<>(1)).add(each);
    }

    private void arrive(Told told, boolean isShared) {
        if (!isShared) {
            firsts.add(told);
            fresh.add(told);
            return;
        }
        for (Told before : there.getOrDefault(told.fingerprint(), List.of())) {
            if (before.at().equals(told.at())) {
                firsts.add(told);
                again.add(told);
                return;
            }
            if (before.isSameAs(told)) {
                if (!before.isCopyOf(told)) {
                    Conflict.between(before.evidence(), told.evidence()).ifPresent(conflicts::add);
                }
                return;
            }
        }
        firsts.add(told);
        fresh.add(told);
        add(told);
    }

    private void findCounterpart(Told told) {
        for (Told other : there.getOrDefault(told.counterpart(), List.of())) {
            if (told.isCounterpartOf(other)) {
                counterparts.put(told, other);
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

    /** Of the firsts, what is stored from the same place already. */
    List<Told> again() {
        return again;
    }

    List<Conflict> conflicts() {
        return conflicts;
    }

    /** Of all, those whose retraction, or what they retract, is there, and that. */
    Map<Told, Told> counterparts() {
        return counterparts;
    }
}
