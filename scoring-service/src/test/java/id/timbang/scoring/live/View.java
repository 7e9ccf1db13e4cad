package id.timbang.scoring.live;

import id.timbang.contracts.Period;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** A page of employees that a test chooses, with something happening at each step of its being told. */
final class View implements LiveView {

    final Set<String> employees = new ConcurrentSkipListSet<>();
    Runnable whenKnown = () -> {};
    Runnable whenAsked = () -> {};
    Runnable whenTold = () -> {};

    @Override
    public Period month() {
        return Store.MONTH;
    }

    @Override
    public boolean shows(String employeeId) {
        return employees.contains(employeeId);
    }

    @Override
    public Iterator<String> everybody() {
        whenAsked.run();
        return List.copyOf(employees).iterator();
    }

    @Override
    public Told told(Collection<LiveScore> scores) {
        whenTold.run();
        return new Told(
                scores.stream().filter(score -> shows(score.employeeId())).toList(), List.of());
    }

    @Override
    public Shift moved(Collection<Move> moves) {
        whenKnown.run();
        return new Shift(Set.of(), false);
    }
}
