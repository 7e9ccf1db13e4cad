package id.timbang.kit.state;

import static id.timbang.kit.state.StateShape.PENDING;
import static id.timbang.kit.state.StateShape.pending;
import static id.timbang.kit.state.StateShape.sent;
import static id.timbang.kit.state.StateShape.version;

import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import id.timbang.contracts.Event;
import id.timbang.contracts.Versioned;
import id.timbang.kit.event.EventPublisher;
import id.timbang.kit.event.PublishingFailedException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the states of a {@link StateStore} and counts them off. {@code pending} counts who may still be sending a state
 * or an older one. Whoever finds, after the acknowledgement, that a newer state has been written sends that too, and
 * only then counts down: so when the count is 0, the last event under the key in the log is the latest state's.
 */
final class Outbox<E extends Event & Versioned> {

    private static final Logger log = LoggerFactory.getLogger(Outbox.class);

    private final StateDocuments<E> documents;
    private final EventPublisher publisher;

    /** What threads of this process are just storing and sending, and how many of them. */
    private final Map<String, Integer> underWay = new ConcurrentHashMap<>();

    Outbox(StateDocuments<E> documents, EventPublisher publisher) {
        this.documents = documents;
        this.publisher = publisher;
    }

    /** Stores and publishes; what is under way here, no sweep of this process sends a second time. */
    <T> T whileSending(List<String> keys, Supplier<T> work) {
        keys.forEach(key -> underWay.merge(key, 1, Integer::sum));
        try {
            return work.get();
        } finally {
            keys.forEach(key -> underWay.computeIfPresent(key, (same, count) -> count == 1 ? null : count - 1));
        }
    }

    /** Publishes the state just written under a key; false where the broker is away. */
    boolean publish(String key) {
        try {
            send(key, false);
            return true;
        } catch (PublishingFailedException away) {
            log.warn("{} is stored and will be published later: {}", key, away.toString());
            return false;
        }
    }

    /**
     * Publishes the state under a key that somebody has left, or is sending elsewhere; false where the broker is away, or
     * where it is just being sent here.
     */
    boolean publishAgain(String key) {
        return !underWay.containsKey(key)
                && (!documents.changed(pending(key), Updates.inc(PENDING, 1)) || publish(key));
    }

    /** Publishes states just written together; one of which a newer state is there is sent again by itself. */
    boolean publish(List<E> written) {
        try {
            publisher.publishAll(written);
            List<UpdateOneModel<Document>> countingOff = written.stream()
                    .map(state ->
                            new UpdateOneModel<Document>(sent(state.key(), state.version()), Updates.inc(PENDING, -1)))
                    .toList();
            if (documents.changedAll(countingOff) < written.size()) {
                Map<String, Long> latest =
                        documents.versions(written.stream().map(Event::key).toList());
                for (E state : written) {
                    if (latest.getOrDefault(state.key(), 0L) > state.version()) {
                        send(state.key(), false);
                    }
                }
            }
            return true;
        } catch (PublishingFailedException away) {
            log.warn("{} states are stored and will be published later: {}", written.size(), away.toString());
            return false;
        }
    }

    /** Publishes what nobody has, nor is just about to; false where something is left. */
    boolean publishPending() {
        boolean all = true;
        for (Document document : documents.unpublished()) {
            String key = document.getString("_id");
            if (underWay.containsKey(key)) {
                all = false;
                continue;
            }
            try {
                // Whoever wrote it may have sent it since it was found.
                if (documents.changed(pending(key), Updates.inc(PENDING, 1))) {
                    send(key, true);
                }
            } catch (PublishingFailedException failed) {
                log.warn("{} is still to be published: {}", key, failed.toString());
                if (!failed.isTooLarge()) {
                    return false;
                }
                all = false;
            }
        }
        return all;
    }

    /**
     * Sends the latest state, again if a newer one is written meanwhile, and then counts itself off.
     *
     * @param others whether to count off the others too: those who crashed
     */
    private void send(String key, boolean others) {
        long sent = 0;
        while (true) {
            Document latest = documents.find(key);
            if (latest == null) {
                return;
            }
            long version = version(latest);
            int pending = pending(latest);
            if (version == sent && pending == 0) {
                return;
            }
            publisher.publish(documents.state(latest));
            sent = version;
            if (others
                    ? documents.changed(version(key, version).append(PENDING, pending), Updates.set(PENDING, 0))
                    : documents.changed(sent(key, version), Updates.inc(PENDING, -1))) {
                return;
            }
        }
    }
}
