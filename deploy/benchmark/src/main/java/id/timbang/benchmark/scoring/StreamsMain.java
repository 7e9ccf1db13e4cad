package id.timbang.benchmark.scoring;

import id.timbang.benchmark.kit.Child;
import id.timbang.contracts.Topic;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.Stores;

/** The process that does the job by Kafka Streams, exactly once, in stores of RocksDB that are kept in the log too. */
final class StreamsMain {

    /** The time is taken from outside, so that to look is not part of the work. */
    private static final int PAUSE_MILLIS = 500;

    private static final long CACHE_BYTES = 64L << 20;

    private StreamsMain() {}

    /** Arguments: bootstrap servers, application id, directory, milliseconds between commits, observations there will be. */
    public static void main(String[] arguments) throws Exception {
        Properties settings = new Properties();
        settings.putAll(Map.of(
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                arguments[0],
                StreamsConfig.APPLICATION_ID_CONFIG,
                arguments[1],
                StreamsConfig.STATE_DIR_CONFIG,
                arguments[2],
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                StreamsConfig.EXACTLY_ONCE_V2,
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                Integer.valueOf(arguments[3]),
                StreamsConfig.NUM_STREAM_THREADS_CONFIG,
                2,
                StreamsConfig.REPLICATION_FACTOR_CONFIG,
                1,
                StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG,
                CACHE_BYTES,
                StreamsConfig.producerPrefix("compression.type"),
                "lz4",
                StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG),
                5_000));
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        try (KafkaStreams streams = new KafkaStreams(topology(), settings);
                Admin admin = Admin.create(Map.of("bootstrap.servers", arguments[0]))) {
            streams.start();
            awaitCommitted(admin, arguments[1], Long.parseLong(arguments[4]));
            System.out.println(Child.READY + "done");
            System.out.println(Child.READY + counted(streams));
        }
    }

    private static Topology topology() {
        return new Topology()
                .addSource(
                        "observations",
                        Serdes.String().deserializer(),
                        Serdes.ByteArray().deserializer(),
                        Topic.OBSERVATIONS.topicName())
                .addProcessor("tallying", Tallying::new, "observations")
                .addStateStore(
                        Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(Tallying.EVIDENCE), Serdes.String(), Serdes.ByteArray()),
                        "tallying")
                .addStateStore(
                        Stores.keyValueStoreBuilder(
                                        Stores.persistentKeyValueStore(Tallying.TALLIES),
                                        Serdes.String(),
                                        Serdes.ByteArray())
                                .withCachingEnabled(),
                        "tallying");
    }

    private static void awaitCommitted(Admin admin, String group, long wanted)
            throws ExecutionException, InterruptedException {
        while (EventLog.sum(EventLog.committed(admin, group)) < wanted) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    /** How many facts count, by the tallies. */
    private static long counted(KafkaStreams streams) {
        long counted = 0;
        try (KeyValueIterator<String, byte[]> tallies = streams.store(StoreQueryParameters.fromNameAndType(
                        Tallying.TALLIES, QueryableStoreTypes.<String, byte[]>keyValueStore()))
                .all()) {
            while (tallies.hasNext()) {
                counted += StreamTally.read(tallies.next().value).count();
            }
        }
        return counted;
    }
}
