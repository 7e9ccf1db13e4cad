package id.timbang.benchmark.intake;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param employees    in the directory
 * @param rounds       of which the median is shown
 * @param round        facts in each round, told to Kafka and then over HTTP
 * @param warmUp       facts told in each way before anything is measured
 * @param roundsAtMost when the rounds end although there were fewer; warming up has as much beside
 * @param clients      that tell at the same time
 * @param singles      how long single facts are told
 * @param singleWarmUp the same before it is measured
 * @param soak         facts told while the heap is watched
 * @param soakAtMost   when that ends although fewer were told
 */
public record IntakePlan(
        int employees,
        int rounds,
        int round,
        int warmUp,
        Duration roundsAtMost,
        int clients,
        Duration singles,
        Duration singleWarmUp,
        int soak,
        Duration soakAtMost) {

    static final int BATCH = 1_000;
    static final int SINGLES_A_SECOND = 500;

    public static final IntakePlan WHOLE = new IntakePlan(
            5_000,
            9,
            200_000,
            5_000_000,
            Duration.ofSeconds(120),
            6,
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            2_000_000,
            Duration.ofSeconds(170));

    public static final IntakePlan QUICK = new IntakePlan(
            5_000,
            3,
            60_000,
            120_000,
            Duration.ofSeconds(25),
            3,
            Duration.ofSeconds(8),
            Duration.ofSeconds(3),
            200_000,
            Duration.ofSeconds(20));
}
