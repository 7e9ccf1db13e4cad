package id.timbang.scoring.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import id.timbang.embedded.EmbeddedInfrastructure;
import id.timbang.scoring.generation.Generation;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

class PartitionStartTest {

    private static final TopicPartition OBSERVATIONS = new TopicPartition("observations", 0);
    private static final TopicPartition ANSWERS = new TopicPartition("answers", 0);

    private final MongoTemplate mongo = new MongoTemplate(
            MongoClients.create(EmbeddedInfrastructure.shared().mongoUri("")), "start-" + UUID.randomUUID());
    private final Progress progress = new Progress(mongo, Generation.FIRST);
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final Lags lags = new Lags(meters);
    private final AtomicInteger takenOver = new AtomicInteger();
    private final PartitionStart start = new PartitionStart(() -> progress, 2, lags, takenOver::incrementAndGet);

    @Test
    void every_consumer_must_have_its_partitions_and_what_stood_in_them() {
        assigned("observations-in-0", OBSERVATIONS, 10);
        progress.advance(OBSERVATIONS.toString(), 10);
        assertThat(start.isCaughtUp()).as("the answers are not given out yet").isFalse();

        assigned("answers-in-0", ANSWERS, 3);
        assertThat(start.isCaughtUp()).isFalse();
        progress.advance(ANSWERS.toString(), 3);
        assertThat(start.isCaughtUp()).isTrue();
    }

    @Test
    void what_stands_in_a_partition_is_waited_for_while_it_goes_from_one_consumer_to_another() {
        MockConsumer<String, byte[]> consumer = assigned("observations-in-0", OBSERVATIONS, 10);
        assigned("answers-in-0", ANSWERS, 0);
        start.onPartitionsRevokedAfterCommit("observations-in-0", consumer, List.of(OBSERVATIONS));
        start.onPartitionsAssigned("observations-in-0", consumer, List.of(), false);
        assertThat(start.isCaughtUp()).as("the other does not have it yet").isFalse();

        progress.advance(OBSERVATIONS.toString(), 10);
        assertThat(start.isCaughtUp()).isTrue();
    }

    @Test
    void who_loses_a_partition_late_does_not_take_it_from_its_new_reader() {
        MockConsumer<String, byte[]> former = assigned("observations-in-0", OBSERVATIONS, 10);
        MockConsumer<String, byte[]> now = assigned("observations-in-0", OBSERVATIONS, 10);
        start.onPartitionsRevokedAfterCommit("observations-in-0", former, List.of(OBSERVATIONS));

        assertThat(start.moves(progress, now, List.of(OBSERVATIONS))).isFalse();
        assertThat(start.moves(progress, former, List.of(OBSERVATIONS)))
                .as("what it has read is left to the other")
                .isTrue();
        assertThat(now.position(OBSERVATIONS)).isZero();
    }

    @Test
    void reading_begins_where_the_database_stands() {
        progress.advance(OBSERVATIONS.toString(), 7);

        assertThat(assigned("observations-in-0", OBSERVATIONS, 10).position(OBSERVATIONS))
                .isEqualTo(7);
    }

    @Test
    void partitions_that_are_given_out_anew_are_waited_for() {
        assigned("answers-in-0", ANSWERS, 0);
        MockConsumer<String, byte[]> consumer = assigned("observations-in-0", OBSERVATIONS, 10);
        start.onPartitionsRevokedAfterCommit("observations-in-0", consumer, List.of(OBSERVATIONS));
        assertThat(start.isCaughtUp()).as("nobody knows yet who gets them").isFalse();

        assigned("observations-in-0", OBSERVATIONS, 10);
        assertThat(start.isCaughtUp()).isFalse();
        progress.advance(OBSERVATIONS.toString(), 10);
        assertThat(start.isCaughtUp()).isTrue();
    }

    @Test
    void after_a_switch_a_partition_is_read_on_from_where_the_new_generation_stands() {
        progress.advance(OBSERVATIONS.toString(), 9);
        MockConsumer<String, byte[]> consumer = assigned("observations-in-0", OBSERVATIONS, 10);
        assertThat(start.moves(progress, consumer, List.of(OBSERVATIONS))).isFalse();
        Progress next = new Progress(mongo, new Generation(2));
        next.advance(OBSERVATIONS.toString(), 4);

        assertThat(start.moves(next, consumer, List.of(OBSERVATIONS))).isTrue();

        assertThat(consumer.position(OBSERVATIONS)).isEqualTo(4);
        assertThat(start.moves(next, consumer, List.of(OBSERVATIONS)))
                .as("it is there now")
                .isFalse();
    }

    @Test
    void what_was_read_of_a_partition_that_another_instance_has_by_now_is_left_to_it() {
        MockConsumer<String, byte[]> consumer = assigned("observations-in-0", OBSERVATIONS, 10);
        start.onPartitionsRevokedAfterCommit("observations-in-0", consumer, List.of(OBSERVATIONS));

        assertThat(start.moves(progress, consumer, List.of(OBSERVATIONS))).isTrue();
    }

    @Test
    void the_lag_of_a_partition_is_told_from_when_it_is_read_here_until_another_instance_reads_it() {
        progress.advance(OBSERVATIONS.toString(), 7);
        MockConsumer<String, byte[]> consumer = assigned("observations-in-0", OBSERVATIONS, 10);
        assertThat(lag()).isEqualTo(3);
        assertThat(lags.areBacklog()).isFalse();
        lags.set(OBSERVATIONS, 10_001);
        assertThat(lags.areBacklog()).isTrue();

        start.onPartitionsRevokedAfterCommit("observations-in-0", consumer, List.of(OBSERVATIONS));
        assertThat(meters.find("timbang.scoring.lag").gauges()).isEmpty();
        assertThat(lags.areBacklog()).isFalse();
    }

    @Test
    void who_loses_a_partition_late_does_not_take_back_the_lag_its_new_reader_tells() {
        MockConsumer<String, byte[]> former = assigned("observations-in-0", OBSERVATIONS, 10);
        assigned("observations-in-0", OBSERVATIONS, 12);
        start.onPartitionsRevokedAfterCommit("observations-in-0", former, List.of(OBSERVATIONS));

        assertThat(lag()).isEqualTo(12);
    }

    @Test
    void what_another_instance_had_in_mind_is_looked_for_when_its_partitions_are_taken_over() {
        MockConsumer<String, byte[]> consumer = assigned("observations-in-0", OBSERVATIONS, 10);
        start.onPartitionsAssigned("observations-in-0", consumer, List.of(), false);
        assertThat(takenOver).as("at its start nobody has gone").hasValue(0);

        start.onPartitionsAssigned("observations-in-0", consumer, List.of(OBSERVATIONS), false);
        assertThat(takenOver).hasValue(1);
    }

    private double lag() {
        return meters.get("timbang.scoring.lag")
                .tag("partition", OBSERVATIONS.toString())
                .gauge()
                .value();
    }

    private MockConsumer<String, byte[]> assigned(String binding, TopicPartition partition, long end) {
        MockConsumer<String, byte[]> consumer = new MockConsumer<>("none");
        consumer.assign(List.of(partition));
        consumer.updateBeginningOffsets(Map.of(partition, 0L));
        consumer.updateEndOffsets(Map.of(partition, end));
        start.onPartitionsAssigned(binding, consumer, List.of(partition), true);
        return consumer;
    }
}
