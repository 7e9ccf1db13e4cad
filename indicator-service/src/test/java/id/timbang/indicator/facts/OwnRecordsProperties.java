package id.timbang.indicator.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Whatever of the log is this service's own, whenever that is told beside the reading: each record is either read or
 * passed over, once, and only a record told here is passed over.
 */
class OwnRecordsProperties {

    private static final int PARTITIONS = 3;

    /** A record of the log, and what became of it. */
    private static final class Written {
        private final boolean own;
        private final RateWindow window;
        private boolean told;
        private int read;

        private Written(boolean own, RateWindow window) {
            this.own = own;
            this.window = window;
        }
    }

    private final OwnRecords records = new OwnRecords();
    private final List<List<Written>> log = new ArrayList<>();
    private final Map<Integer, Long> next = new HashMap<>();
    private final Map<RateWindow, Integer> counted = new HashMap<>();

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    void each_record_is_read_or_passed_over_once(
            @ForAll @IntRange(max = 100) int percentOwn,
            @ForAll @IntRange(min = 1, max = 60) int steps,
            @ForAll Random random) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            log.add(new ArrayList<>());
        }
        for (int step = 0; step < steps; step++) {
            switch (random.nextInt(4)) {
                case 0 -> write(percentOwn, random);
                case 1 -> tell(random);
                case 2 -> passOver();
                default -> read(random.nextInt(PARTITIONS), random.nextInt(8));
            }
        }
        passOver();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            read(partition, Integer.MAX_VALUE);
        }

        Map<RateWindow, Integer> expected = new HashMap<>();
        log.forEach(partition -> partition.stream()
                .filter(written -> written.window != null)
                .forEach(written -> expected.merge(written.window, 1, Integer::sum)));
        assertThat(counted).isEqualTo(expected);
        assertThat(records.passOver(next, window -> counted.merge(window, 1, Integer::sum)))
                .isEmpty();
        assertThat(counted).isEqualTo(expected);
    }

    private void write(int percentOwn, Random random) {
        for (int count = random.nextInt(10); count > 0; count--) {
            RateWindow window = random.nextBoolean() ? new RateWindow(random.nextInt(4), 1) : null;
            log.get(random.nextInt(PARTITIONS)).add(new Written(random.nextInt(100) < percentOwn, window));
        }
    }

    /** Some of the own records, as one call: not always those that were written first. */
    private void tell(Random random) {
        List<FactMark> marks = new ArrayList<>();
        List<RecordMetadata> places = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            for (int place = 0; place < log.get(partition).size(); place++) {
                Written written = log.get(partition).get(place);
                if (written.own && !written.told && random.nextInt(4) > 0) {
                    written.told = true;
                    marks.add(new FactMark("siak\0" + place, 1, new Content(1, 1), "budi", written.window));
                    places.add(new RecordMetadata(new TopicPartition("facts", partition), place, 0, 0, 0, 0));
                }
            }
        }
        records.add(marks, places);
    }

    private void passOver() {
        Map<Integer, Long> further = records.passOver(next, window -> counted.merge(window, 1, Integer::sum));
        further.forEach((partition, place) -> {
            long from = next.getOrDefault(partition, 0L);
            assertThat(place).isGreaterThan(from);
            assertThat(log.get(partition).subList((int) from, place.intValue()))
                    .allMatch(written -> written.told && written.read == 0);
        });
        next.putAll(further);
    }

    private void read(int partition, int most) {
        List<Written> written = log.get(partition);
        int from = next.getOrDefault(partition, 0L).intValue();
        int to = (int) Math.min(written.size(), (long) from + most);
        for (Written record : written.subList(from, to)) {
            record.read++;
            if (record.window != null) {
                counted.merge(record.window, 1, Integer::sum);
            }
        }
        if (to > from) {
            next.put(partition, (long) to);
        }
    }
}
