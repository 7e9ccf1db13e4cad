package id.timbang.scoring.query;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreChanged.AssignmentShare;
import id.timbang.contracts.ScorecardChanged;
import id.timbang.scoring.attribution.CountedMonths;
import id.timbang.scoring.explanation.Grounds;
import id.timbang.scoring.explanation.MonthGrounds;
import id.timbang.scoring.reference.Reference;
import id.timbang.scoring.standing.Standing;
import id.timbang.scoring.standing.StandingScorer;
import id.timbang.scoring.standing.Terms;
import java.util.Collection;
import java.util.List;

/** Puts together what a score of any period is made of. */
final class GroundsMaker {

    private final StandingScorer scorer;
    private final Reference reference;

    GroundsMaker(StandingScorer scorer, Reference reference) {
        this.scorer = scorer;
        this.reference = reference;
    }

    /** @param standings of the period's months, those to come too, as far as they are there */
    Grounds of(EmployeeChanged employee, CountedMonths counted, Collection<Standing> standings) {
        Period period = counted.period();
        Terms terms = scorer.terms(employee, counted);
        List<Period> counting = counted.months();
        List<Standing> ofThese = standings.stream()
                .filter(standing -> counting.contains(standing.month()))
                .toList();
        return new Grounds(
                employee.employeeId(),
                period,
                terms.attribution().officeId(),
                terms.attribution().position(),
                terms.scorecard(),
                reference.rivals(terms.attribution().position(), counted.last()),
                reference.indicators(),
                StandingScorer.merged(ofThese, counted.lastDay()),
                terms.presence(),
                terms.parts(),
                terms.attribution().assignments(),
                others(terms),
                period.isMonth()
                        ? List.of()
                        : CountedMonths.monthsOf(period)
                                .map(month -> month(employee, month, counting.contains(month), standings))
                                .toList());
    }

    private MonthGrounds month(EmployeeChanged employee, Period month, boolean counts, Collection<Standing> standings) {
        Terms alone = scorer.terms(employee, month);
        List<Standing> own = standings.stream()
                .filter(standing -> standing.month().equals(month))
                .toList();
        return new MonthGrounds(
                month,
                counts,
                alone.attribution().position(),
                alone.presence(),
                alone.scorecard(),
                StandingScorer.merged(own, month.lastDay()));
    }

    private List<ScorecardChanged> others(Terms terms) {
        List<AssignmentShare> shares = terms.attribution().assignments();
        return shares == null
                ? List.of()
                : shares.stream()
                        .map(AssignmentShare::position)
                        .filter(position -> !position.equals(terms.attribution().position()))
                        .distinct()
                        .flatMap(position ->
                                reference.scorecard(position, terms.months().last()).stream())
                        .toList();
    }
}
