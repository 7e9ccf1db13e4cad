package id.timbang.indicator.facts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.IntegerDataType;
import org.h2.mvstore.type.StringDataType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index on disk: facts by name, counts by window, and how far the log has been read, which is committed with them.
 * A commit that a crash prevents is read from the log again. Memory is bounded: by the cache, and by what a commit may
 * leave unwritten.
 */
final class FactStore implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(FactStore.class);

    private static final String FILE = "facts.mv";
    private static final String LAYOUT = "facts 2";
    private static final String PLACE = "place ";
    private static final int CACHE_MEGABYTES = 16;

    /** Small pages: a fact in an arbitrary place makes its whole page be written anew. */
    private static final int PAGE_BYTES = 4096;

    private static final int UNWRITTEN_BYTES = 16_000_000;

    /** Pages written anew leave holes; where less than so much of the file is in use, the rest is given back. */
    private static final int USED_PERCENT = 30;

    private static final int COMPACTED_AT_ONCE = 16 * 1024 * 1024;
    private static final int COMMITS_BETWEEN = 16;

    private final MVStore store;
    private final MVMap<String, Fact> facts;
    private final MVMap<RateWindow, Integer> counts;
    private final MVMap<String, String> state;
    private final OwnRecords own = new OwnRecords();

    /** Held while counts and the places they belong to are not yet all written. */
    private final ReentrantLock whole = new ReentrantLock();

    /** The place of the next record to be read, by partition; in {@link #state} as well, with the counts. */
    private final Map<Integer, Long> next = new HashMap<>();

    private int commits;

    private FactStore(MVStore store) {
        this.store = store;
        // Nobody reads older versions, and what a power cut takes is read from the log.
        store.setVersionsToKeep(0);
        store.setRetentionTime(0);
        this.facts = store.openMap(
                "facts",
                new MVMap.Builder<String, Fact>()
                        .keyType(StringDataType.INSTANCE)
                        .valueType(new FactTypes.OfFacts()));
        this.counts = store.openMap(
                "counts",
                new MVMap.Builder<RateWindow, Integer>()
                        .keyType(new FactTypes.OfWindows())
                        .valueType(IntegerDataType.INSTANCE));
        this.state = store.openMap(
                "state",
                new MVMap.Builder<String, String>()
                        .keyType(StringDataType.INSTANCE)
                        .valueType(StringDataType.INSTANCE));
    }

    /**
     * Opens the store of a directory; what cannot be read, or is no such store, is moved aside and a new one begun.
     *
     * @return none where another process has it open
     */
    static Optional<FactStore> open(Path directory) {
        try {
            Files.createDirectories(directory);
            Path file = directory.resolve(FILE);
            try {
                return Optional.of(opened(file));
            } catch (MVStoreException unusable) {
                if (unusable.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
                    return Optional.empty();
                }
                log.warn("the index of facts cannot be read and is made anew from the log: {}", unusable.toString());
                moveAside(directory);
                return Optional.of(opened(file));
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(
                    "the directory " + directory + " (timbang.facts.directory) cannot be written", unwritable);
        }
    }

    static void moveAside(Path directory) throws IOException {
        Files.move(directory.resolve(FILE), directory.resolve(FILE + ".broken"), StandardCopyOption.REPLACE_EXISTING);
    }

    private static FactStore opened(Path file) {
        MVStore store = new MVStore.Builder()
                .fileName(file.toString())
                .cacheSize(CACHE_MEGABYTES)
                .pageSplitSize(PAGE_BYTES)
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .open();
        try {
            FactStore opened = new FactStore(store);
            if (!LAYOUT.equals(opened.state.get("layout"))) {
                opened.clear("");
            }
            opened.state.forEach((key, text) -> {
                if (key.startsWith(PLACE)) {
                    opened.next.put(Integer.valueOf(key.substring(PLACE.length())), Long.valueOf(text));
                }
            });
            return opened;
        } catch (RuntimeException unusable) {
            store.closeImmediately();
            throw unusable instanceof MVStoreException
                    ? unusable
                    : new MVStoreException(DataUtils.ERROR_FILE_CORRUPT, unusable.toString());
        }
    }

    @Nullable
    Fact find(String name) {
        return facts.get(name);
    }

    int counted(RateWindow window) {
        return counts.getOrDefault(window, 0);
    }

    long size() {
        return facts.sizeAsLong();
    }

    /**
     * Takes over what has been told.
     *
     * @param places where the records stand in the log; none where they are yet to come into it
     */
    void tell(List<FactMark> marks, List<RecordMetadata> places) {
        marks.forEach(this::apply);
        if (!places.isEmpty()) {
            own.add(marks, places);
        }
        relieve();
    }

    private void apply(FactMark mark) {
        facts.operate(mark.name(), null, new Merging(mark));
    }

    /** Writes what has gathered, where that is too much to keep; for whoever tells facts while nobody follows the log. */
    private void relieve() {
        if (store.getUnsavedMemory() > 2 * UNWRITTEN_BYTES && whole.tryLock()) {
            try {
                store.commit();
            } finally {
                whole.unlock();
            }
        }
    }

    /**
     * Takes over records of the log and how far it has thereby been read.
     *
     * @param places the place after the last of the records, by partition
     */
    void follow(Iterable<FactMark> marks, Map<Integer, Long> places) {
        whole.lock();
        try {
            for (FactMark mark : marks) {
                apply(mark);
                if (mark.window() != null) {
                    count(mark.window());
                }
            }
            comeTo(places);
        } finally {
            whole.unlock();
        }
    }

    /**
     * Passes over the records that were told here, where nobody else's stand before them.
     *
     * @return where the log is to be read on from, by partition, where that is further on than before
     */
    Map<Integer, Long> passOver() {
        whole.lock();
        try {
            Map<Integer, Long> further = own.passOver(next, this::count);
            comeTo(further);
            return further;
        } finally {
            whole.unlock();
        }
    }

    private void count(RateWindow window) {
        counts.put(window, counted(window) + 1);
    }

    private void comeTo(Map<Integer, Long> places) {
        next.putAll(places);
        places.forEach((partition, place) -> state.put(PLACE + partition, place.toString()));
        if (store.getUnsavedMemory() > UNWRITTEN_BYTES) {
            commit();
        }
    }

    private void commit() {
        store.commit();
        commits++;
        if (commits % COMMITS_BETWEEN == 0) {
            store.compact(USED_PERCENT, COMPACTED_AT_ONCE);
        }
    }

    /** Which topic this is a view of; empty where of none yet. */
    String log() {
        return state.getOrDefault("log", "");
    }

    /** The place of the next record to be read, by partition. */
    Map<Integer, Long> places() {
        whole.lock();
        try {
            return Map.copyOf(next);
        } finally {
            whole.unlock();
        }
    }

    /** Forgets everything; from now on it is a view of that topic. */
    void clear(String logId) {
        whole.lock();
        try {
            own.clear();
            next.clear();
            facts.clear();
            counts.clear();
            state.clear();
            state.put("layout", LAYOUT);
            state.put("log", logId);
            store.commit();
        } finally {
            whole.unlock();
        }
    }

    boolean isClosed() {
        return store.isClosed();
    }

    /** Writes everything, where that is possible. */
    @Override
    public void close() {
        whole.lock();
        try {
            store.close();
        } finally {
            whole.unlock();
        }
    }

    /** For a store that has failed. */
    void abandon() {
        store.closeImmediately();
    }
}
