package id.timbang.benchmark.scoring;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param backlog      what the three ways take turns on
 * @param offices      among which the employees are spread
 * @param rounds       of which the median is shown
 * @param roundsAtMost no further round is begun after that
 * @param patience     within which one way must be through with the backlog
 */
public record ScoringPlan(Backlog backlog, int offices, int rounds, Duration roundsAtMost, Duration patience) {

    public static final ScoringPlan WHOLE =
            new ScoringPlan(new Backlog(1_000_000, 5_000, 2), 50, 3, Duration.ofMinutes(8), Duration.ofMinutes(8));

    public static final ScoringPlan QUICK =
            new ScoringPlan(new Backlog(200_000, 5_000, 2), 50, 3, Duration.ofMinutes(2), Duration.ofMinutes(3));
}
