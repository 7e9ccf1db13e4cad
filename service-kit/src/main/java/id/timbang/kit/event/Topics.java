package id.timbang.kit.event;

import id.timbang.contracts.Topic;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topics of the contracts, as Kafka is asked for them. */
final class Topics {

    private static final Logger log = LoggerFactory.getLogger(Topics.class);

    private Topics() {}

    /** Every topic, with as many replicas as the broker keeps by default. */
    static List<NewTopic> all() {
        return Arrays.stream(Topic.values())
                .map(topic -> new NewTopic(topic.topicName(), topic.partitions(), (short) -1)
                        .configs(topic.kept().settings()))
                .toList();
    }

    /**
     * Creates the topics that are missing, for a service that started before its broker.
     *
     * @param clientSettings where the broker is, and how to speak to it
     * @throws KafkaException when one cannot be created
     */
    static void createMissing(Map<String, Object> clientSettings) {
        try (Admin admin = Admin.create(adminSettings(clientSettings))) {
            for (Map.Entry<String, KafkaFuture<Void>> creation :
                    admin.createTopics(all()).values().entrySet()) {
                created(creation.getKey(), creation.getValue());
            }
        }
    }

    /**
     * What names a topic as it is now: a topic that is deleted and made anew has another.
     *
     * @throws KafkaException when the broker does not tell
     */
    static String idOf(Topic topic, Map<String, Object> clientSettings) {
        try (Admin admin = Admin.create(adminSettings(clientSettings))) {
            return admin.describeTopics(List.of(topic.topicName()))
                    .allTopicNames()
                    .get()
                    .get(topic.topicName())
                    .topicId()
                    .toString();
        } catch (ExecutionException failed) {
            throw new KafkaException("the topic " + topic.topicName() + " is not described", failed.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while asking for a topic", stopping);
        }
    }

    private static Map<String, Object> adminSettings(Map<String, Object> clientSettings) {
        Map<String, Object> settings = new HashMap<>(clientSettings);
        settings.keySet().retainAll(AdminClientConfig.configNames());
        return settings;
    }

    private static void created(String topic, KafkaFuture<Void> creation) {
        try {
            creation.get();
            log.info("created the topic {}", topic);
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof TopicExistsException)) {
                throw new KafkaException("the topic " + topic + " cannot be created", failed.getCause());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while creating topics", stopping);
        }
    }
}
