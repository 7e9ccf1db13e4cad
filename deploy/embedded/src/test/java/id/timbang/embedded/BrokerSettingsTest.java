package id.timbang.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;

class BrokerSettingsTest {

    private final Log log = new Log(EmbeddedInfrastructure.shared().bootstrapServers());

    @Test
    void a_topic_keeps_records_of_any_age_unless_it_says_otherwise() throws Exception {
        log.create("ageless");
        Config config = config("ageless");
        assertThat(config.get("retention.ms").value()).isEqualTo("-1");
        assertThat(config.get("retention.bytes").value()).isEqualTo("-1");

        try (KafkaProducer<String, String> producer = log.producer(Map.of())) {
            producer.send(new ProducerRecord<>("ageless", 0, 0L, null, "from 1970"))
                    .get();
        }
        assertThat(log.read("ageless")).containsExactly("from 1970");
    }

    @Test
    void a_misspelt_topic_is_not_made_by_writing_to_it() {
        try (KafkaProducer<String, String> producer = log.producer(Map.of("max.block.ms", 300))) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>("mispelt", "value"))
                            .get())
                    .hasRootCauseInstanceOf(UnknownTopicOrPartitionException.class);
        }
        assertThat(log.topics()).doesNotContain("mispelt");
    }

    private Config config(String topic) throws ExecutionException, InterruptedException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", log.bootstrapServers()))) {
            return admin.describeConfigs(List.of(resource)).all().get().get(resource);
        }
    }
}
