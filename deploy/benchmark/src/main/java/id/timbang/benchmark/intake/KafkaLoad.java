package id.timbang.benchmark.intake;

import id.timbang.benchmark.kit.Clients;
import id.timbang.benchmark.kit.Load;
import id.timbang.benchmark.kit.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A bare producer, as sure as the service's own, that tells the same records to a topic like the real one. */
final class KafkaLoad implements AutoCloseable {

    private static final String TOPIC = "benchmark.bare";
    private static final int PARTITIONS = 12;

    private final KafkaProducer<String, byte[]> producer;

    KafkaLoad(String bootstrapServers) throws InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Topics.create(admin, List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1)));
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the topic cannot be made", failed.getCause());
        }
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.LINGER_MS_CONFIG,
                        1,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4",
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        64 * 1024),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Tells so many facts, waiting for the acknowledgements of each batch; gives facts a second. */
    double tell(Facts facts, int from, int count, int clients) throws InterruptedException {
        return prepared(facts, from, count, clients).run();
    }

    /** The same, ready to begin. */
    Load prepared(Facts facts, int from, int count, int clients) {
        int batches = count / IntakePlan.BATCH;
        List<List<ProducerRecord<String, byte[]>>> records = new ArrayList<>(batches);
        for (int batch = 0; batch < batches; batch++) {
            List<ProducerRecord<String, byte[]>> one = new ArrayList<>(IntakePlan.BATCH);
            for (int place = 0; place < IntakePlan.BATCH; place++) {
                one.add(facts.record(TOPIC, from + batch * IntakePlan.BATCH + place));
            }
            records.add(one);
        }
        return () -> count * 1e9 / Clients.time(clients, batches, batch -> send(records.get(batch)));
    }

    private void send(List<ProducerRecord<String, byte[]>> records) throws ExecutionException, InterruptedException {
        List<Future<RecordMetadata>> underWay = new ArrayList<>(records.size());
        for (ProducerRecord<String, byte[]> record : records) {
            underWay.add(producer.send(record));
        }
        for (Future<RecordMetadata> send : underWay) {
            send.get();
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
