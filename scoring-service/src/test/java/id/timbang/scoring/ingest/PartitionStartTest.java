package id.timbang.scoring.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import id.timbang.embedded.EmbeddedInfrastructure;
import id.timbang.scoring.generation.Generation;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

class PartitionStartTest {

    private static final TopicPartition OBSERVATIONS = new TopicPartition("observations", 0);
    private static final TopicPartition ANSWERS = new TopicPartition("answers", 0);

    private final Progress progress = new Progress(
            new MongoTemplate(
                    MongoClients.create(EmbeddedInfrastructure.shared().mongoUri("")), "start-" + UUID.randomUUID()),
            Generation.FIRST);
    private final PartitionStart start = new PartitionStart(() -> progress, 2);

    @Test
    void every_binding_must_have_its_partitions_and_what_stood_in_them() {
        assigned("observations-in-0", OBSERVATIONS, 10);
        progress.advance(OBSERVATIONS.toString(), 10);
        assertThat(start.isCaughtUp()).as("the answers are not given out yet").isFalse();

        assigned("answers-in-0", ANSWERS, 3);
        assertThat(start.isCaughtUp()).isFalse();
        progress.advance(ANSWERS.toString(), 3);
        assertThat(start.isCaughtUp()).isTrue();
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

    private MockConsumer<String, byte[]> assigned(String binding, TopicPartition partition, long end) {
        MockConsumer<String, byte[]> consumer = new MockConsumer<>("none");
        consumer.assign(List.of(partition));
        consumer.updateBeginningOffsets(Map.of(partition, 0L));
        consumer.updateEndOffsets(Map.of(partition, end));
        start.onPartitionsAssigned(binding, consumer, List.of(partition), true);
        return consumer;
    }
}
