package id.timbang.kit.event;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

/** The way into the log and out of it. Topics that are missing are created when a service starts. */
@Configuration(proxyBeanMethods = false)
public class EventConfiguration {

    private static final Duration ACKNOWLEDGEMENT = Duration.ofSeconds(10);

    /** What a large call has for one partition: to pack a batch costs as much for a few records as for some hundred. */
    private static final int BATCH_BYTES = 64 * 1024;

    /**
     * What comes while a request is under way goes with the next one: what is told alone waits for nobody, and the more is
     * told, the fuller the batches are.
     */
    private static final int REQUESTS_UNDER_WAY = 1;

    @Bean
    KafkaAdmin.NewTopics timbangTopics() {
        return new KafkaAdmin.NewTopics(Topics.all().toArray(NewTopic[]::new));
    }

    /** A topic that a broker made by itself keeps records for a week only: its settings are put right as well. */
    @Bean
    static BeanPostProcessor topicSettings() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof KafkaAdmin admin) {
                    admin.setModifyTopicConfigs(true);
                }
                return bean;
            }
        };
    }

    @Bean(destroyMethod = "close")
    Producer<String, byte[]> eventProducer(KafkaProperties kafka) {
        return producer(producerSettings(kafka));
    }

    /** How events are sent: acknowledged by every replica in step, once and in order per partition. */
    public static Map<String, Object> producerSettings(KafkaProperties kafka) {
        Map<String, Object> settings = kafka.buildProducerProperties();
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) ACKNOWLEDGEMENT.toMillis());
        settings.putIfAbsent(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) ACKNOWLEDGEMENT.toMillis() / 2);
        settings.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, ACKNOWLEDGEMENT.toMillis());
        settings.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 1);
        settings.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        settings.putIfAbsent(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, REQUESTS_UNDER_WAY);
        return settings;
    }

    /** A producer of events with these settings. */
    public static Producer<String, byte[]> producer(Map<String, Object> settings) {
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    @Bean
    EventPublisher eventPublisher(
            Producer<String, byte[]> producer, Clock clock, ObjectProvider<EventHeaders> headers) {
        return new EventPublisher(producer, clock, ACKNOWLEDGEMENT, headers.getIfAvailable(() -> event -> List.of()));
    }

    @Bean
    TopicReaders topicReaders(KafkaProperties kafka, EventPublisher publisher) {
        return new TopicReaders(kafka.buildConsumerProperties(), publisher);
    }
}
