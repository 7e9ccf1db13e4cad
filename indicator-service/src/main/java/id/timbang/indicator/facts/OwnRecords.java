package id.timbang.indicator.facts;

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

    /** Nothing is known of this log any more. */
    void clear() {
        told.clear();
        waiting.set(0);
        partitions.clear();
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

        private final NavigableMap<Long, RateWindow> apart = new TreeMap<>();
        private long next;

        /** The reader has come to there. */
        void goTo(long place, Consumer<RateWindow> count) {
            next = place;
            if (!apart.isEmpty()) {
                apart.headMap(place).clear();
                join(count);
            }
        }

        void take(long place, @Nullable RateWindow window, Consumer<RateWindow> count) {
            RateWindow counted = window == null ? RateWindow.NONE : window;
            if (place == next) {
                pass(counted, count);
                join(count);
            } else if (place > next && apart.size() < MOST) {
                apart.put(place, counted);
            }
        }

        private void join(Consumer<RateWindow> count) {
            while (!apart.isEmpty() && apart.firstKey() == next) {
                pass(apart.pollFirstEntry().getValue(), count);
            }
        }

        private void pass(RateWindow window, Consumer<RateWindow> count) {
            next++;
            if (!window.equals(RateWindow.NONE)) {
                count.accept(window);
            }
        }
    }
}
