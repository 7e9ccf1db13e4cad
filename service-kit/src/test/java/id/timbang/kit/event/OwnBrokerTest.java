package id.timbang.kit.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.timbang.contracts.OfficeChanged;
import id.timbang.contracts.Topic;
import id.timbang.embedded.EmbeddedBroker;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** A reader and a broker that comes later than it, and goes away and comes back. */
class OwnBrokerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    private @Nullable EmbeddedBroker running;
    private @Nullable TopicReader reader;

    @AfterEach
    void stop() {
        if (reader != null) {
            reader.stop();
        }
        if (running != null) {
            running.close();
        }
    }

    @Test
    void a_reader_creates_the_topics_it_does_not_find_and_outlives_a_restart_of_the_broker() throws Exception {
        Taken taken = new Taken();
        running = EmbeddedBroker.start(directory);
        String address = running.bootstrapServers();
        try (Broker broker = Broker.at(address)) {
            reader = broker.readers().reader(List.of(Topic.DIRECTORY, Topic.PERIODS), TopicReader.From.START, taken);
            reader.start();
            await().atMost(PATIENCE).until(reader::isCaughtUp);
            assertEveryTopicIsAsTheContractsSay(broker);
            broker.publisher().publish(office(1));
            await().until(() -> taken.count() == 1);

            running.close();
            running = EmbeddedBroker.start(directory, port(address));
            broker.publisher(PATIENCE).publish(office(2));

            await().atMost(PATIENCE).until(() -> taken.count() > 1);
            assertThat(taken.of("office/a")).containsExactly(office(1), office(2));
        }
    }

    @Test
    void a_service_puts_right_the_topics_that_a_broker_made_by_itself() throws Exception {
        running = EmbeddedBroker.start(directory);
        String address = running.bootstrapServers();
        try (Broker broker = Broker.at(address)) {
            try (Admin admin = Admin.create(broker.settings())) {
                admin.createTopics(List.of(
                                new NewTopic(Topic.SCORES.topicName(), 1, (short) 1),
                                new NewTopic(Topic.PERIODS.topicName(), 1, (short) 1)
                                        .configs(Map.of("retention.ms", "604800000"))))
                        .all()
                        .get();
            }

            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(KafkaAutoConfiguration.class))
                    .withUserConfiguration(EventConfiguration.class)
                    .withBean(Clock.class, Clock::systemUTC)
                    .withPropertyValues("spring.kafka.bootstrap-servers=" + address)
                    // The broker tells of new partitions a moment after it has made them.
                    .run(started ->
                            await().atMost(PATIENCE).untilAsserted(() -> assertEveryTopicIsAsTheContractsSay(broker)));
        }
    }

    private static void assertEveryTopicIsAsTheContractsSay(Broker broker) throws Exception {
        try (Admin admin = Admin.create(broker.settings())) {
            for (Topic topic : Topic.values()) {
                String name = topic.topicName();
                TopicDescription described = admin.describeTopics(List.of(name))
                        .allTopicNames()
                        .get()
                        .get(name);
                assertThat(described.partitions()).hasSize(topic.partitions());
                ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
                Config config =
                        admin.describeConfigs(List.of(resource)).all().get().get(resource);
                for (Map.Entry<String, String> setting : topic.kept().settings().entrySet()) {
                    assertThat(config.get(setting.getKey()).value()).isEqualTo(setting.getValue());
                }
            }
        }
    }

    private static OfficeChanged office(long version) {
        return new OfficeChanged("a", version, "A", null);
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.indexOf(':') + 1));
    }
}
