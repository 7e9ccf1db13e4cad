package id.timbang.scoring.query;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.EmployeeChanged.Assignment;
import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreAccessed.AccessedPart;
import id.timbang.kit.access.AccessLog;
import id.timbang.kit.access.AccessLog.Seen;
import id.timbang.kit.directory.Directory;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.identity.Sight;
import id.timbang.scoring.live.LiveScore;
import id.timbang.scoring.live.LiveView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whose scores a page was opened for: of an office and those below it, of a position, of some employees, or of several
 * of these at once; and of them, those whom the caller may see as the directory stands.
 */
final class PageView implements LiveView {

    private final Caller caller;
    private final Asked asked;
    private final Directory directory;
    private final AccessLog accesses;
    private volatile Scope scope;

    /**
     * What was asked for; what is not given does not narrow.
     *
     * @param office    of those who work there now, or below it
     * @param position  of those whose month is scored by it
     * @param employees of these
     */
    record Asked(
            Period month,
            @Nullable String office,
            @Nullable String position,
            @Nullable Set<String> employees) {}

    /** What the directory makes of it: whom the caller sees, and which offices are meant. */
    private record Scope(Sight sight, @Nullable Set<String> offices) {}

    PageView(Caller caller, Asked asked, Directory directory, AccessLog accesses) {
        this.caller = caller;
        this.asked = asked;
        this.directory = directory;
        this.accesses = accesses;
        this.scope = scope();
    }

    private Scope scope() {
        String office = asked.office();
        return new Scope(Sight.of(caller, directory), office == null ? null : directory.withAllBelow(office));
    }

    @Override
    public Period month() {
        return asked.month();
    }

    @Override
    public boolean shows(String employeeId) {
        Scope now = scope;
        return directory
                .employee(employeeId)
                .filter(employee -> shows(now, employee))
                .isPresent();
    }

    private boolean shows(Scope by, EmployeeChanged employee) {
        Set<String> employees = asked.employees();
        Set<String> offices = by.offices();
        String position = asked.position();
        return (employees == null || employees.contains(employee.employeeId()))
                && (offices == null || offices.contains(employee.officeId()))
                && by.sight().sees(employee)
                && (position == null || hasHeld(employee, position));
    }

    /** Of several positions, the score itself says by which one the month goes. */
    private static boolean hasHeld(EmployeeChanged employee, String position) {
        return employee.history().stream().map(Assignment::position).anyMatch(position::equals);
    }

    @Override
    public Iterator<String> everybody() {
        Sight sight = scope.sight();
        Set<String> employees = asked.employees();
        Stream<String> candidates;
        if (employees != null) {
            candidates = employees.stream();
        } else if (sight.seesEverybody() || !sight.offices().isEmpty()) {
            candidates = directory.employees().stream().map(EmployeeChanged::employeeId);
        } else {
            candidates = sight.employees().stream();
        }
        return candidates.filter(this::shows).iterator();
    }

    @Override
    public Told told(Collection<LiveScore> scores) {
        Scope now = scope;
        List<LiveScore> shown = new ArrayList<>();
        List<Seen> seen = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        for (LiveScore score : scores) {
            EmployeeChanged employee = directory
                    .employee(score.employeeId())
                    .filter(known -> shows(now, known))
                    .orElse(null);
            if (employee == null) {
                continue;
            }
            if (asked.position() == null || asked.position().equals(score.position())) {
                shown.add(score);
                seen.add(Seen.of(employee));
            } else {
                gone.add(score.employeeId());
            }
        }
        accesses.record(caller, now.sight(), AccessedPart.STREAM, asked.month(), seen);
        return new Told(shown, gone);
    }

    @Override
    public Shift moved(Collection<Move> moves) {
        Scope before = scope;
        Scope after = scope();
        scope = after;
        Set<String> come = new HashSet<>();
        boolean gone = !offices(before).equals(offices(after));
        for (Move move : moves) {
            EmployeeChanged was = move.before();
            boolean showed = was != null && shows(before, was);
            boolean shows = shows(after, move.after());
            if (shows && !showed) {
                come.add(move.after().employeeId());
            }
            gone |= showed && !shows;
        }
        return new Shift(come, gone);
    }

    /** What the tree of offices decides. */
    private static Scope offices(Scope scope) {
        Sight sight = scope.sight();
        return new Scope(new Sight(null, Set.of(), sight.offices(), false, false), scope.offices());
    }
}
