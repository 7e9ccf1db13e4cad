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
 * @param settings of the consumer: those of the binder, and how many records are polled at once, which the heap decides
 */
public record FactPolls(Map<String, String> settings) {

    private static final String OF_THE_BINDER = "spring.cloud.stream.kafka.binder.consumer-properties";

    /** The deeper the backlog, the fewer writes an event costs: much of one partition at a time. */
    private static final long MOST_RECORDS = 50_000;

    /** Of two batches of records, each with what is made of them, half the heap may be full. */
    private static final long HEAP_OF_A_RECORD = 20_000;

    public FactPolls {
        settings = Map.copyOf(settings);
    }

    /** @param heap in bytes, at most */
    static FactPolls of(Environment environment, long heap) {
        Map<String, String> settings = new HashMap<>(Binder.get(environment)
                .bind(OF_THE_BINDER, Bindable.mapOf(String.class, String.class))
                .orElseGet(Map::of));
        settings.put(
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                String.valueOf(Math.min(MOST_RECORDS, heap / HEAP_OF_A_RECORD)));
        return new FactPolls(settings);
    }

    /** How many records, of one partition or several. */
    String recordsAtOnce() {
        return settings.get(ConsumerConfig.MAX_POLL_RECORDS_CONFIG);
    }
}
