package id.timbang.kit.event;

import id.timbang.contracts.Topic;
import id.timbang.embedded.EmbeddedInfrastructure;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/** A way into the log for tests, with the settings that services have. */
final class Broker implements AutoCloseable {

    private final String address;
    private final Producer<String, byte[]> producer;

    private Broker(String address, Map<String, String> producerSettings) {
        this.address = address;
        this.producer = new EventConfiguration().eventProducer(properties(address, producerSettings));
    }

    /** The broker that all tests share, with the topics there. */
    static Broker shared() {
        Broker broker = at(EmbeddedInfrastructure.shared().bootstrapServers());
        Topics.createMissing(broker.settings());
        return broker;
    }

    static Broker at(String address) {
        return new Broker(address, Map.of());
    }

    static Broker at(String address, Map<String, String> producerSettings) {
        return new Broker(address, producerSettings);
    }

    Map<String, Object> settings() {
        return new HashMap<>(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, address));
    }

    EventPublisher publisher(Duration timeout) {
        return new EventPublisher(producer, Clock.systemUTC(), timeout);
    }

    EventPublisher publisher() {
        return publisher(Duration.ofSeconds(10));
    }

    TopicReaders readers() {
        return new TopicReaders(settings(), publisher());
    }

    /** Appends a record as it is, whoever may have written it, and tells its place as {@code partition@offset}. */
    String append(Topic topic, String key, byte @Nullable [] value) {
        try {
            var place = producer.send(new ProducerRecord<>(topic.topicName(), key, value))
                    .get();
            return place.partition() + "@" + place.offset();
        } catch (ExecutionException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }

    private static KafkaProperties properties(String address, Map<String, String> producerSettings) {
        KafkaProperties properties = new KafkaProperties();
        properties.setBootstrapServers(List.of(address));
        properties.getProducer().getProperties().putAll(producerSettings);
        return properties;
    }
}
