package id.timbang.scoring.query;

import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreSeen;
import id.timbang.contracts.ScoreSeen.Look;
import id.timbang.kit.state.StateStore;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Remembers what employees have seen of their own scores: a small document for each employee and period, whose changes
 * are told to the log, by which it is there again on an empty store.
 *
 * <p>Of a day the first look is kept. So whoever looks twice a day is told both times what has changed since the last day
 * on which they looked, and reading the page anew does not make the answer empty.
 */
final class Looks {

    private final StateStore<ScoreSeen> store;
    private final ZoneId zone;

    /** @param zone in which days begin */
    Looks(StateStore<ScoreSeen> store, ZoneId zone) {
        this.store = store;
        this.zone = zone;
    }

    /**
     * The figures are being looked at by the person scored.
     *
     * @return what they saw when they last looked, on a day before; none the first time
     */
    Optional<Look> look(String employeeId, Period period, Look now) {
        String key = employeeId + "|" + period;
        return store.change(
                        key,
                        (present, version) -> present != null && isSameDay(present.latest(), now)
                                ? present
                                : new ScoreSeen(
                                        employeeId, period, version, now, present == null ? null : present.latest()))
                .flatMap(seen -> Optional.ofNullable(seen.state().before()));
    }

    private boolean isSameDay(Look one, Look other) {
        return LocalDate.ofInstant(one.at(), zone).equals(LocalDate.ofInstant(other.at(), zone));
    }
}
