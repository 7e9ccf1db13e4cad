package id.timbang.benchmark.scoring;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param backlog      what the three ways take turns on, and what is then rebuilt
 * @param warmUp       how much of the backlog each way is through with before it is measured
 * @param heap         megabytes of each way that goes through the backlog; the service's store, which holds it twice
 *                     when it is rebuilt, has twice as many
 * @param offices      among which the employees are spread
 * @param rounds       of which the median is shown
 * @param roundsAtMost no further round is begun after that
 * @param patience     within which one way must be through with its backlog
 * @param population   observations of a backlog of few and of many employees
 * @param few          employees of the one
 * @param many         employees of the other
 * @param live         how long facts are told at a fixed rate
 * @param liveWarmUp   the same before it is measured
 * @param memory       the backlog of many employee-periods
 * @param clients      pages that are open at once
 */
public record ScoringPlan(
        Backlog backlog,
        WarmUp warmUp,
        int heap,
        int offices,
        int rounds,
        Duration roundsAtMost,
        Duration patience,
        int population,
        int few,
        int many,
        Duration live,
        Duration liveWarmUp,
        Backlog memory,
        int clients) {

    /**
     * What comes before a backlog is measured, so that it meets a service as it has run for a while.
     *
     * @param atOnce     how many stand in the log at the start
     * @param asTheyCome how many are then told at a steady rate, in batches of a few as on any working day
     * @param gathered   how many then gather while the process stands still, as those do that are measured, and about as
     *                   many: what is done for a large batch was last done before the many small ones, and is compiled anew
     */
    public record WarmUp(int atOnce, int asTheyCome, int gathered) {

        int all() {
            return atOnce + asTheyCome + gathered;
        }
    }

    public static final ScoringPlan WHOLE = new ScoringPlan(
            new Backlog(4_000_000, 5_000, 4, false),
            new WarmUp(1_700_000, 300_000, 1_000_000),
            4096,
            50,
            3,
            Duration.ofMinutes(30),
            Duration.ofMinutes(8),
            1_000_000,
            1_000,
            100_000,
            Duration.ofSeconds(30),
            Duration.ofSeconds(150),
            new Backlog(1_050_000, 105_000, 10, true),
            1_000);

    public static final ScoringPlan QUICK = new ScoringPlan(
            new Backlog(1_000_000, 5_000, 2, false),
            new WarmUp(350_000, 50_000, 200_000),
            2048,
            50,
            2,
            Duration.ofMinutes(2),
            Duration.ofMinutes(3),
            200_000,
            1_000,
            100_000,
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            new Backlog(105_000, 52_500, 2, true),
            1_000);
}
