package id.timbang.scoring.period;

import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreChanged;
import id.timbang.scoring.attribution.CountedMonths;
import id.timbang.scoring.period.DuePeriods.EmployeeYear;
import id.timbang.scoring.standing.Standing;
import id.timbang.scoring.standing.StandingStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes standings of periods anew and writes them where they are behind their months. A score is published before it is
 * written: a crash in between publishes it again, under the same version, and never leaves it unsaid. Each write is
 * fenced by the document's lock, read before the months are, so that the last write has seen the newest months. Who
 * loses a race has published what nobody wrote, perhaps as the last of its key, and so publishes what stands; who dies
 * before that leaves an older version as the last, until the next change. Whoever reads scores goes by their versions.
 */
public final class PeriodUpdate {

    /** Whose months are held at once. */
    private static final int AT_ONCE = 20;

    private final StandingStore months;
    private final PeriodStore store;
    private final PeriodMaker maker;
    private final Consumer<List<ScoreChanged>> publisher;

    public PeriodUpdate(
            StandingStore months, PeriodStore store, PeriodMaker maker, Consumer<List<ScoreChanged>> publisher) {
        this.months = months;
        this.store = store;
        this.maker = maker;
        this.publisher = publisher;
    }

    /**
     * Makes anew what is due and behind; again what another instance wrote in the meantime.
     *
     * @return what another instance has made by changes of the directory and the catalogue that are not known here yet:
     *     it is due as soon as they are
     */
    DuePeriods make(DuePeriods due) {
        DuePeriods early = new DuePeriods();
        List<Wanted> batch = new ArrayList<>();
        for (var entry : due.each().entrySet()) {
            batch.add(new Wanted(entry.getKey(), entry.getValue().toList()));
            if (batch.size() == AT_ONCE) {
                makeUntilDone(batch, early);
                batch = new ArrayList<>();
            }
        }
        makeUntilDone(batch, early);
        return early;
    }

    private record Wanted(EmployeeYear of, List<Period> periods) {

        List<String> keys() {
            return periods.stream()
                    .map(period -> Standing.key(of.employeeId(), period))
                    .toList();
        }

        Wanted only(Set<String> those) {
            return new Wanted(
                    of,
                    periods.stream()
                            .filter(period -> those.contains(Standing.key(of.employeeId(), period)))
                            .toList());
        }

        Set<String> monthKeys() {
            Set<String> keys = new TreeSet<>();
            periods.forEach(period ->
                    CountedMonths.monthsOf(period).forEach(month -> keys.add(Standing.key(of.employeeId(), month))));
            return keys;
        }
    }

    private void makeUntilDone(List<Wanted> batch, DuePeriods early) {
        List<Wanted> open = make(batch, early, false);
        while (!open.isEmpty()) {
            open = make(open, early, true);
        }
    }

    /**
     * One attempt.
     *
     * @param again whether they have lost a race
     * @return those that lost a race
     */
    private List<Wanted> make(List<Wanted> batch, DuePeriods early, boolean again) {
        List<String> keys =
                batch.stream().flatMap(wanted -> wanted.keys().stream()).toList();
        Map<String, PeriodStore.Kept> kept = store.kept(keys);
        Map<String, List<Standing>> byEmployee = months(batch);
        List<PeriodStanding> made = new ArrayList<>();
        List<ScoreChanged> told = new ArrayList<>();
        for (Wanted wanted : batch) {
            String employeeId = wanted.of().employeeId();
            List<Standing> own = byEmployee.getOrDefault(employeeId, List.of());
            for (Period period : wanted.periods()) {
                PeriodStore.Kept before = kept.get(Standing.key(employeeId, period));
                PeriodStanding next = madeAnew(employeeId, period, own, before, early);
                if (next != null) {
                    made.add(next);
                    if (!period.isMonth() && isNews(next, before)) {
                        told.add(next.score());
                    }
                } else if (again && before != null && before.score() != null) {
                    told.add(before.score());
                }
            }
        }
        publisher.accept(told);
        Set<String> lost = new TreeSet<>();
        made.stream().filter(standing -> !store.replace(standing)).forEach(standing -> lost.add(standing.key()));
        if (again) {
            lost.addAll(overtaken(told));
        }
        return batch.stream()
                .map(wanted -> wanted.only(lost))
                .filter(wanted -> !wanted.periods().isEmpty())
                .toList();
    }

    private Map<String, List<Standing>> months(List<Wanted> batch) {
        List<String> keys =
                batch.stream().flatMap(wanted -> wanted.monthKeys().stream()).toList();
        Map<String, List<Standing>> byEmployee = new HashMap<>();
        months.find(keys).values().forEach(month -> byEmployee
                .computeIfAbsent(month.employeeId(), none -> new ArrayList<>())
                .add(month));
        return byEmployee;
    }

    /** Of what was told, that in whose place something else stands by now. */
    private List<String> overtaken(List<ScoreChanged> told) {
        Map<String, PeriodStore.Kept> kept =
                store.kept(told.stream().map(ScoreChanged::key).toList());
        return told.stream()
                .filter(score -> kept.get(score.key()).version() != score.version())
                .map(ScoreChanged::key)
                .toList();
    }

    /** None where what is kept was made from the same, or there is nothing to make it from. */
    private @Nullable PeriodStanding madeAnew(
            String employeeId, Period period, List<Standing> own, PeriodStore.@Nullable Kept before, DuePeriods early) {
        if (before == null) {
            return maker.make(employeeId, period, own).orElse(null);
        }
        PeriodStanding.Basis now = maker.basis(period, own);
        if (before.basis().equals(now)) {
            return null;
        }
        if (before.basis().changes() > now.changes()) {
            early.add(Standing.key(employeeId, period));
            return null;
        }
        return maker.make(employeeId, period, own)
                .map(made -> made.after(before.lock(), version(made, before)))
                .orElse(null);
    }

    /** Above that of what is kept where it is news, else not below it. */
    private static long version(PeriodStanding made, PeriodStore.Kept before) {
        return Math.max(made.score().version(), before.version() + (isNews(made, before) ? 1 : 0));
    }

    /** What other months make is told also where it says the same: whoever died may have told something in between. */
    private static boolean isNews(PeriodStanding made, PeriodStore.@Nullable Kept before) {
        return before == null
                || before.basis().locks() != made.basis().locks()
                || !made.score().withVersion(before.version()).equals(before.score());
    }
}
