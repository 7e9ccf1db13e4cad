package id.timbang.indicator.facts;

import id.timbang.contracts.ObservationEvent;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.indicator.outbound.Durable;
import id.timbang.kit.event.KeptPlaces;
import id.timbang.kit.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.util.FileSystemUtils;

/**
 * Every fact of the log of observations, by source and id. A view: what cannot be used of it is made anew from the log,
 * and a second service on the same directory has one of its own.
 *
 * <p>It knows a fact from when it is {@link #told} here, or read from the log. Of two services that are told the same
 * fact in one moment, each may take it for new; so may one service of two calls.
 */
public final class FactIndex implements KnownFacts, KeptPlaces, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(FactIndex.class);

    private final FactMarks marks;
    private final Path directory;
    private final boolean temporary;
    private volatile FactStore store;

    /** The store that is being filled from where it stands; another one is not usable yet. */
    private volatile @Nullable FactStore followed;

    private volatile Runnable onLost = () -> {};

    private FactIndex(FactMarks marks, Path directory, boolean temporary, FactStore store) {
        this.marks = marks;
        this.directory = directory;
        this.temporary = temporary;
        this.store = store;
    }

    /** @param wanted where to keep it; none for a temporary directory, which is deleted at the end */
    static FactIndex open(@Nullable Path wanted, FactMarks marks) {
        if (wanted != null) {
            Optional<FactStore> store = FactStore.open(wanted);
            if (store.isPresent()) {
                return new FactIndex(marks, wanted, false, store.get());
            }
            log.warn(
                    "the index of facts in {} is in use by another service; this one makes its own from the log",
                    wanted);
        }
        try {
            Path own = Files.createTempDirectory("timbang-facts-");
            return new FactIndex(marks, own, true, FactStore.open(own).orElseThrow());
        } catch (IOException unwritable) {
            throw new UncheckedIOException("no temporary directory for the index of facts", unwritable);
        }
    }

    /** @param restart reads the log again, asking {@link #on} where to begin; for when the store is lost */
    void whenLost(Runnable restart) {
        onLost = restart;
    }

    @Override
    public Optional<Fact> find(String source, String id) {
        return usable(used -> Optional.ofNullable(used.find(FactMark.name(source, id))));
    }

    /** How many facts are known; an estimate while facts come in. */
    public long size() {
        return usable(FactStore::size);
    }

    /** Takes over what is durable by now; facts are counted for bursts when the log is read up to there. */
    void told(Durable durable) {
        List<FactMark> marks = new ArrayList<>(durable.records().size());
        List<RecordMetadata> places = new ArrayList<>(durable.places().size());
        for (int index = 0; index < durable.records().size(); index++) {
            if (durable.records().get(index).headers().lastHeader(FactMark.HEADER) instanceof FactHeader header) {
                marks.add(header.mark());
                if (!durable.places().isEmpty()) {
                    places.add(durable.places().get(index));
                }
            }
        }
        usable(used -> {
            used.tell(marks, places);
            return used;
        });
    }

    /** Counts facts in their windows, on top of what the log has; for one call. */
    public Bursts bursts() {
        return new Bursts();
    }

    /** Looks for bursts among the facts of one call and those before. */
    public final class Bursts {

        private final Map<RateWindow, Integer> here = new HashMap<>();

        private Bursts() {}

        /**
         * Whether a new fact is one more than its indicator's plausible rate allows. The first of a burst pass: nobody
         * knows yet that it will be one. Facts that other calls have told since the log was last read (some milliseconds)
         * are not counted.
         */
        public boolean isOneTooMany(ObservationRecorded fact, int plausible) {
            RateWindow window = marks.window(fact);
            if (window == null) {
                return false;
            }
            int inCall = here.merge(window, 1, Integer::sum);
            return usable(used -> used.counted(window)) + inCall > plausible;
        }
    }

    @Override
    public Map<Integer, Long> on(String logId, Map<Integer, Long> ends) {
        FactStore used = store;
        Map<Integer, Long> places = used.places();
        boolean replaced = !used.log().equals(logId)
                || places.entrySet().stream()
                        .anyMatch(place -> place.getValue() > ends.getOrDefault(place.getKey(), 0L));
        if (replaced) {
            if (!used.log().isEmpty()) {
                log.warn("the index of facts is of another log, or of more than there is now; it is made anew");
            }
            used.clear(logId);
            places = Map.of();
        }
        log.info("following the facts from {}", places.isEmpty() ? "the beginning" : places);
        followed = used;
        return places;
    }

    @Override
    public Map<Integer, Long> furtherOn() {
        return store == followed ? usable(FactStore::passOver) : Map.of();
    }

    /** Takes over records of the log. */
    void follow(
            List<ConsumerRecord<String, byte[]>> records,
            Function<ConsumerRecord<String, byte[]>, Optional<ObservationEvent>> reading) {
        List<FactMark> seen = new ArrayList<>(records.size());
        Map<Integer, Long> places = new HashMap<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            mark(record).or(() -> reading.apply(record).map(marks::of)).ifPresent(seen::add);
            places.merge(record.partition(), record.offset() + 1, Math::max);
        }
        usable(used -> {
            used.follow(seen, places);
            return used;
        });
    }

    private static Optional<FactMark> mark(ConsumerRecord<String, byte[]> record) {
        Header header = record.headers().lastHeader(FactMark.HEADER);
        return header == null || record.key() == null
                ? Optional.empty()
                : FactMark.fromHeader(header.value(), record.key());
    }

    private <T> T usable(Function<FactStore, T> use) {
        FactStore used = store;
        if (used != followed) {
            throw unavailable();
        }
        // An interrupted thread would close the file under everybody's hands.
        boolean interrupted = Thread.interrupted();
        try {
            return use.apply(used);
        } catch (RuntimeException | AssertionError failed) {
            // What stands in a damaged page can be anything, and so can what reading it ends with.
            lost(used, failed);
            throw unavailable();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Problem unavailable() {
        return new Problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "starting",
                "The service is reading the event log anew. Try again in a few seconds.");
    }

    /** A store that fails once is not trusted again. */
    private synchronized void lost(FactStore failed, Throwable why) {
        if (failed != store || followed == null) {
            return;
        }
        log.error("the index of facts has failed and is made anew from the log", why);
        followed = null;
        failed.abandon();
        try {
            FactStore.moveAside(directory);
        } catch (IOException gone) {
            log.warn("the failed index of facts could not be moved aside: {}", gone.toString());
        }
        store = FactStore.open(directory).orElseThrow(() -> new IllegalStateException(directory + " is in use"));
        onLost.run();
    }

    @Override
    public synchronized void close() {
        followed = null;
        store.close();
        if (temporary) {
            try {
                FileSystemUtils.deleteRecursively(directory);
            } catch (IOException left) {
                log.warn("{} could not be deleted: {}", directory, left.toString());
            }
        }
    }
}
