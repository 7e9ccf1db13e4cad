package id.timbang.kit.event;

import id.timbang.contracts.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Follows a whole topic, all partitions, or a {@link Share} of them, outside any consumer group: each instance of a service
 * keeps its own view. It is <em>caught up</em> once it has seen what stood in the topic when it started.
 *
 * <p>A handler that throws stops nothing: the batch is given again after a pause, until it is taken; so a
 * handler must bear seeing a record twice, and must deal itself with a record that can never be used.
 *
 * <p>Stopped and started again, it goes on where it was.
 */
public final class TopicReader implements CaughtUp, SmartLifecycle {

    /** Where to begin. */
    public enum From {
        START,
        END
    }

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<Topic> topics;
    private final Share share;
    private final From from;
    private final Map<String, Object> consumerSettings;
    private final Consumer<List<ConsumerRecord<String, byte[]>>> handler;
    private final @Nullable KeptPlaces kept;
    private final int phase;
    private final Map<TopicPartition, Long> places = new ConcurrentHashMap<>();

    private volatile CountDownLatch caughtUp = new CountDownLatch(1);
    private volatile @Nullable Following following;

    /**
     * @param share            of each topic's partitions
     * @param consumerSettings Kafka settings with {@code bootstrap.servers}; group and deserializers are set here
     * @param handler          gets the records of one poll, each partition's in order
     * @param kept             where to go on, for a handler that keeps its places itself; for one topic only
     * @param phase            readers with a lower phase start earlier
     */
    TopicReader(
            List<Topic> topics,
            Share share,
            From from,
            Map<String, Object> consumerSettings,
            Consumer<List<ConsumerRecord<String, byte[]>>> handler,
            @Nullable KeptPlaces kept,
            int phase) {
        this.topics = List.copyOf(topics);
        this.share = share;
        this.from = from;
        this.consumerSettings = consumerSettings;
        this.handler = handler;
        this.kept = kept;
        this.phase = phase;
    }

    @Override
    public boolean isCaughtUp() {
        return caughtUp.getCount() == 0;
    }

    /** Waits until {@link #isCaughtUp()}. */
    public void awaitCaughtUp() throws InterruptedException {
        caughtUp.await();
    }

    @Override
    public synchronized void start() {
        if (following == null) {
            if (isCaughtUp()) {
                caughtUp = new CountDownLatch(1);
            }
            Following started =
                    new Following(topics, share, from, consumerSettings, handler, places, kept, caughtUp::countDown);
            started.start();
            following = started;
        }
    }

    @Override
    public synchronized void stop() {
        Following current = following;
        if (current != null) {
            following = null;
            current.stop(PATIENCE);
        }
    }

    @Override
    public boolean isRunning() {
        return following != null;
    }

    @Override
    public int getPhase() {
        return phase;
    }
}
