package id.timbang.scoring.ingest;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * How facts are polled from the log, by whoever applies them: as they come, and when a generation is rebuilt.
 *
 * @param readers  of each topic
 * @param settings of the consumer: those of the binder but for how bytes are read, and how many records are polled at once,
 *                 which the heap decides
 */
public record FactPolls(int readers, Map<String, String> settings) {

    private static final String OF_THE_BINDER = "spring.cloud.stream.kafka.binder.consumer-properties";

    /** The deeper the backlog, the fewer writes an event costs: much of one partition at a time. */
    private static final long MOST_RECORDS = 100_000;

    /** Bytes, with what is made of it. */
    private static final long HEAP_OF_A_RECORD = 5_000;

    private static final String READERS = "timbang.scoring.readers";

    public FactPolls {
        settings = Map.copyOf(settings);
    }

    /**
     * Of a batch of each reader, half the heap may be full.
     *
     * @param heap in bytes, at most
     * @throws IllegalArgumentException where there is to be no reader
     */
    static FactPolls of(Environment environment, long heap) {
        Map<String, String> settings = new HashMap<>(Binder.get(environment)
                .bind(OF_THE_BINDER, Bindable.mapOf(String.class, String.class))
                .orElseGet(Map::of));
        settings.remove(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG);
        settings.remove(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG);
        int readers = environment.getRequiredProperty(READERS, Integer.class);
        if (readers < 1) {
            throw new IllegalArgumentException(READERS + " is " + readers + ", and must be at least 1");
        }
        long records = Math.max(1, heap / 2 / readers / HEAP_OF_A_RECORD);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, String.valueOf(Math.min(MOST_RECORDS, records)));
        return new FactPolls(readers, settings);
    }

    /** How many records, of one partition or several. */
    String recordsAtOnce() {
        return settings.get(ConsumerConfig.MAX_POLL_RECORDS_CONFIG);
    }
}
