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
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Gathers what an explanation needs, and remembers what the person scored has seen. */
@Component
class Explanations {

    private final StandingStore standings;
    private final PeriodMaker periods;
    private final GroundsMaker maker;
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
        this.periods = periods;
        this.maker = new GroundsMaker(scorer, reference);
        this.lines = lines;
        this.evidence = evidence;
        this.looks = looks;
        this.clock = clock;
        this.zone = timbang.zone();
    }

    /** @param own whether it is the person scored who looks: they are told what has changed since they last did */
    Explanation of(EmployeeChanged employee, Period period, boolean own) {
        String employeeId = employee.employeeId();
        CountedMonths counted = periods.counted(period);
        // Before the evidence: what arrives in between is in the evidence already, and told as new the next time.
        List<Standing> months = standings(employeeId, period);
        Grounds grounds = maker.of(employee, counted, months);
        FactHistory history = FactHistory.read(lines, evidence, employeeId, period, counted.months());
        Explanation explanation = new Explainer(grounds, history.remarks()).explain();
        if (!own) {
            return explanation;
        }
        return looks.look(employeeId, period, look(grounds, counted, months))
                .map(then -> explanation.since(Comparison.of(then, grounds, history.since(then, grounds), zone)))
                .orElse(explanation);
    }

    /** What an employee's score of any period is made of, as things stand. */
    Grounds grounds(EmployeeChanged employee, Period period) {
        return maker.of(employee, periods.counted(period), standings(employee.employeeId(), period));
    }

    private List<Standing> standings(String employeeId, Period period) {
        return standings.of(employeeId, CountedMonths.monthsOf(period).toList());
    }

    private Look look(Grounds grounds, CountedMonths counted, List<Standing> months) {
        Score score = grounds.score();
        List<Period> counting = counted.months();
        return new Look(
                clock.instant(),
                score.score(),
                score.coverage(),
                score.predicate(),
                score.scorecard(),
                grounds.presence(),
                score.items(),
                months.stream()
                        .filter(month -> counting.contains(month.month()))
                        .flatMap(month -> applied(month, counted.period()))
                        .toList(),
                counted.told());
    }

    private static Stream<Applied> applied(Standing standing, Period period) {
        Period month = period.isMonth() ? null : standing.month();
        return standing.applied().entrySet().stream()
                .map(partition -> new Applied(partition.getKey(), partition.getValue(), month));
    }
}
