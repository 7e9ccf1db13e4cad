package id.timbang.report.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import id.timbang.embedded.EmbeddedInfrastructure;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

class PartitionStartTest {

    private static final TopicPartition FULL = new TopicPartition("scores", 0);
    private static final TopicPartition EMPTY = new TopicPartition("scores", 1);

    private final Progress progress = new Progress(new MongoTemplate(
            MongoClients.create(EmbeddedInfrastructure.shared().mongoUri("")), "report-start-" + UUID.randomUUID()));
    private final PartitionStart start = new PartitionStart(progress, 1);
    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("none");

    @BeforeEach
    void tenRecordsAndNone() {
        consumer.assign(List.of(FULL, EMPTY));
        consumer.updateBeginningOffsets(Map.of(FULL, 0L, EMPTY, 0L));
        consumer.updateEndOffsets(Map.of(FULL, 10L, EMPTY, 0L));
    }

    @Test
    void is_not_ready_before_it_knows_its_partitions() {
        assertThat(start.isCaughtUp()).isFalse();
    }

    @Test
    void an_empty_database_is_filled_from_the_beginning_and_ready_when_it_has_what_stood_there() {
        consumer.seek(FULL, 10);

        assigned(List.of(FULL, EMPTY));

        assertThat(consumer.position(FULL)).isZero();
        progress.advance(FULL.toString(), 9);
        assertThat(start.isCaughtUp()).isFalse();
        progress.advance(FULL.toString(), 10);
        assertThat(start.isCaughtUp()).isTrue();
    }

    @Test
    void reading_goes_on_where_the_database_stands() {
        progress.advance(FULL.toString(), 7);
        progress.advance(FULL.toString(), 3);

        assigned(List.of(FULL, EMPTY));

        assertThat(consumer.position(FULL)).isEqualTo(7);
    }

    @Test
    void is_not_ready_while_partitions_are_given_out_anew() {
        assigned(List.of(FULL, EMPTY));
        start.onPartitionsRevokedAfterCommit("scores-in-0", consumer, List.of(FULL, EMPTY));

        assertThat(start.isCaughtUp()).isFalse();

        assigned(List.of(EMPTY));
        assertThat(start.isCaughtUp())
                .as("the other partition is another instance's now")
                .isTrue();
    }

    @Test
    void once_ready_it_stays_ready() {
        assigned(List.of(EMPTY));
        assertThat(start.isCaughtUp()).isTrue();

        assigned(List.of(FULL));

        assertThat(start.isCaughtUp()).isTrue();
    }

    private void assigned(List<TopicPartition> partitions) {
        start.onPartitionsAssigned("scores-in-0", consumer, partitions, true);
    }
}
