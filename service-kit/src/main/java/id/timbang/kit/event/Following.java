package id.timbang.kit.event;

import id.timbang.contracts.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A {@link TopicReader} from one start to its stop, over as many connections to the broker as that takes. */
final class Following {

    private static final Logger log = LoggerFactory.getLogger(Following.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** While there is something to pass over; what is written meanwhile is likely to be passed over as well. */
    private static final Duration REST = Duration.ofMillis(20);

    private static final Duration CLOSE = Duration.ofSeconds(1);

    private final List<Topic> topics;
    private final Share share;
    private final TopicReader.From from;
    private final Map<String, Object> consumerSettings;
    private final Consumer<List<ConsumerRecord<String, byte[]>>> handler;
    private final Map<TopicPartition, Long> places;
    private final @Nullable KeptPlaces kept;
    private final Runnable onCaughtUp;
    private final Thread thread;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private volatile @Nullable KafkaConsumer<String, byte[]> consumer;

    /** What stood in the topics at the start, once the broker has told. */
    private @Nullable Map<TopicPartition, Long> ends;

    private boolean caughtUp;

    /**
     * @param places the offset of the next record to handle, kept up to date; partitions without one begin at
     *     {@code from}
     * @param kept   where the handler itself wants to go on, in place of {@code places}
     */
    Following(
            List<Topic> topics,
            Share share,
            TopicReader.From from,
            Map<String, Object> consumerSettings,
            Consumer<List<ConsumerRecord<String, byte[]>>> handler,
            Map<TopicPartition, Long> places,
            @Nullable KeptPlaces kept,
            Runnable onCaughtUp) {
        this.topics = topics;
        this.share = share;
        this.from = from;
        this.consumerSettings = consumerSettings;
        this.handler = handler;
        this.places = places;
        this.kept = kept;
        this.onCaughtUp = onCaughtUp;
        String name = "reads-" + topics.get(0).topicName();
        this.thread = new Thread(this::run, share.equals(Share.WHOLE) ? name : name + "-" + share.number());
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Asks it to stop, and waits so long for the batch at work to end. */
    void stop(Duration patience) {
        stopped.countDown();
        KafkaConsumer<String, byte[]> current = consumer;
        if (current != null) {
            current.wakeup();
        }
        try {
            thread.join(patience.toMillis());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private void run() {
        while (!isStopped()) {
            KafkaConsumer<String, byte[]> opened = null;
            try {
                opened = new KafkaConsumer<>(consumerSettings);
                consumer = opened;
                follow(opened);
            } catch (WakeupException stopping) {
                log.debug("stopped following {}", topics);
            } catch (RuntimeException | Error outOfReach) {
                log.warn("following {} failed, trying again: {}", topics, outOfReach.toString());
                pause(PAUSE);
            } finally {
                if (opened != null) {
                    opened.close(CloseOptions.timeout(CLOSE));
                }
            }
        }
    }

    private void follow(KafkaConsumer<String, byte[]> opened) {
        if (isStopped()) {
            // Stopped before there was a consumer to wake.
            return;
        }
        Map<TopicPartition, Long> goal = begin(opened);
        while (!isStopped()) {
            if (!caughtUp
                    && goal.entrySet().stream().allMatch(end -> opened.position(end.getKey()) >= end.getValue())) {
                caughtUp = true;
                onCaughtUp.run();
                log.info("caught up with {}", topics);
            }
            if (goal.isEmpty()) {
                // More readers than partitions; a consumer without any cannot be polled.
                pause(PAUSE);
                continue;
            }
            boolean further = goFurtherOn(opened);
            ConsumerRecords<String, byte[]> polled = opened.poll(further ? Duration.ZERO : POLL);
            if (!polled.isEmpty()) {
                handleUntilTaken(polled);
            } else if (further) {
                pause(REST);
            }
        }
    }

    /** Passes over what need not be read; what has been fetched of it is dropped as it came. */
    private boolean goFurtherOn(KafkaConsumer<String, byte[]> opened) {
        KeptPlaces keeper = kept;
        if (keeper == null) {
            return false;
        }
        Map<Integer, Long> further = keeper.furtherOn();
        further.forEach((number, place) -> {
            TopicPartition partition = new TopicPartition(topics.get(0).topicName(), number);
            opened.seek(partition, place);
            places.put(partition, place);
        });
        return !further.isEmpty();
    }

    /** Goes to where to go on, and tells what stood in the topics at the start. */
    private Map<TopicPartition, Long> begin(KafkaConsumer<String, byte[]> opened) {
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> partitionsOf(opened, topic))
                .filter(partition -> share.has(partition.partition()))
                .toList();
        opened.assign(partitions);
        Map<TopicPartition, Long> goal = ends;
        if (goal == null) {
            goal = opened.endOffsets(partitions);
            if (kept != null) {
                goOnWhereKept(kept, goal);
            }
            ends = goal;
        }
        for (TopicPartition partition : partitions) {
            Long place =
                    from == TopicReader.From.END ? places.computeIfAbsent(partition, goal::get) : places.get(partition);
            if (place == null) {
                opened.seekToBeginning(List.of(partition));
            } else {
                opened.seek(partition, place);
            }
        }
        return goal;
    }

    private void goOnWhereKept(KeptPlaces kept, Map<TopicPartition, Long> goal) {
        Topic topic = topics.get(0);
        Map<Integer, Long> next = new HashMap<>();
        goal.forEach((partition, end) -> next.put(partition.partition(), end));
        Map<Integer, Long> wanted = kept.on(Topics.idOf(topic, consumerSettings), next);
        places.clear();
        wanted.forEach((partition, place) -> places.put(new TopicPartition(topic.topicName(), partition), place));
    }

    private Stream<TopicPartition> partitionsOf(KafkaConsumer<String, byte[]> opened, Topic topic) {
        List<PartitionInfo> partitions = opened.partitionsFor(topic.topicName());
        if (partitions == null || partitions.isEmpty()) {
            Topics.createMissing(consumerSettings);
            throw new KafkaException("the topic " + topic.topicName() + " did not exist");
        }
        return partitions.stream().map(info -> new TopicPartition(info.topic(), info.partition()));
    }

    private void handleUntilTaken(ConsumerRecords<String, byte[]> polled) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>(polled.count());
        polled.forEach(records::add);
        while (!isStopped()) {
            try {
                handler.accept(records);
                polled.nextOffsets().forEach((partition, next) -> places.put(partition, next.offset()));
                return;
            } catch (RuntimeException | Error failed) {
                log.error("handling {} records of {} failed, trying again", records.size(), topics, failed);
                pause(PAUSE);
            }
        }
    }

    private void pause(Duration length) {
        try {
            stopped.await(length.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
    }
}
