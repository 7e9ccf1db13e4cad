package id.timbang.scoring.standing;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreChanged;
import id.timbang.contracts.ScoreChanged.Presence;
import id.timbang.contracts.ScorecardChanged;
import id.timbang.kit.calendar.WorkCalendars;
import id.timbang.scoring.attribution.Attendance;
import id.timbang.scoring.attribution.Attribution;
import id.timbang.scoring.attribution.CountedMonths;
import id.timbang.scoring.reference.Reference;
import id.timbang.scoring.score.Parts;
import id.timbang.scoring.score.Score;
import id.timbang.scoring.score.Scorer;
import id.timbang.scoring.tally.MonthTallies;
import id.timbang.scoring.tally.Tally;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Scores tallies by the scorecard that the directory and the catalogue give. */
public final class StandingScorer {

    private final Reference reference;

    public StandingScorer(Reference reference) {
        this.reference = reference;
    }

    /** How many changes of the directory and the catalogue scores are made by at this moment. */
    long changes() {
        return reference.changes();
    }

    /** The standing with its score as of now; without one while the directory does not know the employee. */
    public Standing scored(Standing standing) {
        return scored(standing.employeeId(), CountedMonths.of(standing.month()), List.of(standing))
                .map(score -> standing.scored(officeNow(standing.employeeId()), score))
                .orElse(standing);
    }

    private String officeNow(String employeeId) {
        return reference.employee(employeeId).orElseThrow().officeId();
    }

    /**
     * The score that the facts of all months that count make together.
     *
     * @param standings of the employee's months; those of others than count are passed over
     * @return none while the directory does not know the employee
     */
    public Optional<ScoreChanged> scored(String employeeId, CountedMonths months, Collection<Standing> standings) {
        return reference.ofOneState(() -> reference
                .employee(employeeId)
                .map(employee ->
                        score(employee, terms(employee, months), counting(months, standings), reference.changes())));
    }

    private static List<Standing> counting(CountedMonths months, Collection<Standing> standings) {
        List<Period> counting = months.months();
        return standings.stream()
                .filter(standing -> counting.contains(standing.month()))
                .toList();
    }

    private ScoreChanged score(EmployeeChanged employee, Terms terms, List<Standing> standings, long changes) {
        CountedMonths months = terms.months();
        Score score = score(terms, merged(standings, months.lastDay()));
        long facts = standings.stream().mapToLong(Standing::appliedTotal).sum();
        // A month that begins makes another score of the same facts.
        long begun = months.period().isMonth() ? 0 : months.counted();
        return new ScoreChanged(
                employee.employeeId(),
                months.period(),
                facts + changes + begun,
                terms.attribution().officeId(),
                terms.attribution().position(),
                score.score(),
                score.coverage(),
                score.results(),
                score.behaviour(),
                score.predicate(),
                score.policy(),
                score.scorecard(),
                score.items(),
                terms.presence(),
                terms.attribution().assignments(),
                months.told());
    }

    /** By indicator, what the facts of several months add up to, of days up to and including one. */
    public static Map<String, Tally> merged(Collection<Standing> standings, LocalDate through) {
        if (standings.size() == 1) {
            return standings.iterator().next().tallies().through(through);
        }
        Map<String, Tally> merged = new TreeMap<>();
        for (Standing standing : standings) {
            standing.tallies().through(through).forEach((indicator, tally) -> merged.computeIfAbsent(
                            indicator, ignored -> new Tally())
                    .addAll(tally));
        }
        return merged;
    }

    /** By what an employee's month is scored. */
    public Terms terms(EmployeeChanged employee, Period month) {
        return terms(employee, CountedMonths.of(month));
    }

    /** By what an employee's period is scored: one revision of one scorecard, that of its last month that counts. */
    public Terms terms(EmployeeChanged employee, CountedMonths months) {
        WorkCalendars calendars = reference.workCalendars();
        Attribution attribution = Attribution.of(employee, months, calendars::isWorkingDay);
        return new Terms(
                months,
                attribution,
                presence(employee, months),
                Parts.of(months.months().stream()
                        .map(month -> presence(employee, CountedMonths.of(month)))
                        .toArray(Presence[]::new)),
                reference.scorecard(attribution.position(), months.last()).orElse(null));
    }

    private @Nullable Presence presence(EmployeeChanged employee, CountedMonths months) {
        return Attendance.of(
                employee, months, reference.absences(employee.employeeId()), reference.workCalendars()::isWorkingDay);
    }

    /** The score that the facts up to and including a day make. */
    public Score score(Terms terms, MonthTallies tallies, LocalDate through) {
        return score(terms, tallies.through(through));
    }

    /** The score that tallies make, by indicator. */
    public Score score(Terms terms, Map<String, Tally> tallies) {
        ScorecardChanged scorecard = terms.scorecard();
        return scorecard == null
                ? Score.WITHOUT_SCORECARD
                : Scorer.scoreBy(terms.parts(), scorecard, reference.indicators(), tallies);
    }
}
