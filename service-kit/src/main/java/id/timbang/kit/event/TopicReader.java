package id.timbang.kit.event;

import id.timbang.contracts.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Follows a whole topic, all partitions, outside any consumer group: each instance of a service keeps its own
 * view. It is <em>caught up</em> once it has seen what stood in the topic when it started.
 *
 * <p>A handler that throws stops nothing: the batch is given again after a pause, until it is taken; so a
 * handler must bear seeing a record twice, and must deal itself with a record that can never be used.
 */
public final class TopicReader implements SmartLifecycle {

    /** Where to begin. */
    public enum From {
        START,
        END
    }

    private static final Logger log = LoggerFactory.getLogger(TopicReader.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final List<Topic> topics;
    private final From from;
    private final Map<String, Object> consumerSettings;
    private final Consumer<List<ConsumerRecord<String, byte[]>>> handler;
    private final int phase;
    private final CountDownLatch caughtUp = new CountDownLatch(1);

    private volatile boolean running;
    private volatile KafkaConsumer<String, byte[]> consumer;
    private volatile Thread thread;

    /**
     * @param consumerSettings Kafka settings with {@code bootstrap.servers}; group and deserializers are set here
     * @param handler          gets the records of one poll, each partition's in order
     * @param phase            readers with a lower phase start earlier
     */
    TopicReader(
            List<Topic> topics,
            From from,
            Map<String, Object> consumerSettings,
            Consumer<List<ConsumerRecord<String, byte[]>>> handler,
            int phase) {
        this.topics = List.copyOf(topics);
        this.from = from;
        this.consumerSettings = consumerSettings;
        this.handler = handler;
        this.phase = phase;
    }

    /** Whether everything that stood in the topics at the start has been handled. */
    public boolean isCaughtUp() {
        return caughtUp.getCount() == 0;
    }

    /** Waits until {@link #isCaughtUp()}. */
    public void awaitCaughtUp() throws InterruptedException {
        caughtUp.await();
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = new Thread(this::run, "reads-" + topics.get(0).topicName());
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public synchronized void stop() {
        running = false;
        KafkaConsumer<String, byte[]> current = consumer;
        if (current != null) {
            current.wakeup();
        }
        try {
            thread.join(PAUSE.toMillis() * 5);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return phase;
    }

    private void run() {
        while (running) {
            try (KafkaConsumer<String, byte[]> opened = new KafkaConsumer<>(consumerSettings)) {
                consumer = opened;
                follow(opened);
            } catch (WakeupException stopping) {
                log.debug("stopped following {}", topics);
            } catch (KafkaException outOfReach) {
                log.warn("following {} failed, trying again: {}", topics, outOfReach.toString());
                pause();
            }
        }
    }

    private void follow(KafkaConsumer<String, byte[]> opened) {
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> partitionsOf(opened, topic))
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        opened.assign(partitions);
        Map<TopicPartition, Long> ends = opened.endOffsets(partitions);
        if (from == From.START) {
            opened.seekToBeginning(partitions);
        } else {
            ends.forEach(opened::seek);
        }
        while (running) {
            if (!isCaughtUp()
                    && ends.entrySet().stream().allMatch(end -> opened.position(end.getKey()) >= end.getValue())) {
                caughtUp.countDown();
                log.info("caught up with {}", topics);
            }
            ConsumerRecords<String, byte[]> polled = opened.poll(POLL);
            if (!polled.isEmpty()) {
                handleUntilTaken(polled);
            }
        }
    }

    private static Stream<PartitionInfo> partitionsOf(KafkaConsumer<String, byte[]> opened, Topic topic) {
        List<PartitionInfo> partitions = opened.partitionsFor(topic.topicName());
        if (partitions == null || partitions.isEmpty()) {
            throw new KafkaException("the topic " + topic.topicName() + " does not exist");
        }
        return partitions.stream();
    }

    private void handleUntilTaken(ConsumerRecords<String, byte[]> polled) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>(polled.count());
        polled.forEach(records::add);
        while (running) {
            try {
                handler.accept(records);
                return;
            } catch (RuntimeException failed) {
                log.error("handling {} records of {} failed, trying again", records.size(), topics, failed);
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
