package id.timbang.benchmark.scoring;

import id.timbang.benchmark.kit.Child;
import id.timbang.contracts.EventJson;
import id.timbang.contracts.Topic;
import id.timbang.contracts.UnreadableEventException;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.json.JsonMapper;

/** The process that does nothing but read the observations and parse them, one thread, with the service's settings. */
final class ReaderMain {

    private static final JsonMapper JSON = new JsonMapper();

    private ReaderMain() {}

    /** How a record is parsed; gives a number that depends on what was in it, so that the work cannot be left out. */
    enum Way {
        /** Into Jackson's tree of JSON: parsed, and nothing else. */
        TREE {
            @Override
            int parse(byte[] record) {
                return JSON.readTree(record).size();
            }
        },
        /** Into the contracts' event, as every service can. */
        EVENT {
            @Override
            int parse(byte[] record) throws UnreadableEventException {
                return EventJson.read(record).data().hashCode();
            }
        },
        /** By the stream of tokens into the fields that a tally needs. */
        LEAN {
            @Override
            int parse(byte[] record) throws IOException {
                return LeanFact.parse(record).hashCode();
            }
        };

        abstract int parse(byte[] record) throws UnreadableEventException, IOException;
    }

    /** Arguments: bootstrap servers, group, how to parse, how many records there are, and of how many it tells before. */
    public static void main(String[] arguments) throws Exception {
        Way way = Way.valueOf(arguments[2]);
        int all = Integer.parseInt(arguments[3]);
        int warm = Integer.parseInt(arguments[4]);
        int read = 0;
        int seen = 0;
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        arguments[0],
                        ConsumerConfig.GROUP_ID_CONFIG,
                        arguments[1],
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        5_000,
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        100),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(Topic.OBSERVATIONS.topicName()), new TellsBegin());
            while (read < all) {
                int before = read;
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    seen += way.parse(record.value());
                    read++;
                }
                if (before < warm && read >= warm) {
                    System.out.println(Child.READY + read);
                }
            }
        }
        System.out.println(Child.READY + "done " + seen);
        // Stays until it is ended: what it has used is asked of a process that is there.
        new CountDownLatch(1).await();
    }

    /** Tells when reading begins. */
    private static final class TellsBegin implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            System.out.println(Child.READY + "reads");
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {}
    }
}
