package id.timbang.indicator.outbound;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes events out of the spool into the log, in order; a parcel is removed only after the broker's acknowledgement of
 * all its events. Called by one thread.
 */
final class Drainer {

    /** How long a broker that does not answer counts as one more failure. */
    record Patience(Duration attempt, Duration whileOthersWait) {
        static final Patience USUAL = new Patience(Duration.ofSeconds(10), Duration.ofSeconds(1));
    }

    /** What became of a round. */
    enum Outcome {
        /** Nothing waits, or another instance drains. */
        IDLE,
        /** Some events went into the log, and more wait. */
        MORE
    }

    private static final Logger log = LoggerFactory.getLogger(Drainer.class);

    private static final int PARCELS = 500;
    private static final long BYTES = SpoolEntry.LARGEST_PARCEL;

    /** So few events are told quickly enough for callers to wait meanwhile. */
    private static final int FEW = 1_000;

    private static final Duration BETWEEN_COUNTS = Duration.ofSeconds(10);

    private final Spool spool;
    private final DrainLease lease;
    private final DrainProducer producer;
    private final Circuit circuit;
    private final Gate gate;
    private final ParcelIds ids;
    private final SpoolFigures figures;
    private final Patience patience;
    private final Clock clock;

    private Instant lastCount = Instant.MIN;
    private @Nullable UnderWay underWay;

    private record UnderWay(List<Parcel> parcels, DrainProducer.Batch batch) {}

    Drainer(
            Spool spool,
            DrainLease lease,
            DrainProducer producer,
            Circuit circuit,
            Gate gate,
            ParcelIds ids,
            SpoolFigures figures,
            Patience patience,
            Clock clock) {
        this.spool = spool;
        this.lease = lease;
        this.producer = producer;
        this.circuit = circuit;
        this.gate = gate;
        this.ids = ids;
        this.figures = figures;
        this.patience = patience;
        this.clock = clock;
    }

    /** Whether it is known what processes before this one have left. */
    boolean hasLooked() {
        return ids.haveBegun();
    }

    /**
     * Looks what waits, and drains some of it.
     *
     * @throws id.timbang.kit.event.PublishingFailedException where the log is still away
     * @throws RuntimeException                               what the store throws when it is away
     */
    Outcome round() {
        Optional<ParcelId> first = spool.first();
        figures.oldest(first.map(ParcelId::time).orElse(null));
        if (first.isPresent()) {
            count();
            // Perhaps another instance's: ours go behind them.
            gate.close();
        }
        if (!ids.haveBegun()) {
            ids.beginAfter(spool.last());
        }
        if (first.isEmpty()) {
            if (gate.isSpooling()) {
                gate.open(this::isEmptied);
            }
            return Outcome.IDLE;
        }
        if (!lease.hold()) {
            return Outcome.IDLE;
        }
        drainSome(patience.attempt());
        if (figures.waiting() <= FEW) {
            gate.open(() -> {
                drainSome(patience.whileOthersWait());
                return isEmptied();
            });
        }
        return gate.isSpooling() ? Outcome.MORE : Outcome.IDLE;
    }

    /** Lets another instance go on at once; what is under way may be told twice. */
    void stop() {
        producer.close();
        lease.release();
    }

    private boolean isEmptied() {
        if (spool.first().isPresent()) {
            return false;
        }
        figures.emptied();
        producer.close();
        lease.release();
        return true;
    }

    /** Drains the first parcels, of which there may be none. */
    private void drainSome(Duration wait) {
        UnderWay current = underWay;
        List<Parcel> parcels = current != null
                ? current.parcels()
                // Where the broker may be away, one is enough to try.
                : spool.first(circuit.isClosed() ? PARCELS : 1, BYTES);
        if (parcels.isEmpty()) {
            return;
        }
        List<ProducerRecord<String, byte[]>> records =
                parcels.stream().flatMap(parcel -> parcel.records().stream()).toList();
        List<Integer> tooLarge = circuit.attempt(() -> told(parcels, records, wait));
        putAside(parcels, tooLarge);
        spool.remove(parcels.stream().map(Parcel::id).toList());
        underWay = null;
        figures.drained(records.size(), tooLarge.size());
    }

    private List<Integer> told(List<Parcel> parcels, List<ProducerRecord<String, byte[]>> records, Duration wait) {
        UnderWay current = underWay;
        if (current == null) {
            current = new UnderWay(parcels, producer.send(records));
            underWay = current;
        }
        try {
            return current.batch().await(wait);
        } finally {
            if (current.batch().isLost()) {
                underWay = null;
            }
        }
    }

    private void putAside(List<Parcel> parcels, List<Integer> places) {
        int before = 0;
        for (Parcel parcel : parcels) {
            int first = before;
            int next = first + parcel.records().size();
            IntStream within = places.stream()
                    .mapToInt(Integer::intValue)
                    .filter(place -> place >= first && place < next)
                    .map(place -> place - first);
            within.forEach(place -> {
                log.error("event {} of parcel {} is put aside: it is more than the log takes now", place, parcel.id());
                spool.putAside(parcel.id(), place, parcel.records().get(place), "too-large");
            });
            before = next;
        }
    }

    private void count() {
        Instant now = clock.instant();
        // The clock may have been put back.
        if (Duration.between(lastCount, now).abs().compareTo(BETWEEN_COUNTS) < 0) {
            return;
        }
        long before = figures.known();
        figures.recounted(before, spool.events());
        lastCount = now;
    }
}
