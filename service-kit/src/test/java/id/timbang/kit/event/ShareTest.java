package id.timbang.kit.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.timbang.contracts.Topic;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several readers of one topic, each of its share. */
class ShareTest {

    private static final Topic TOPIC = Topic.ACCESSES;

    private final Broker broker = Broker.shared();
    private final String unique = UUID.randomUUID().toString();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final Map<Integer, Set<Integer>> partitions = new ConcurrentHashMap<>();
    private List<TopicReader> readers = List.of();

    @AfterEach
    void stop() {
        readers.forEach(TopicReader::stop);
        broker.close();
    }

    @Test
    void every_record_comes_to_one_of_them_and_each_partition_to_one_alone() {
        assertAllCome(2);
        assertThat(partitions.get(0)).containsExactlyInAnyOrder(0, 2);
        assertThat(partitions.get(1)).containsExactly(1);
    }

    @Test
    void a_reader_without_a_partition_has_caught_up_and_stops_when_it_is_told() {
        assertAllCome(TOPIC.partitions() + 2);
        assertThat(partitions).containsOnlyKeys(0, 1, 2);

        readers.forEach(TopicReader::stop);
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("reads-" + TOPIC.topicName() + "-"));
    }

    @Test
    void a_share_of_nothing_is_refused() {
        assertThatThrownBy(() -> new Share(2, 2)).hasMessage("there is no share 2 of 2");
        assertThatThrownBy(() -> new Share(-1, 2)).hasMessage("there is no share -1 of 2");
        assertThatThrownBy(() -> new Share(0, 0)).hasMessage("there is no share 0 of 0");
    }

    private void assertAllCome(int many) {
        List<String> told = IntStream.range(0, TOPIC.partitions())
                .mapToObj(partition -> broker.append(TOPIC, keyOf(partition), unique.getBytes()))
                .toList();
        readers = IntStream.range(0, many)
                .mapToObj(number -> reader(number, many))
                .toList();
        readers.forEach(TopicReader::start);

        await().untilAsserted(() -> assertThat(taken).containsExactlyInAnyOrderElementsOf(told));
        await().untilAsserted(() -> assertThat(readers).allMatch(TopicReader::isCaughtUp));
    }

    private TopicReader reader(int number, int many) {
        return broker.readers()
                .rawReader(
                        TOPIC,
                        new Share(number, many),
                        records -> records.forEach(record -> {
                            if (new String(record.value()).equals(unique)) {
                                taken.add(record.partition() + "@" + record.offset());
                                partitions
                                        .computeIfAbsent(number, ignored -> ConcurrentHashMap.newKeySet())
                                        .add(record.partition());
                            }
                        }));
    }

    /** One that goes to that partition. */
    private static String keyOf(int partition) {
        return IntStream.iterate(0, number -> number + 1)
                .mapToObj(String::valueOf)
                .filter(key -> Utils.toPositive(Utils.murmur2(key.getBytes())) % TOPIC.partitions() == partition)
                .findFirst()
                .orElseThrow();
    }
}
