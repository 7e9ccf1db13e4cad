package id.timbang.scoring.query;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.IndicatorChanged;
import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreChanged;
import id.timbang.contracts.ScoreChanged.ScoreItem;
import id.timbang.kit.time.TimbangProperties;
import id.timbang.scoring.attribution.CountedMonths;
import id.timbang.scoring.certainty.Certainty;
import id.timbang.scoring.certainty.Interval;
import id.timbang.scoring.certainty.Prior;
import id.timbang.scoring.certainty.Sample;
import id.timbang.scoring.peers.Peers;
import id.timbang.scoring.peers.Peers.Comparison;
import id.timbang.scoring.period.PeriodMaker;
import id.timbang.scoring.query.ScoreView.Change;
import id.timbang.scoring.query.ScoreView.ItemView;
import id.timbang.scoring.query.ScoreView.TrendPoint;
import id.timbang.scoring.reference.Reference;
import id.timbang.scoring.standing.Standing;
import id.timbang.scoring.standing.StandingScorer;
import id.timbang.scoring.standing.StandingStore;
import id.timbang.scoring.standing.Terms;
import id.timbang.scoring.tally.Tally;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * One employee's score of any period with all that is told beside it: the peers, how sure it is, its course. It is made
 * from the months themselves, so a quarter that was asked for is never behind them.
 */
@Component
class OneScore {

    private final StandingStore standings;
    private final StandingScorer scorer;
    private final PeriodMaker periods;
    private final Peers peers;
    private final Reference reference;
    private final Clock clock;
    private final ZoneId zone;

    OneScore(
            StandingStore standings,
            StandingScorer scorer,
            PeriodMaker periods,
            Peers peers,
            Reference reference,
            Clock clock,
            TimbangProperties timbang) {
        this.standings = standings;
        this.scorer = scorer;
        this.periods = periods;
        this.peers = peers;
        this.reference = reference;
        this.clock = clock;
        this.zone = timbang.zone();
    }

    /** All figures are missing where there is no evidence. */
    ScoreView of(EmployeeChanged employee, Period period) {
        String employeeId = employee.employeeId();
        CountedMonths counted = periods.counted(period);
        List<Standing> months = standings.of(employeeId, counted.months());
        ScoreChanged score = stored(period, months)
                .or(() -> scorer.scored(employeeId, counted, months))
                .orElseThrow(() -> new IllegalStateException("the directory has lost an employee"));
        Terms terms = scorer.terms(employee, counted);
        Map<String, Tally> tallies = StandingScorer.merged(months, counted.lastDay());
        Comparison comparison = peers.compare(score);
        Map<String, Interval> intervals = new HashMap<>();
        List<ItemView> items = score.items().stream()
                .map(item -> explained(item, tallies, comparison, intervals))
                .toList();
        return ScoreView.of(score, change(terms, months, score), asOf(months))
                .with(
                        items,
                        comparison.figures(),
                        certainty(score, terms, intervals),
                        trend(employee, counted, terms, months));
    }

    private static Optional<ScoreChanged> stored(Period period, List<Standing> months) {
        return period.isMonth() && !months.isEmpty()
                ? Optional.ofNullable(months.get(0).score())
                : Optional.empty();
    }

    private Change change(Terms terms, List<Standing> months, ScoreChanged score) {
        LocalDate yesterday = LocalDate.now(clock.withZone(zone)).minusDays(1);
        BigDecimal then =
                scorer.score(terms, StandingScorer.merged(months, yesterday)).score();
        return Change.since(yesterday, then, score.score());
    }

    private static Instant asOf(List<Standing> months) {
        return months.stream().map(Standing::changedAt).max(Instant::compareTo).orElse(Instant.EPOCH);
    }

    private ItemView explained(
            ScoreItem item, Map<String, Tally> tallies, Comparison comparison, Map<String, Interval> intervals) {
        IndicatorChanged indicator = reference.indicators().get(item.indicator());
        BigDecimal actual = item.actual();
        Tally tally = tallies.get(item.indicator());
        if (indicator == null || actual == null || tally == null) {
            return new ItemView(item, null, null);
        }
        Optional<Sample> sample = Sample.of(indicator, tally);
        Interval interval = Interval.of(indicator, sample);
        intervals.put(item.indicator(), interval);
        Prior prior = comparison.priors().get(item.indicator());
        return new ItemView(
                item,
                interval,
                prior == null
                        ? null
                        : sample.map(own -> prior.shrink(own, actual)).orElse(null));
    }

    private @Nullable Certainty certainty(ScoreChanged score, Terms terms, Map<String, Interval> intervals) {
        if (terms.scorecard() == null) {
            return null;
        }
        Map<String, BigDecimal> counted = new HashMap<>();
        for (ScoreItem item : score.items()) {
            if (item.achievement() != null && item.actual() != null && intervals.containsKey(item.indicator())) {
                counted.put(item.indicator(), item.actual());
            }
        }
        return Certainty.of(
                score.score(), terms.scorecard(), reference.indicators(), terms.parts(), counted, intervals);
    }

    /** Of a month by days; of a longer period as it stood at the end of each of its months, by what counted then. */
    private List<TrendPoint> trend(
            EmployeeChanged employee, CountedMonths counted, Terms terms, List<Standing> months) {
        List<TrendPoint> trend = new ArrayList<>();
        for (Standing standing : months) {
            if (counted.period().isMonth()) {
                standing.tallies()
                        .days()
                        .forEach(day -> trend.add(new TrendPoint(
                                day,
                                scorer.score(terms, standing.tallies(), day).score())));
            } else {
                LocalDate day = standing.month().lastDay();
                Terms then = scorer.terms(employee, counted.through(standing.month()));
                trend.add(new TrendPoint(
                        day,
                        scorer.score(then, StandingScorer.merged(months, day)).score()));
            }
        }
        return trend;
    }
}
