package id.timbang.scoring.period;

import java.time.Duration;

/**
 * When a pass begins, and how long it is rested between its parts, so that a tenth of one processor is what the stream of
 * facts has to share.
 */
final class Pace {

    private static final Duration QUIET = Duration.ofMillis(300);
    private static final Duration LONGEST_WHILE_BUSY = Duration.ofSeconds(5);
    private static final Duration LONGEST_UNDER_BACKLOG = Duration.ofMinutes(10);
    private static final int REST_BY_WORK = 9;
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    /** After a pass, however short it was. */
    static final Duration SHORTEST_REST = Duration.ofSeconds(1);

    private Pace() {}

    /**
     * How long until a pass may begin; 0 or less when it may now. That is when it has been quiet for a moment; where it
     * never is, after some seconds; while a backlog is caught up with, which changes the same months again and again, after
     * ten minutes.
     *
     * @param sinceFirst how long ago the first change was that no pass has seen
     * @param sinceLast  the same of the last
     */
    static Duration untilPass(Duration sinceFirst, Duration sinceLast, boolean backlog) {
        if (backlog) {
            return LONGEST_UNDER_BACKLOG.minus(sinceFirst);
        }
        Duration quiet = QUIET.minus(sinceLast);
        Duration latest = LONGEST_WHILE_BUSY.minus(sinceFirst);
        return quiet.compareTo(latest) < 0 ? quiet : latest;
    }

    /** How long to rest after so much work of a pass. */
    static Duration rest(Duration worked) {
        Duration rest = worked.multipliedBy(REST_BY_WORK);
        return rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
    }
}
