package id.timbang.standalone;

import id.timbang.contracts.Topic;
import id.timbang.embedded.EmbeddedBroker;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The event log: a broker of our own in the data directory, or the one that was named. */
final class EventLog implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 15;

    private final String bootstrapServers;
    private final @Nullable EmbeddedBroker own;

    private EventLog(String bootstrapServers, @Nullable EmbeddedBroker own) {
        this.bootstrapServers = bootstrapServers;
        this.own = own;
    }

    static EventLog embedded(DataDirectory data) {
        EmbeddedBroker broker = EmbeddedBroker.start(data.eventLog());
        return new EventLog(broker.bootstrapServers(), broker);
    }

    /** @throws StartFailure when nobody answers there */
    static EventLog at(String bootstrapServers) {
        EventLog log = new EventLog(bootstrapServers, null);
        log.ask(admin -> admin.describeCluster().nodes().get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        return log;
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    boolean isEmbedded() {
        return own != null;
    }

    /** Why our own broker gave up, if it did. */
    Optional<String> failure() {
        return own == null ? Optional.empty() : own.failure();
    }

    /** How many records the log holds, about: compacted ones may be counted still. */
    long size() {
        return ask(admin -> {
            Set<String> there = admin.listTopics().names().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            List<String> ours = Arrays.stream(Topic.values())
                    .map(Topic::topicName)
                    .filter(there::contains)
                    .toList();
            Map<String, TopicDescription> described =
                    admin.describeTopics(ours).allTopicNames().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            Set<TopicPartition> partitions = described.values().stream()
                    .flatMap(topic -> topic.partitions().stream()
                            .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                    .collect(Collectors.toSet());
            return sum(admin, partitions, OffsetSpec.latest()) - sum(admin, partitions, OffsetSpec.earliest());
        });
    }

    private static long sum(Admin admin, Set<TopicPartition> partitions, OffsetSpec which)
            throws ExecutionException, InterruptedException, TimeoutException {
        return admin
                .listOffsets(partitions.stream().collect(Collectors.toMap(partition -> partition, any -> which)))
                .all()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .values()
                .stream()
                .mapToLong(offset -> offset.offset())
                .sum();
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask(Admin admin) throws ExecutionException, InterruptedException, TimeoutException;
    }

    private <T> T ask(Question<T> question) {
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.CLIENT_ID_CONFIG,
                "standalone"))) {
            return question.ask(admin);
        } catch (ExecutionException | TimeoutException | org.apache.kafka.common.KafkaException away) {
            throw new StartFailure(
                    "The Kafka broker at " + bootstrapServers + " does not answer (" + away.getMessage()
                            + "); start it, or name another one with --kafka.",
                    away);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Stopped while starting.", stopping);
        }
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }
}
