package id.timbang.scoring.tally;

import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;

/**
 * One employee's facts of a month, by day and indicator. Days are kept apart so that the score of any day can be
 * told again, whenever the facts arrived.
 */
public final class MonthTallies {

    private final TreeMap<LocalDate, TreeMap<String, Tally>> days = new TreeMap<>();

    public void add(Fact fact) {
        tally(fact.day(), fact.indicator()).add(fact);
    }

    /**
     * Takes a fact away that was added before.
     *
     * @throws IllegalStateException where it cannot have been added
     */
    public void remove(Fact fact) {
        tally(fact.day(), fact.indicator()).remove(fact);
        Map<String, Tally> day = days.get(fact.day());
        day.values().removeIf(Tally::isEmpty);
        if (day.isEmpty()) {
            days.remove(fact.day());
        }
    }

    /** Adds facts of a day about an indicator. */
    public void add(LocalDate day, String indicator, Tally facts) {
        days.computeIfAbsent(day, ignored -> new TreeMap<>()).merge(indicator, facts, (one, other) -> {
            one.addAll(other);
            return one;
        });
    }

    /** The tally of a day and indicator, empty at first; for adding to. */
    public Tally tally(LocalDate day, String indicator) {
        return days.computeIfAbsent(day, ignored -> new TreeMap<>()).computeIfAbsent(indicator, ignored -> new Tally());
    }

    /** The days with facts. */
    public NavigableSet<LocalDate> days() {
        return days.navigableKeySet();
    }

    /** The tallies by day, then indicator. */
    public Map<LocalDate, TreeMap<String, Tally>> byDay() {
        return days;
    }

    /** By indicator, what the days up to and including the given one add up to. */
    public Map<String, Tally> through(LocalDate last) {
        Map<String, Tally> totals = new TreeMap<>();
        for (Map<String, Tally> day : days.headMap(last, true).values()) {
            day.forEach((indicator, tally) ->
                    totals.computeIfAbsent(indicator, ignored -> new Tally()).addAll(tally));
        }
        return totals;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MonthTallies tallies && days.equals(tallies.days);
    }

    @Override
    public int hashCode() {
        return days.hashCode();
    }

    @Override
    public String toString() {
        return days.toString();
    }
}
