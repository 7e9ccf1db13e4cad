package id.timbang.kit.event;

import id.timbang.contracts.Envelope;
import id.timbang.contracts.Event;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A handler that keeps what it is given. */
final class Taken implements Consumer<List<Envelope<?>>> {

    private final List<Event> events = new CopyOnWriteArrayList<>();

    @Override
    public void accept(List<Envelope<?>> batch) {
        batch.forEach(event -> events.add(event.data()));
    }

    /** What was taken of one key, in that order. */
    List<Event> of(String key) {
        return events.stream().filter(event -> event.key().equals(key)).toList();
    }

    long count() {
        return events.size();
    }
}
