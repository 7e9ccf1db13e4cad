package id.timbang.indicator.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * The records of the log that this service has written itself, and so need not be read back: whoever reads the log
 * passes over them. What is too much to keep is forgotten, and read like the records of others.
 */
final class OwnRecords {

    /** Some 20 MB at most; usually those of a twentieth of a second. */
    private static final int MOST = 50_000;

    private record Call(List<FactMark> marks, List<RecordMetadata> places) {}

    private final Queue<Call> told = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();

    /** By partition; the reader's alone. */
    private final Map<Integer, Ahead> partitions = new HashMap<>();

    /** Records told, each with its place. */
    void add(List<FactMark> marks, List<RecordMetadata> places) {
        if (waiting.addAndGet(marks.size()) > MOST) {
            waiting.addAndGet(-marks.size());
        } else {
            told.add(new Call(marks, places));
        }
    }

    /** For another log, of which nothing is known. By the reader's thread. */
    void clear() {
        partitions.clear();
        for (Call call = told.poll(); call != null; call = told.poll()) {
            waiting.addAndGet(-call.marks().size());
        }
    }

    /**
     * Passes over them, as far as they follow on what has been read. By the reader's thread.
     *
     * @param next  the place of the next record to be read, by partition
     * @param count takes the windows of what is passed over, which nobody will read
     * @return where it is further on now, by partition
     */
    Map<Integer, Long> passOver(Map<Integer, Long> next, Consumer<RateWindow> count) {
        next.forEach((partition, place) -> ahead(partition).goTo(place, count));
        for (Call call = told.poll(); call != null; call = told.poll()) {
            waiting.addAndGet(-call.marks().size());
            for (int index = 0; index < call.marks().size(); index++) {
                RecordMetadata place = call.places().get(index);
                if (place.hasOffset()) {
                    ahead(place.partition())
                            .take(place.offset(), call.marks().get(index).window(), count);
                }
            }
        }
        Map<Integer, Long> further = new HashMap<>();
        partitions.forEach((partition, ahead) -> {
            if (ahead.next > next.getOrDefault(partition, 0L)) {
                further.put(partition, ahead.next);
            }
        });
        return further;
    }

    private Ahead ahead(int partition) {
        return partitions.computeIfAbsent(partition, none -> new Ahead());
    }

    /** Those of one partition that stand behind a record of somebody else, which is yet to be read. */
    private static final class Ahead {

        /** By their beginnings; they do not overlap. */
        private final NavigableMap<Long, Run> apart = new TreeMap<>();

        private @Nullable Run latest;
        private long held;
        private long next;

        /** The reader has come to there. */
        void goTo(long place, Consumer<RateWindow> count) {
            next = place;
            join(count);
        }

        void take(long place, @Nullable RateWindow window, Consumer<RateWindow> count) {
            if (place == next) {
                next++;
                if (window != null) {
                    count.accept(window);
                }
            } else if (place > next) {
                put(place, window);
            }
            join(count);
        }

        private void put(long place, @Nullable RateWindow window) {
            if (held == MOST) {
                return;
            }
            held++;
            Run run = latest;
            if (run == null || run.end != place) {
                run = new Run(place);
                apart.put(place, run);
                latest = run;
            }
            run.end++;
            if (window != null) {
                run.counted.add(new Counted(place, window));
            }
        }

        private void join(Consumer<RateWindow> count) {
            while (!apart.isEmpty() && apart.firstKey() <= next) {
                Map.Entry<Long, Run> first = apart.pollFirstEntry();
                Run run = first.getValue();
                held -= run.end - first.getKey();
                for (Counted counted : run.counted) {
                    // What stands before has been read, and counted by that.
                    if (counted.place() >= next) {
                        count.accept(counted.window());
                    }
                }
                next = Math.max(next, run.end);
                if (run == latest) {
                    latest = null;
                }
            }
        }
    }

    /** Records that follow one on the other. */
    private static final class Run {

        private final List<Counted> counted = new ArrayList<>();
        private long end;

        private Run(long begin) {
            this.end = begin;
        }
    }

    private record Counted(long place, RateWindow window) {}
}
