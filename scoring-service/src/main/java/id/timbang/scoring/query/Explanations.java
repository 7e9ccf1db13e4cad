package id.timbang.scoring.query;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreSeen.Applied;
import id.timbang.contracts.ScoreSeen.Look;
import id.timbang.kit.time.TimbangProperties;
import id.timbang.scoring.attribution.CountedMonths;
import id.timbang.scoring.evidence.EvidenceLines;
import id.timbang.scoring.evidence.EvidenceStore;
import id.timbang.scoring.explanation.Comparison;
import id.timbang.scoring.explanation.Explainer;
import id.timbang.scoring.explanation.Explanation;
import id.timbang.scoring.explanation.Grounds;
import id.timbang.scoring.period.PeriodMaker;
import id.timbang.scoring.reference.Reference;
import id.timbang.scoring.score.Score;
import id.timbang.scoring.standing.Standing;
import id.timbang.scoring.standing.StandingScorer;
import id.timbang.scoring.standing.StandingStore;
import id.timbang.scoring.standing.Terms;
import id.timbang.scoring.tally.Tally;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Gathers what an explanation needs, and remembers what the person scored has seen. */
@Component
class Explanations {

    private final StandingStore standings;
    private final StandingScorer scorer;
    private final PeriodMaker periods;
    private final Reference reference;
    private final EvidenceLines lines;
    private final EvidenceStore evidence;
    private final Looks looks;
    private final Clock clock;
    private final ZoneId zone;

    Explanations(
            StandingStore standings,
            StandingScorer scorer,
            PeriodMaker periods,
            Reference reference,
            EvidenceLines lines,
            EvidenceStore evidence,
            Looks looks,
            Clock clock,
            TimbangProperties timbang) {
        this.standings = standings;
        this.scorer = scorer;
        this.periods = periods;
        this.reference = reference;
        this.lines = lines;
        this.evidence = evidence;
        this.looks = looks;
        this.clock = clock;
        this.zone = timbang.zone();
    }

    /** @param own whether it is the person scored who looks: they are told what has changed since they last did */
    Explanation of(EmployeeChanged employee, Period month, boolean own) {
        String employeeId = employee.employeeId();
        // Before the evidence: what arrives in between is in the evidence already, and told as new the next time.
        Standing standing = standing(employeeId, month);
        Grounds grounds = grounds(
                employee,
                month,
                scorer.terms(employee, month),
                standing.tallies().through(month.lastDay()));
        FactHistory history = FactHistory.read(lines, evidence, employeeId, month);
        Explanation explanation = new Explainer(grounds, history.remarks()).explain();
        if (!own) {
            return explanation;
        }
        return looks.look(employeeId, month, look(grounds, standing))
                .map(then ->
                        explanation.since(Comparison.of(then, grounds, history.since(applied(then), grounds), zone)))
                .orElse(explanation);
    }

    /** What an employee's score of any period is made of, as things stand. */
    Grounds grounds(EmployeeChanged employee, Period period) {
        CountedMonths counted = periods.counted(period);
        return grounds(
                employee,
                period,
                scorer.terms(employee, counted),
                StandingScorer.merged(standings.of(employee.employeeId(), counted.months()), counted.lastDay()));
    }

    private Standing standing(String employeeId, Period period) {
        return standings.find(Standing.key(employeeId, period)).orElseGet(() -> Standing.empty(employeeId, period));
    }

    private Grounds grounds(EmployeeChanged employee, Period period, Terms terms, Map<String, Tally> tallies) {
        return new Grounds(
                employee.employeeId(),
                period,
                terms.attribution().officeId(),
                terms.attribution().position(),
                terms.scorecard(),
                reference.indicators(),
                tallies,
                terms.presence(),
                terms.parts(),
                terms.attribution().assignments());
    }

    private Look look(Grounds grounds, Standing standing) {
        Score score = grounds.score();
        return new Look(
                clock.instant(),
                score.score(),
                score.coverage(),
                score.predicate(),
                score.scorecard(),
                grounds.presence(),
                score.items(),
                standing.applied().entrySet().stream()
                        .map(partition -> new Applied(partition.getKey(), partition.getValue()))
                        .toList());
    }

    private static Map<String, Long> applied(Look look) {
        return look.applied().stream().collect(Collectors.toMap(Applied::partition, Applied::offset));
    }
}
