package id.timbang.kit.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.timbang.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A reader whose handler keeps the places itself. */
class RawReaderTest {

    private final Broker broker = Broker.shared();
    private final String unique = UUID.randomUUID().toString();
    private final List<ConsumerRecord<String, byte[]>> taken = new CopyOnWriteArrayList<>();
    private final Map<Integer, Long> kept = new ConcurrentHashMap<>();
    private final Set<String> logs = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Map<Integer, Long>> ends = new AtomicReference<>(Map.of());
    private final AtomicReference<Map<Integer, Long>> further = new AtomicReference<>(Map.of());

    private final TopicReader reader = broker.readers()
            .rawReader(
                    Topic.ACCESSES,
                    new KeptPlaces() {
                        @Override
                        public Map<Integer, Long> on(String log, Map<Integer, Long> end) {
                            logs.add(log);
                            ends.set(new HashMap<>(end));
                            return new HashMap<>(kept);
                        }

                        @Override
                        public Map<Integer, Long> furtherOn() {
                            return further.getAndSet(Map.of());
                        }
                    },
                    records -> records.forEach(record -> {
                        if (unique.equals(record.key())) {
                            taken.add(record);
                            kept.put(record.partition(), record.offset() + 1);
                        }
                    }));

    @AfterEach
    void stop() {
        reader.stop();
        broker.close();
    }

    @Test
    void records_come_as_they_are_from_the_beginning_and_then_from_where_the_handler_wants() {
        String first = append("no event");
        reader.start();
        await().until(reader::isCaughtUp);

        assertThat(places()).containsExactly(first);
        assertThat(new String(taken.get(0).value(), StandardCharsets.UTF_8)).isEqualTo("no event");
        assertThat(ends.get()).hasSize(Topic.ACCESSES.partitions());
        assertThat(ends.get().get(taken.get(0).partition()))
                .isGreaterThan(taken.get(0).offset());

        reader.stop();
        String second = append("another");
        reader.start();
        await().until(reader::isCaughtUp);
        assertThat(places()).containsExactly(first, second);

        reader.stop();
        kept.clear();
        reader.start();
        await().until(reader::isCaughtUp);
        assertThat(places()).as("from the beginning again").containsExactly(first, second, first, second);
        assertThat(logs).as("the same topic has the same name each time").hasSize(1);
    }

    @Test
    void what_need_not_be_read_is_passed_over_and_stays_so_after_a_stop() {
        String first = append("first");
        reader.start();
        await().until(() -> places().equals(List.of(first)));
        reader.stop();
        append("passed over");
        String third = append("third");
        ConsumerRecord<String, byte[]> seen = taken.get(0);
        further.set(Map.of(seen.partition(), seen.offset() + 2));

        reader.start();
        await().until(reader::isCaughtUp);
        await().until(() -> taken.size() > 1);
        assertThat(places()).containsExactly(first, third);

        reader.stop();
        String fourth = append("fourth");
        reader.start();
        await().until(reader::isCaughtUp);
        assertThat(places()).containsExactly(first, third, fourth);
    }

    private String append(String text) {
        return broker.append(Topic.ACCESSES, unique, text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> places() {
        return taken.stream()
                .map(record -> record.partition() + "@" + record.offset())
                .toList();
    }
}
