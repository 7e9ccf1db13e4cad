package id.timbang.indicator.outbound;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Events that are durable.
 *
 * @param records as they stand in the log, or will
 * @param places  where they stand there; none while they wait in the spool
 */
public record Durable(List<ProducerRecord<String, byte[]>> records, List<RecordMetadata> places) {}
