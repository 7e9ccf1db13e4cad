package id.timbang.benchmark.scoring;

import id.timbang.benchmark.kit.Deadline;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an open page shows of facts that were told: a score that rests on so many facts has the first so many of its
 * employee in it. Facts of one employee are told some time apart, so that they stay in order.
 */
final class Arrivals {

    private static final JsonMapper JSON = new JsonMapper();
    private static final long LONGEST = TimeUnit.MINUTES.toNanos(2);
    private static final int DIGITS = 3;
    private static final int PAUSE_MILLIS = 20;
    private static final String DATA = "data:";
    private static final String COMPLETE = "event:snapshot-complete";

    private final List<Deque<Long>> due = new ArrayList<>();
    private final long[] seen;
    private final CountDownLatch snapshot = new CountDownLatch(1);
    private Histogram times = new Histogram(LONGEST, DIGITS);

    Arrivals(int employees) {
        for (int employee = 0; employee < employees; employee++) {
            due.add(new ArrayDeque<>());
        }
        seen = new long[employees];
    }

    /** A fact is told now that was due then, by {@link System#nanoTime}. */
    synchronized void due(int employee, long then) {
        due.get(employee).add(then);
    }

    /** A fact that was due then was not accepted: it is not waited for. */
    synchronized void refused(int employee, long then) {
        due.get(employee).removeLastOccurrence(then);
    }

    /** Takes a line of the page's stream. */
    void line(String line) {
        if (line.startsWith(COMPLETE)) {
            snapshot.countDown();
        } else if (line.startsWith(DATA) && line.contains("\"employeeId\"")) {
            score(JSON.readTree(line.substring(DATA.length())), System.nanoTime());
        }
    }

    private synchronized void score(JsonNode score, long now) {
        if (!score.has("items")) {
            return;
        }
        int employee = Integer.parseInt(score.path("employeeId").asString().substring(2));
        long evidence = 0;
        for (JsonNode item : score.path("items")) {
            evidence += item.path("evidence").asLong();
        }
        for (; seen[employee] < evidence && !due.get(employee).isEmpty(); seen[employee]++) {
            times.recordValue(Math.min(LONGEST, now - due.get(employee).remove()));
        }
    }

    void awaitSnapshot(Duration patience) throws InterruptedException {
        if (!snapshot.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("the page shows nothing after " + patience);
        }
    }

    /** Waits until every fact that was told is seen, or until patience ends. */
    void awaitAll(Duration patience) throws InterruptedException {
        Deadline deadline = Deadline.in(patience);
        while (missing() > 0 && !deadline.isOver()) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    /** Forgets the times up to now, and waits no more for what has not been seen. */
    synchronized void reset() {
        for (int employee = 0; employee < seen.length; employee++) {
            seen[employee] += due.get(employee).size();
            due.get(employee).clear();
        }
        times = new Histogram(LONGEST, DIGITS);
    }

    /** How many facts were told and are not seen. */
    synchronized long missing() {
        return due.stream().mapToLong(Queue::size).sum();
    }

    /** From when each fact was due to when it was seen. */
    synchronized Histogram nanoseconds() {
        return times.copy();
    }

    double milliseconds(double percentile) {
        return nanoseconds().getValueAtPercentile(percentile) / 1e6;
    }
}
