package id.timbang.benchmark.scoring;

import id.timbang.benchmark.kit.Deadline;
import id.timbang.benchmark.kit.Topics;
import id.timbang.contracts.Envelope;
import id.timbang.contracts.Event;
import id.timbang.contracts.EventJson;
import id.timbang.contracts.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The broker's topics, filled as the product's own services fill them. */
final class EventLog implements AutoCloseable {

    private static final Instant PUBLISHED = Instant.parse("2027-01-01T00:00:00Z");
    private static final int PAUSE_MILLIS = 25;

    /** Between two looks while something is timed: to look takes a hundredth of what is looked at. */
    private static final int LOOK_MILLIS = 50;

    private static final Duration LEAVING = Duration.ofSeconds(60);

    private final String bootstrapServers;
    private final Admin admin;

    EventLog(String bootstrapServers) throws InterruptedException, ExecutionException {
        this.bootstrapServers = bootstrapServers;
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        Topics.create(
                admin, Arrays.stream(Topic.values()).map(EventLog::newTopic).toList());
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    void publish(Catalogue catalogue) {
        publish(catalogue.events());
    }

    /** Publishes what stands at some places of a backlog, the last one not among them. */
    void publish(Backlog backlog, int from, int to) {
        publish(IntStream.range(from, to).mapToObj(backlog::at));
    }

    /** The same at so many a second. */
    void publish(Backlog backlog, int from, int to, int aSecond) {
        long began = System.nanoTime();
        publish(IntStream.range(from, to).mapToObj(place -> {
            LiveFacts.awaitDue(began + (place - from) * TimeUnit.SECONDS.toNanos(1) / aSecond);
            return backlog.at(place);
        }));
    }

    /** Forgets all observations: the next one gets the first place. */
    void emptyObservations() throws InterruptedException, ExecutionException {
        admin.deleteTopics(List.of(Topic.OBSERVATIONS.topicName())).all().get();
        Topics.create(admin, List.of(newTopic(Topic.OBSERVATIONS)));
    }

    private static NewTopic newTopic(Topic topic) {
        return new NewTopic(topic.topicName(), topic.partitions(), (short) 1)
                .configs(topic.kept().settings());
    }

    /** Publishes and waits for all acknowledgements; as sure as a service does, and compressed as by its producer. */
    void publish(Stream<? extends Event> events) {
        AtomicReference<Exception> failure = new AtomicReference<>();
        try (KafkaProducer<String, byte[]> producer = producer()) {
            events.forEach(event -> producer.send(
                    new ProducerRecord<>(
                            Topic.of(event).topicName(), event.key(), EventJson.write(Envelope.of(event, PUBLISHED))),
                    (place, failed) -> {
                        if (failed != null) {
                            failure.set(failed);
                        }
                    }));
        }
        if (failure.get() != null) {
            throw new IllegalStateException("the broker did not take all events", failure.get());
        }
    }

    KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.LINGER_MS_CONFIG,
                        5,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Waits until a consumer of a group that was not there before has been given partitions of the observations. */
    void awaitReading(Set<String> groupsBefore, Duration patience) throws InterruptedException, ExecutionException {
        Deadline deadline = Deadline.in(patience);
        while (!isRead(groupsBefore)) {
            if (deadline.isOver()) {
                throw new IllegalStateException("nobody reads the observations after " + patience);
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    private boolean isRead(Set<String> groupsBefore) throws InterruptedException, ExecutionException {
        Collection<ConsumerGroupDescription> described =
                admin.describeConsumerGroups(since(groupsBefore)).all().get().values();
        return described.stream()
                .flatMap(group -> group.members().stream())
                .flatMap(member -> member.assignment().topicPartitions().stream())
                .anyMatch(partition -> partition.topic().equals(Topic.OBSERVATIONS.topicName()));
    }

    private List<String> since(Set<String> groupsBefore) throws InterruptedException, ExecutionException {
        return groups().stream().filter(group -> !groupsBefore.contains(group)).toList();
    }

    /**
     * Waits until a group that was not there before has committed so many of the observations.
     *
     * @return how many it has committed then
     */
    long awaitCommitted(long wanted, Set<String> groupsBefore, Duration patience) throws InterruptedException {
        Deadline deadline = Deadline.in(patience);
        try {
            long committed = mostCommitted(since(groupsBefore));
            while (committed < wanted) {
                if (deadline.isOver()) {
                    throw new IllegalStateException(
                            "%,d of %,d are committed after %s".formatted(committed, wanted, patience));
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                committed = mostCommitted(since(groupsBefore));
            }
            return committed;
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the broker does not tell how far it is read", failed.getCause());
        }
    }

    /** The same of all that stands in the observations now. */
    void awaitCommitted(Set<String> groupsBefore, Duration patience) throws InterruptedException {
        try {
            awaitCommitted(sum(observationEnds(admin)), groupsBefore, patience);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the broker does not tell where it ends", failed.getCause());
        }
    }

    private long mostCommitted(List<String> groups) throws InterruptedException, ExecutionException {
        long most = 0;
        for (String group : groups) {
            Map<TopicPartition, Long> committed = committed(admin, group);
            committed.keySet().removeIf(partition -> !partition.topic().equals(Topic.OBSERVATIONS.topicName()));
            most = Math.max(most, sum(committed));
        }
        return most;
    }

    static long sum(Map<TopicPartition, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Where the observations end, of each partition with any. */
    static Map<TopicPartition, Long> observationEnds(Admin admin) throws InterruptedException, ExecutionException {
        Map<TopicPartition, Long> ends = ends(admin, Topic.OBSERVATIONS);
        ends.values().removeIf(end -> end == 0);
        return ends;
    }

    private static Map<TopicPartition, Long> ends(Admin admin, Topic topic)
            throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> latest = IntStream.range(0, topic.partitions())
                .mapToObj(number -> new TopicPartition(topic.topicName(), number))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(latest).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    /** What a group has committed. */
    static Map<TopicPartition, Long> committed(Admin admin, String group)
            throws InterruptedException, ExecutionException {
        return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().entrySet().stream()
                .filter(committed -> committed.getValue() != null)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, committed -> committed.getValue().offset()));
    }

    Set<String> groups() throws InterruptedException, ExecutionException {
        return admin.listGroups(ListGroupsOptions.forConsumerGroups()).all().get().stream()
                .map(GroupListing::groupId)
                .collect(Collectors.toSet());
    }

    /**
     * Forgets who has read, and the topics that a run of Kafka Streams made for itself.
     *
     * @param run what the groups and topics of Kafka Streams begin with; these groups are never joined again, and
     *     their members leave by their session's end only
     */
    void forget(String run) throws InterruptedException, ExecutionException {
        List<String> left =
                groups().stream().filter(group -> !group.startsWith(run)).toList();
        Deadline deadline = Deadline.in(LEAVING);
        while (!areEmpty(left)) {
            if (deadline.isOver()) {
                throw new IllegalStateException("still read by one of " + left);
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        admin.deleteConsumerGroups(left).all().get();
        admin.deleteTopics(admin.listTopics().names().get().stream()
                        .filter(topic -> topic.startsWith(run))
                        .toList())
                .all()
                .get();
    }

    private boolean areEmpty(List<String> groups) throws InterruptedException, ExecutionException {
        return admin.describeConsumerGroups(groups).all().get().values().stream()
                .allMatch(group -> group.members().isEmpty());
    }

    @Override
    public void close() {
        admin.close();
    }
}
