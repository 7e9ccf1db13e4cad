package id.timbang.scoring.period;

import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreChanged;
import id.timbang.scoring.attribution.CountedMonths;
import id.timbang.scoring.period.DuePeriods.EmployeeYear;
import id.timbang.scoring.standing.Standing;
import id.timbang.scoring.standing.StandingStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes standings of periods anew and writes them where they are behind their months. A score is published before it is
 * written: a crash in between publishes it again, under the same version, and never leaves it unsaid. Each write is
 * fenced by the document's lock, read before the months are, so that the last write has seen the newest months.
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

    /** Makes anew what is due and behind; again what another instance wrote in the meantime. */
    void make(DuePeriods due) {
        List<Wanted> batch = new ArrayList<>();
        for (var entry : due.each().entrySet()) {
            batch.add(new Wanted(entry.getKey(), entry.getValue().toList()));
            if (batch.size() == AT_ONCE) {
                makeUntilDone(batch);
                batch = new ArrayList<>();
            }
        }
        makeUntilDone(batch);
    }

    private record Wanted(EmployeeYear of, List<Period> periods) {

        List<String> keys() {
            return periods.stream()
                    .map(period -> Standing.key(of.employeeId(), period))
                    .toList();
        }

        Set<String> monthKeys() {
            Set<String> keys = new TreeSet<>();
            periods.forEach(period ->
                    CountedMonths.monthsOf(period).forEach(month -> keys.add(Standing.key(of.employeeId(), month))));
            return keys;
        }
    }

    private void makeUntilDone(List<Wanted> batch) {
        List<Wanted> open = batch;
        while (!open.isEmpty()) {
            open = make(open);
        }
    }

    /** @return those that lost a race */
    private List<Wanted> make(List<Wanted> batch) {
        Map<String, PeriodStore.Kept> kept = store.kept(
                batch.stream().flatMap(wanted -> wanted.keys().stream()).toList());
        Map<String, List<Standing>> byEmployee = new HashMap<>();
        months.find(batch.stream()
                        .flatMap(wanted -> wanted.monthKeys().stream())
                        .toList())
                .values()
                .forEach(month -> byEmployee
                        .computeIfAbsent(month.employeeId(), none -> new ArrayList<>())
                        .add(month));
        Map<PeriodStanding, Wanted> made = new LinkedHashMap<>();
        for (Wanted wanted : batch) {
            Collection<Standing> own = byEmployee.getOrDefault(wanted.of().employeeId(), List.of());
            wanted.periods().forEach(period -> madeAnew(wanted.of().employeeId(), period, own, kept)
                    .ifPresent(standing -> made.put(standing, wanted)));
        }
        publisher.accept(made.keySet().stream()
                .map(PeriodStanding::score)
                .filter(score -> !score.period().isMonth() && isNews(score, kept.get(score.key())))
                .toList());
        Map<EmployeeYear, List<Period>> lost = new LinkedHashMap<>();
        made.forEach((standing, wanted) -> {
            if (!store.replace(standing)) {
                lost.computeIfAbsent(wanted.of(), none -> new ArrayList<>())
                        .add(standing.score().period());
            }
        });
        return lost.entrySet().stream()
                .map(entry -> new Wanted(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** None where what is kept was made from the same, or from newer. */
    private Optional<PeriodStanding> madeAnew(
            String employeeId, Period period, Collection<Standing> own, Map<String, PeriodStore.Kept> kept) {
        PeriodStore.Kept before = kept.get(Standing.key(employeeId, period));
        if (before != null && before.basis().equals(maker.basis(period, own))) {
            return Optional.empty();
        }
        return maker.make(employeeId, period, own)
                .filter(made ->
                        before == null || before.version() <= made.score().version())
                .map(made -> made.after(before == null ? 0 : before.lock()));
    }

    private static boolean isNews(ScoreChanged score, PeriodStore.@Nullable Kept before) {
        return before == null || !score.withVersion(before.version()).equals(before.score());
    }
}
