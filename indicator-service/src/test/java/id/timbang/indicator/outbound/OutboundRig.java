package id.timbang.indicator.outbound;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import id.timbang.contracts.EventJson;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.UnreadableEventException;
import id.timbang.embedded.EmbeddedInfrastructure;
import id.timbang.kit.event.EventPublisher;
import id.timbang.kit.event.PublishingFailedException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The whole way out, on the embedded store and a log that can be taken away; drained by hand. */
final class OutboundRig implements AutoCloseable {

    static final Duration LEASE = Duration.ofSeconds(15);

    /** As the log counts it, with all that is around it. */
    static final int LARGEST_EVENT = 20_000;

    private final MongoClient client =
            MongoClients.create(EmbeddedInfrastructure.shared().mongoUri(""));
    private final MongoTemplate mongo = new MongoTemplate(client, "outbound-" + UUID.randomUUID());

    final FakeLog log = new FakeLog();
    final MovableClock clock = new MovableClock();
    final Spool store = new MongoSpool(mongo);
    final FlakySpool spool = new FlakySpool(store);
    private int instances;

    OutboundRig() {
        // Two first writes at once are more than the embedded store can do.
        mongo.createCollection(MongoSpool.WAITING);
    }

    /** One process of the service. */
    final class Instance {

        final SimpleMeterRegistry meters = new SimpleMeterRegistry();
        final Gate gate = new Gate(true);
        final SpoolFigures figures = new SpoolFigures(meters, clock);
        final Circuit circuit;
        final DurableLog durable;
        final Drainer drainer;

        private Instance(long maxEvents) {
            String name = "i" + instances++;
            ParcelIds ids = new ParcelIds(name, clock);
            EventPublisher publisher = new EventPublisher(log.impatient(), clock, Duration.ofSeconds(10));
            circuit = new Circuit(publisher, meters, clock.steady());
            durable = new DurableLog(
                    publisher, circuit, gate, new SpoolEntry(spool, ids, figures, maxEvents, LARGEST_EVENT));
            drainer = new Drainer(
                    spool,
                    new DrainLease(mongo, name, LEASE, clock),
                    new DrainProducer(log::patient),
                    circuit,
                    gate,
                    ids,
                    figures,
                    new Drainer.Patience(Duration.ZERO, Duration.ZERO),
                    clock);
        }

        /** Drains until nothing waits; the log and the store must be there. */
        void drainAll() {
            clock.move(LEASE.plusSeconds(1));
            for (int rounds = 0; gate.isSpooling() || store.first().isPresent(); rounds++) {
                if (rounds == 1_000) {
                    throw new AssertionError("still not drained after " + rounds + " rounds");
                }
                clock.move(Duration.ofSeconds(2));
                try {
                    drainer.round();
                } catch (PublishingFailedException away) {
                    // The circuit has not let it through yet, or its producer had failed: the next round will.
                    if (rounds > 900) {
                        throw away;
                    }
                }
            }
        }

        double meter(String name) {
            return meters.get(name).meter().measure().iterator().next().getValue();
        }
    }

    Instance start() {
        return start(1_000_000);
    }

    Instance start(long maxEvents) {
        return new Instance(maxEvents);
    }

    static ObservationRecorded fact(String key, String id) {
        return fact(key, id, "x");
    }

    static ObservationRecorded fact(String key, String id, String reference) {
        return new ObservationRecorded(
                id,
                "siak",
                key,
                "documents",
                Instant.parse("2026-11-02T02:41:00Z"),
                null,
                null,
                null,
                reference,
                Map.of());
    }

    /** The ids of all facts in the log, in its order. */
    List<String> logged() {
        return log.records().stream().map(OutboundRig::idOf).toList();
    }

    /** The ids of all facts in the spool, in its order. */
    List<String> waiting() {
        List<String> ids = new ArrayList<>();
        store.first(Integer.MAX_VALUE, Long.MAX_VALUE)
                .forEach(parcel ->
                        parcel.records().stream().map(OutboundRig::idOf).forEach(ids::add));
        return ids;
    }

    long putAside() {
        return mongo.getCollection(MongoSpool.ASIDE).countDocuments();
    }

    private static String idOf(ProducerRecord<String, byte[]> record) {
        try {
            return ((ObservationRecorded) EventJson.read(record.value()).data()).id();
        } catch (UnreadableEventException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    @Override
    public void close() {
        mongo.getDb().drop();
        client.close();
    }
}
