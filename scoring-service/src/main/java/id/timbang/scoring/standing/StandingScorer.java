package id.timbang.scoring.standing;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreChanged;
import id.timbang.scoring.reference.Reference;
import id.timbang.scoring.score.Score;
import id.timbang.scoring.score.Scorer;
import id.timbang.scoring.tally.MonthTallies;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Scores tallies by the scorecard that the directory and the catalogue give. */
public final class StandingScorer {

    private final Reference reference;

    public StandingScorer(Reference reference) {
        this.reference = reference;
    }

    /** The score of a standing as it is; none while the directory does not know the employee. */
    public @Nullable ScoreChanged score(Standing standing) {
        // Read before the rest: a change in between makes the next version, never an equal one.
        long changes = reference.changes();
        return reference
                .employee(standing.employeeId())
                .map(employee -> {
                    Period month = standing.month();
                    Score score = score(employee, month, standing.tallies(), month.lastDay());
                    return new ScoreChanged(
                            employee.employeeId(),
                            month,
                            standing.appliedTotal() + changes,
                            employee.officeId(),
                            employee.position(),
                            score.score(),
                            score.coverage(),
                            score.results(),
                            score.behaviour(),
                            score.predicate(),
                            score.policy(),
                            score.scorecard(),
                            score.items());
                })
                .orElse(null);
    }

    /** The score an employee's facts up to and including a day make. */
    public Score score(EmployeeChanged employee, Period month, MonthTallies tallies, LocalDate through) {
        return reference
                .scorecard(employee.position(), month.first())
                .map(scorecard -> Scorer.score(scorecard, reference.indicators(), tallies.through(through)))
                .orElse(Score.WITHOUT_SCORECARD);
    }
}
