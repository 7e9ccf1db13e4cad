package id.timbang.scoring.standing;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreChanged;
import id.timbang.contracts.ScorecardChanged;
import id.timbang.kit.calendar.WorkCalendars;
import id.timbang.scoring.attribution.Attendance;
import id.timbang.scoring.attribution.Attribution;
import id.timbang.scoring.reference.Reference;
import id.timbang.scoring.score.Score;
import id.timbang.scoring.score.Scorer;
import id.timbang.scoring.tally.MonthTallies;
import java.time.LocalDate;

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
        // Read before the rest: a change in between makes the next version, never an equal one.
        long changes = reference.changes();
        return reference
                .employee(standing.employeeId())
                .map(employee -> standing.scored(employee.officeId(), score(standing, employee, changes)))
                .orElse(standing);
    }

    private ScoreChanged score(Standing standing, EmployeeChanged employee, long changes) {
        Period month = standing.month();
        Terms terms = terms(employee, month);
        Score score = score(terms, standing.tallies(), month.lastDay());
        return new ScoreChanged(
                employee.employeeId(),
                month,
                standing.appliedTotal() + changes,
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
                terms.attribution().assignments());
    }

    /** By what an employee's month is scored. */
    public Terms terms(EmployeeChanged employee, Period month) {
        WorkCalendars calendars = reference.workCalendars();
        Attribution attribution = Attribution.of(employee, month, calendars::isWorkingDay);
        return new Terms(
                attribution,
                Attendance.of(employee, month, reference.absences(employee.employeeId()), calendars::isWorkingDay),
                reference.scorecard(attribution.position(), month.first()).orElse(null));
    }

    /** The score that the facts up to and including a day make. */
    public Score score(Terms terms, MonthTallies tallies, LocalDate through) {
        ScorecardChanged scorecard = terms.scorecard();
        return scorecard == null
                ? Score.WITHOUT_SCORECARD
                : Scorer.score(scorecard, reference.indicators(), tallies.through(through), terms.presence());
    }
}
