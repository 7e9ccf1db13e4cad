package id.timbang.indicator.outbound;

import id.timbang.kit.event.PublishingFailedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * The drainer's own way into the log. Its producer never gives a record up: else one could be missing while a later one of
 * the same key is there. So what has been sent is waited for, however long the broker is away, and not sent again; only
 * a producer that fails is thrown away, and the next one begins where the spool begins.
 */
final class DrainProducer {

    private final Supplier<Producer<String, byte[]>> producers;
    private volatile @Nullable Producer<String, byte[]> producer;

    DrainProducer(Supplier<Producer<String, byte[]>> producers) {
        this.producers = producers;
    }

    /** Records under way, and what is to be known of each. */
    final class Batch {

        private final List<Future<RecordMetadata>> sends = new ArrayList<>();

        /**
         * Waits until every record is in the log, or is known never to be.
         *
         * @return the places of those that are more than the log takes
         * @throws PublishingFailedException when that is not so in time: wait again; or when sending failed: {@link
         *     #isLost} then, and all is to be sent again
         */
        List<Integer> await(Duration patience) {
            long deadline = System.nanoTime() + patience.toNanos();
            List<Integer> tooLarge = new ArrayList<>();
            for (int place = 0; place < sends.size(); place++) {
                try {
                    sends.get(place).get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
                } catch (ExecutionException failed) {
                    if (!(failed.getCause() instanceof RecordTooLargeException)) {
                        throw lost(failed.getCause());
                    }
                    tooLarge.add(place);
                } catch (TimeoutException late) {
                    throw new PublishingFailedException("the broker has not acknowledged within " + patience, late);
                } catch (InterruptedException stopping) {
                    Thread.currentThread().interrupt();
                    throw new PublishingFailedException("interrupted while waiting for the broker", stopping);
                }
            }
            return tooLarge;
        }

        boolean isLost() {
            return producer == null;
        }
    }

    /** @throws PublishingFailedException when a record cannot even be handed over */
    Batch send(List<ProducerRecord<String, byte[]>> records) {
        Batch batch = new Batch();
        try {
            Producer<String, byte[]> current = producer;
            if (current == null) {
                current = producers.get();
                producer = current;
            }
            for (ProducerRecord<String, byte[]> record : records) {
                Future<RecordMetadata> send = current.send(record);
                if (send.isDone()) {
                    // One that was not even taken: those behind it must not be either.
                    failEarly(send);
                }
                batch.sends.add(send);
            }
            return batch;
        } catch (KafkaException failed) {
            throw lost(failed);
        }
    }

    private void failEarly(Future<RecordMetadata> send) {
        try {
            send.get();
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof RecordTooLargeException)) {
                throw lost(failed.getCause());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw lost(stopping);
        }
    }

    private PublishingFailedException lost(Throwable cause) {
        close();
        return new PublishingFailedException("the broker did not take the waiting events", cause);
    }

    /** Gives up what is under way, and frees what that took. */
    void close() {
        Producer<String, byte[]> current = producer;
        producer = null;
        if (current == null) {
            return;
        }
        // Interrupted, it would not close.
        boolean interrupted = Thread.interrupted();
        try {
            current.close(Duration.ZERO);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
