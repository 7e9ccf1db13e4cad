package id.timbang.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 90, unit = TimeUnit.SECONDS)
class BrokerRestartTest {

    @TempDir
    Path directory;

    @Test
    void closed_and_started_at_another_port_it_keeps_records_and_offsets() {
        String first;
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
            first = broker.bootstrapServers();
            Log log = new Log(first);
            log.create("kept");
            log.produce("kept", List.of("one", "two", "three"));
            log.commit("group", "kept", 2);
        }
        int port = Ports.free().client();
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory, port)) {
            assertThat(broker.bootstrapServers()).isEqualTo("127.0.0.1:" + port).isNotEqualTo(first);
            Log log = new Log(broker.bootstrapServers());
            assertThat(log.read("kept")).containsExactly("one", "two", "three");
            assertThat(log.committed("group", "kept")).isEqualTo(2);
        }
    }

    @Test
    void killed_under_load_it_keeps_every_acknowledged_record_once_and_in_order() throws Exception {
        Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        try (BrokerChild child = BrokerChild.start(directory)) {
            Log log = new Log(child.bootstrapServers());
            log.create("load");
            log.produce("load", List.of("before"));
            log.commit("group", "load", 1);
            assertThatThrownBy(() -> EmbeddedBroker.start(directory)).hasMessageContaining("in use by another");

            try (KafkaProducer<String, String> producer = log.producer(Map.of(
                    "delivery.timeout.ms", 3000, "request.timeout.ms", 1000, "linger.ms", 0, "max.block.ms", 1000))) {
                for (int i = 0; child.process().isAlive(); i++) {
                    String value = "value-" + i;
                    producer.send(new ProducerRecord<>("load", 0, 0L, null, value), (metadata, failure) -> {
                        if (failure == null) {
                            acknowledged.add(value);
                        }
                    });
                    if (acknowledged.size() >= 2000) {
                        child.kill();
                    }
                }
            }
        }

        try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
            Log log = new Log(broker.bootstrapServers());
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(2000);
            List<String> found = log.read("load");
            assertThat(found)
                    .startsWith("before")
                    .containsSubsequence(List.copyOf(acknowledged))
                    .doesNotHaveDuplicates();
            assertThat(log.committed("group", "load")).isEqualTo(1);
            log.produce("load", List.of("after"));
            assertThat(log.read("load")).endsWith("after");
        }
    }
}
