package id.timbang.indicator.outbound;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A log whose broker comes and goes, seen by producers that give up and by producers that never do. */
final class FakeLog {

    /** What a broker does with a record. */
    enum Mood {
        UP,
        AWAY,
        /** Takes it, and the acknowledgement is lost. */
        MUTE
    }

    private final List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
    private final List<Patient> patient = new ArrayList<>();
    private Mood mood = Mood.UP;
    private int recordsUntilAway = Integer.MAX_VALUE;
    private int largest = Integer.MAX_VALUE;

    synchronized void mood(Mood next) {
        mood = next;
        recordsUntilAway = Integer.MAX_VALUE;
        patient.forEach(Patient::deliver);
    }

    /** The broker goes after so many more records, in the middle of a call perhaps. */
    synchronized void goAfter(int more) {
        recordsUntilAway = more;
    }

    /** From now on records beyond that many bytes are refused. */
    synchronized void largest(int bytes) {
        largest = bytes;
    }

    synchronized List<ProducerRecord<String, byte[]>> records() {
        return List.copyOf(records);
    }

    /** As the service's own: what is not acknowledged at once is given up. */
    Producer<String, byte[]> impatient() {
        return new Sender() {
            @Override
            Future<RecordMetadata> take(ProducerRecord<String, byte[]> record) {
                if (mood != Mood.AWAY) {
                    records.add(record);
                }
                return mood == Mood.UP
                        ? CompletableFuture.completedFuture(PLACE)
                        : CompletableFuture.failedFuture(new TimeoutException("no acknowledgement"));
            }
        };
    }

    /** As the drainer's: what is not acknowledged stays under way, in order, until it is or the producer is closed. */
    synchronized Producer<String, byte[]> patient() {
        Patient producer = new Patient();
        patient.add(producer);
        return producer;
    }

    private static final RecordMetadata PLACE = new RecordMetadata(new TopicPartition("topic", 0), 0, 0, 0, 0, 0);

    private abstract class Sender extends MockProducer<String, byte[]> {

        Sender() {
            super(true, null, new StringSerializer(), new ByteArraySerializer());
        }

        @Override
        public Future<RecordMetadata> send(ProducerRecord<String, byte[]> record) {
            synchronized (FakeLog.this) {
                if (record.value().length > largest) {
                    return CompletableFuture.failedFuture(new RecordTooLargeException());
                }
                if (recordsUntilAway-- == 0) {
                    mood = Mood.AWAY;
                }
                return take(record);
            }
        }

        abstract Future<RecordMetadata> take(ProducerRecord<String, byte[]> record);
    }

    private final class Patient extends Sender {

        private static final class Kept {
            private final ProducerRecord<String, byte[]> record;
            private final CompletableFuture<RecordMetadata> send = new CompletableFuture<>();
            private boolean taken;

            private Kept(ProducerRecord<String, byte[]> record) {
                this.record = record;
            }
        }

        private final Deque<Kept> underWay = new ArrayDeque<>();

        @Override
        Future<RecordMetadata> take(ProducerRecord<String, byte[]> record) {
            Kept kept = new Kept(record);
            underWay.add(kept);
            deliver();
            return kept.send;
        }

        private void deliver() {
            if (mood == Mood.AWAY) {
                return;
            }
            for (Kept kept : underWay) {
                if (!kept.taken) {
                    records.add(kept.record);
                    kept.taken = true;
                }
                if (mood == Mood.UP) {
                    kept.send.complete(PLACE);
                }
            }
            underWay.removeIf(kept -> kept.send.isDone());
        }

        @Override
        public void close(Duration patience) {
            synchronized (FakeLog.this) {
                underWay.clear();
            }
        }
    }
}
