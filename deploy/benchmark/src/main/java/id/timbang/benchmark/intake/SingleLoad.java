package id.timbang.benchmark.intake;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Tells single facts at a fixed rate, whatever the answers take. A time is counted from when the fact was due and not from
 * when it could be sent: else a service that stands still would be asked less, and look quick.
 */
final class SingleLoad {

    private static final long LONGEST = TimeUnit.MINUTES.toNanos(1);
    private static final int DIGITS = 3;

    private final Service service;
    private final Facts facts;

    SingleLoad(Service service, Facts facts) {
        this.service = service;
        this.facts = facts;
    }

    /**
     * What came of it.
     *
     * @param nanoseconds from when each fact was due to its answer
     * @param refused     how many were not answered 202, by what came instead
     */
    record Answered(Histogram nanoseconds, Map<String, Integer> refused) {

        int notAccepted() {
            return refused.values().stream().mapToInt(Integer::intValue).sum();
        }

        double milliseconds(double percentile) {
            return nanoseconds.getValueAtPercentile(percentile) / 1e6;
        }
    }

    Answered tell(int from, int aSecond, Duration length) {
        int count = (int) (aSecond * length.toMillis() / 1_000);
        Histogram times = new ConcurrentHistogram(LONGEST, DIGITS);
        Map<String, Integer> refused = new ConcurrentSkipListMap<>();
        Phaser open = new Phaser(1);
        long began = System.nanoTime();
        for (int number = 0; number < count; number++) {
            byte[] fact = facts.json(from + number).getBytes(StandardCharsets.UTF_8);
            long due = began + number * TimeUnit.SECONDS.toNanos(1) / aSecond;
            awaitDue(due);
            open.register();
            service.tellOne(fact).whenComplete((status, failure) -> {
                times.recordValue(Math.min(LONGEST, System.nanoTime() - due));
                if (failure != null || status != 202) {
                    String what = failure != null ? failure.getClass().getSimpleName() : String.valueOf(status);
                    refused.merge(what, 1, Integer::sum);
                }
                open.arriveAndDeregister();
            });
        }
        open.arriveAndAwaitAdvance();
        return new Answered(times, refused);
    }

    private static void awaitDue(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
