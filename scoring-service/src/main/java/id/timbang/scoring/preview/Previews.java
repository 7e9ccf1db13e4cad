package id.timbang.scoring.preview;

import com.mongodb.client.model.Filters;
import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.Period;
import id.timbang.contracts.ScorecardChanged;
import id.timbang.kit.identity.Sight;
import id.timbang.kit.problem.Problem;
import id.timbang.scoring.preview.Preview.Move;
import id.timbang.scoring.reference.Reference;
import id.timbang.scoring.rights.Rights;
import id.timbang.scoring.standing.Standing;
import id.timbang.scoring.standing.StandingScorer;
import id.timbang.scoring.standing.StandingStore;
import id.timbang.scoring.standing.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Scores a month by a scorecard that is not in force, by the very code that makes scores, and writes nothing. */
@Component
@EnableConfigurationProperties(PreviewSettings.class)
class Previews {

    private final StandingStore standings;
    private final StandingScorer scorer;
    private final Reference reference;
    private final Rights rights;
    private final int most;

    Previews(
            StandingStore standings,
            StandingScorer scorer,
            Reference reference,
            Rights rights,
            PreviewSettings settings) {
        this.standings = standings;
        this.scorer = scorer;
        this.reference = reference;
        this.rights = rights;
        this.most = settings.mostEmployees();
    }

    /**
     * Everybody of the scorecard's position in that month with facts in it, of those in sight.
     *
     * @throws Problem a 422 where there are too many
     */
    Preview of(Sight sight, Period month, ScorecardChanged draft) {
        Bson wanted = Filters.and(
                Filters.eq("month", month.toString()),
                Filters.eq("score.position", draft.position()),
                Rights.visible(sight));
        long n = standings.count(wanted);
        if (n > most) {
            throw new Problem(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "too-many-employees",
                            "There are " + n + " employees with the position '" + draft.position() + "' in " + month
                                    + ", and a preview scores at most " + most
                                    + ". Ask as the manager of one agency, whose people are fewer.")
                    .with("employees", n)
                    .with("most", most);
        }
        List<Move> moves = new ArrayList<>();
        standings.each(wanted, standing -> reference
                .employee(standing.employeeId())
                .filter(employee -> rights.sees(sight, employee.employeeId()))
                .flatMap(employee -> move(standing, employee, draft))
                .ifPresent(moves::add));
        return Preview.of(month, draft.position(), moves);
    }

    /** None where the directory has moved on, and the employee's month is another position's by now. */
    private Optional<Move> move(Standing standing, EmployeeChanged employee, ScorecardChanged draft) {
        Period month = standing.month();
        Terms terms = scorer.terms(employee, month);
        return terms.attribution().position().equals(draft.position())
                ? Optional.of(Move.of(
                        employee.employeeId(),
                        scorer.score(terms, standing.tallies(), month.lastDay()).score(),
                        scorer.score(terms.by(draft), standing.tallies(), month.lastDay())
                                .score()))
                : Optional.empty();
    }
}
