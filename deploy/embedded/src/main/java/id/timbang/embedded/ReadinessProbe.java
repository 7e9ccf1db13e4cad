package id.timbang.embedded;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.jspecify.annotations.Nullable;

/**
 * Started is not ready: asks a broker, as a client would, until topics can be created, every partition has a leader and
 * consumer groups have their coordinator. Leaves nothing behind.
 */
final class ReadinessProbe {

    private static final String NAME = "embedded-readiness-probe";
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final String bootstrapServers;
    private final long deadline;

    ReadinessProbe(String bootstrapServers, Duration patience) {
        this.bootstrapServers = bootstrapServers;
        this.deadline = System.nanoTime() + patience.toNanos();
    }

    /** @throws EmbeddedStartException if the broker is not ready in time */
    void await() throws InterruptedException {
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.CLIENT_ID_CONFIG,
                NAME,
                AdminClientConfig.RETRY_BACKOFF_MS_CONFIG,
                50))) {
            Throwable missing = ask(admin);
            while (missing != null) {
                if (remainingNanos() <= PAUSE.toNanos()) {
                    throw new EmbeddedStartException(
                            "The broker at %s started but did not become ready in time: %s"
                                    .formatted(bootstrapServers, missing.getMessage()),
                            missing);
                }
                TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
                missing = ask(admin);
            }
        }
    }

    /** What is still missing, or null. */
    private @Nullable Throwable ask(Admin admin) throws InterruptedException {
        try {
            admin.createTopics(List.of(new NewTopic(NAME, 1, (short) 1)), new CreateTopicsOptions().validateOnly(true))
                    .all()
                    .get(remainingNanos(), TimeUnit.NANOSECONDS);
            // Also creates the internal offsets topic on the very first start.
            admin.listConsumerGroupOffsets(NAME).all().get(remainingNanos(), TimeUnit.NANOSECONDS);
            Set<String> topics = admin.listTopics(new ListTopicsOptions().listInternal(true))
                    .names()
                    .get(remainingNanos(), TimeUnit.NANOSECONDS);
            for (TopicDescription topic : admin.describeTopics(topics)
                    .allTopicNames()
                    .get(remainingNanos(), TimeUnit.NANOSECONDS)
                    .values()) {
                if (topic.partitions().stream().anyMatch(partition -> partition.leader() == null)) {
                    return new IllegalStateException("topic " + topic.name() + " has a partition without a leader");
                }
            }
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        } catch (TimeoutException e) {
            return e;
        }
    }

    private long remainingNanos() {
        return Math.max(0, deadline - System.nanoTime());
    }
}
