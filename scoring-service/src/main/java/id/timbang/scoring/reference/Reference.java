package id.timbang.scoring.reference;

import id.timbang.contracts.AbsenceChanged;
import id.timbang.contracts.CalendarChanged;
import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.Event;
import id.timbang.contracts.IndicatorChanged;
import id.timbang.contracts.OfficeChanged;
import id.timbang.contracts.ScorecardChanged;
import id.timbang.contracts.Versioned;
import id.timbang.kit.calendar.WorkCalendars;
import id.timbang.kit.directory.Directory;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The directory and the catalogue as they stand now, held in memory by every instance (some 300 bytes an employee,
 * and 200 an absence) and read from the log at every start.
 */
public final class Reference {

    private static final Comparator<ScorecardChanged> LATEST_FIRST = Comparator.comparing(ScorecardChanged::from)
            .thenComparing(ScorecardChanged::scorecardId)
            .reversed();

    private final Directory directory = new Directory();
    private final Map<String, Map<String, AbsenceChanged>> absences = new ConcurrentHashMap<>();
    private final Map<Integer, CalendarChanged> calendars = new ConcurrentHashMap<>();
    private final WorkCalendars workCalendars = new WorkCalendars();
    private volatile Map<String, IndicatorChanged> indicators = Map.of();
    private final Map<String, NavigableMap<Long, ScorecardChanged>> scorecards = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();
    private final StampedLock states = new StampedLock();
    private final List<Moves> watchers = new CopyOnWriteArrayList<>();

    /** Lets somebody know from now on who moves. */
    public void watch(Moves watcher) {
        watchers.add(watcher);
    }

    /**
     * Takes over a new state, unless a newer one is here.
     *
     * @return whose scores it may change
     */
    public Affected apply(Event event) {
        if (event instanceof OfficeChanged office) {
            if (took(directory.office(office.officeId()).orElse(null), office, directory::apply)) {
                watchers.forEach(Moves::office);
            }
        } else if (event instanceof EmployeeChanged employee) {
            return apply(employee);
        } else if (event instanceof AbsenceChanged absence) {
            return apply(absence);
        } else if (event instanceof CalendarChanged calendar) {
            return apply(calendar);
        } else if (event instanceof IndicatorChanged indicator) {
            if (took(indicators.get(indicator.code()), indicator, this::take)) {
                return Affected.positions("indicator " + indicator.code(), positionsMeasuredBy(indicator.code()));
            }
        } else if (event instanceof ScorecardChanged scorecard) {
            return apply(scorecard);
        }
        return Affected.NOBODY;
    }

    private Affected apply(EmployeeChanged employee) {
        EmployeeChanged before = directory.employee(employee.employeeId()).orElse(null);
        if (!took(before, employee, directory::apply)) {
            return Affected.NOBODY;
        }
        watchers.forEach(watcher -> watcher.employee(before, employee));
        return movesScores(before, employee) ? Affected.employee("employees", employee.employeeId()) : Affected.NOBODY;
    }

    /** Replaced whole, so that who scores by it has one state of all indicators. */
    private void take(IndicatorChanged indicator) {
        Map<String, IndicatorChanged> next = new HashMap<>(indicators);
        next.put(indicator.code(), indicator);
        indicators = Collections.unmodifiableMap(next);
    }

    private Affected apply(AbsenceChanged absence) {
        Map<String, AbsenceChanged> ofEmployee =
                absences.computeIfAbsent(absence.employeeId(), id -> new ConcurrentHashMap<>());
        return took(ofEmployee.get(absence.absenceId()), absence, next -> ofEmployee.put(next.absenceId(), next))
                ? Affected.employee("absences", absence.employeeId())
                : Affected.NOBODY;
    }

    private Affected apply(CalendarChanged calendar) {
        Consumer<CalendarChanged> take = next -> {
            calendars.put(next.year(), next);
            workCalendars.apply(next);
        };
        return took(calendars.get(calendar.year()), calendar, take)
                ? Affected.everybody("calendar " + calendar.year())
                : Affected.NOBODY;
    }

    private Affected apply(ScorecardChanged scorecard) {
        NavigableMap<Long, ScorecardChanged> revisions =
                scorecards.computeIfAbsent(scorecard.scorecardId(), id -> new ConcurrentSkipListMap<>());
        if (revisions.containsKey(scorecard.revision())) {
            return Affected.NOBODY;
        }
        become(1, () -> revisions.put(scorecard.revision(), scorecard));
        return Affected.positions(
                "scorecard " + scorecard.scorecardId() + " revision " + scorecard.revision(),
                revisions.values().stream().map(ScorecardChanged::position).collect(Collectors.toSet()));
    }

    private <T extends Versioned> boolean took(@Nullable T before, T next, Consumer<T> take) {
        long versionBefore = before == null ? 0 : before.version();
        if (versionBefore >= next.version()) {
            return false;
        }
        become(next.version() - versionBefore, () -> take.accept(next));
        return true;
    }

    private void become(long more, Runnable change) {
        long stamp = states.writeLock();
        try {
            change.run();
            changes.addAndGet(more);
        } finally {
            states.unlockWrite(stamp);
        }
    }

    /**
     * What is made of one state of the directory and the catalogue, and of the count of its changes: made again where one
     * came in between.
     *
     * @param made may be called twice, and must not wait for anything
     */
    public <T> T ofOneState(Supplier<T> made) {
        long stamp = states.tryOptimisticRead();
        if (stamp != 0) {
            T result = made.get();
            if (states.validate(stamp)) {
                return result;
            }
        }
        long held = states.readLock();
        try {
            return made.get();
        } finally {
            states.unlockRead(held);
        }
    }

    private static boolean movesScores(@Nullable EmployeeChanged before, EmployeeChanged after) {
        return before == null
                || !before.position().equals(after.position())
                || !before.officeId().equals(after.officeId())
                || !before.history().equals(after.history())
                || !Objects.equals(before.activeFrom(), after.activeFrom())
                || !Objects.equals(before.activeTo(), after.activeTo());
    }

    private Set<String> positionsMeasuredBy(String indicator) {
        return revisions()
                .filter(scorecard -> scorecard.items().stream()
                        .anyMatch(item -> item.indicator().equals(indicator)))
                .map(ScorecardChanged::position)
                .collect(Collectors.toSet());
    }

    public Optional<EmployeeChanged> employee(String employeeId) {
        return directory.employee(employeeId);
    }

    /** Offices and employees. */
    public Directory directory() {
        return directory;
    }

    /** An employee's absences, those that were called off too. */
    public Collection<AbsenceChanged> absences(String employeeId) {
        return Collections.unmodifiableCollection(
                absences.getOrDefault(employeeId, Map.of()).values());
    }

    /** Which days are worked. */
    public WorkCalendars workCalendars() {
        return workCalendars;
    }

    /** The catalogue's indicators by code, as they are at this moment. */
    public Map<String, IndicatorChanged> indicators() {
        return indicators;
    }

    /**
     * The scorecard of a position in a month: of each scorecard the latest revision that holds for the month, so that a
     * revision from a later month leaves the months before as they were; of several scorecards, the one in force most
     * recently.
     */
    public Optional<ScorecardChanged> scorecard(String position, YearMonth month) {
        return inForce(position, month).findFirst();
    }

    /**
     * The scorecards that hold for a position and month as well, and by which nobody is scored because
     * {@link #scorecard} is in force more recently: almost always a mistake in the catalogue, to be told to people.
     */
    public List<ScorecardChanged> rivals(String position, YearMonth month) {
        return inForce(position, month).skip(1).toList();
    }

    private Stream<ScorecardChanged> inForce(String position, YearMonth month) {
        return scorecards.values().stream()
                .flatMap(revisions -> revisions.descendingMap().values().stream()
                        .filter(revision -> holds(revision, month))
                        .limit(1))
                .filter(scorecard -> scorecard.position().equals(position))
                .sorted(LATEST_FIRST);
    }

    /** The scorecards in force in a month, one for each position, in the order of positions. */
    public List<ScorecardChanged> scorecards(YearMonth month) {
        return revisions()
                .map(ScorecardChanged::position)
                .distinct()
                .sorted()
                .flatMap(position -> scorecard(position, month).stream())
                .toList();
    }

    private static boolean holds(ScorecardChanged scorecard, YearMonth month) {
        return !scorecard.from().isAfter(month)
                && (scorecard.to() == null || !scorecard.to().isBefore(month));
    }

    private Stream<ScorecardChanged> revisions() {
        return scorecards.values().stream().flatMap(revisions -> revisions.values().stream());
    }

    /** How many changes have made this state: grows with each, and is the same again after a rebuild from the log. */
    public long changes() {
        return changes.get();
    }
}
