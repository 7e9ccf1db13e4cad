package id.timbang.scoring.period;

import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreChanged;
import id.timbang.scoring.attribution.CountedMonths;
import id.timbang.scoring.certainty.Sample;
import id.timbang.scoring.period.PeriodStanding.Basis;
import id.timbang.scoring.reference.Reference;
import id.timbang.scoring.standing.Standing;
import id.timbang.scoring.standing.StandingScorer;
import id.timbang.scoring.tally.Tally;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes the standing of a period from those of its months, by the code that scores a month. */
public final class PeriodMaker {

    private final StandingScorer scorer;
    private final Reference reference;
    private final Clock clock;
    private final ZoneId zone;

    public PeriodMaker(StandingScorer scorer, Reference reference, Clock clock, ZoneId zone) {
        this.scorer = scorer;
        this.reference = reference;
        this.clock = clock;
        this.zone = zone;
    }

    /** The month that runs, in the agency's zone. */
    YearMonth now() {
        return YearMonth.now(clock.withZone(zone));
    }

    public CountedMonths counted(Period period) {
        return CountedMonths.of(period, now());
    }

    /** What a standing would be made from now. */
    Basis basis(Period period, Collection<Standing> months) {
        CountedMonths counted = counted(period);
        return Basis.of(within(counted, months), reference.changes(), counted.counted());
    }

    /**
     * The standing of a period, the first of its lock.
     *
     * @param standings of the employee's months, at least those of the period
     * @return none while the directory does not know the employee, or no month has a standing
     */
    public Optional<PeriodStanding> make(String employeeId, Period period, Collection<Standing> standings) {
        CountedMonths counted = counted(period);
        List<Standing> months = within(counted, standings);
        if (months.isEmpty()) {
            return Optional.empty();
        }
        Basis basis = Basis.of(months, reference.changes(), counted.counted());
        return scorer.scored(employeeId, counted, months)
                .map(score -> new PeriodStanding(
                        reference.employee(employeeId).orElseThrow().officeId(),
                        1,
                        basis,
                        score,
                        samples(score, StandingScorer.merged(months, counted.lastDay())),
                        changedAt(months)));
    }

    private static List<Standing> within(CountedMonths counted, Collection<Standing> standings) {
        List<Period> months = counted.months();
        return standings.stream()
                .filter(standing -> months.contains(standing.month()))
                .toList();
    }

    private static Instant changedAt(List<Standing> months) {
        return months.stream().map(Standing::changedAt).max(Instant::compareTo).orElseThrow();
    }

    private Map<String, Sample> samples(ScoreChanged score, Map<String, Tally> tallies) {
        Map<String, Sample> samples = new TreeMap<>();
        score.items().stream().filter(item -> item.achievement() != null).forEach(item -> Optional.ofNullable(
                        reference.indicators().get(item.indicator()))
                .flatMap(indicator -> Sample.of(indicator, tallies.get(item.indicator())))
                .ifPresent(sample -> samples.put(item.indicator(), sample)));
        return samples;
    }
}
