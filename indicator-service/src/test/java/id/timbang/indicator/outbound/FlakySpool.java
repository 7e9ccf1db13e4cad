package id.timbang.indicator.outbound;

import com.mongodb.MongoTimeoutException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A spool whose store comes and goes. */
final class FlakySpool implements Spool {

    private final Spool spool;
    private volatile FakeLog.Mood mood = FakeLog.Mood.UP;

    FlakySpool(Spool spool) {
        this.spool = spool;
    }

    void mood(FakeLog.Mood next) {
        mood = next;
    }

    private <T> T ask(Supplier<T> question) {
        if (mood == FakeLog.Mood.AWAY) {
            throw new MongoTimeoutException("no store");
        }
        T answer = question.get();
        if (mood == FakeLog.Mood.MUTE) {
            throw new MongoTimeoutException("no answer from the store");
        }
        return answer;
    }

    private void tell(Runnable change) {
        ask(() -> {
            change.run();
            return true;
        });
    }

    @Override
    public void append(List<Parcel> parcels) {
        tell(() -> spool.append(parcels));
    }

    @Override
    public Optional<ParcelId> first() {
        return ask(spool::first);
    }

    @Override
    public Optional<ParcelId> last() {
        return ask(spool::last);
    }

    @Override
    public List<Parcel> first(int parcels, long bytes) {
        return ask(() -> spool.first(parcels, bytes));
    }

    @Override
    public void remove(Collection<ParcelId> parcels) {
        tell(() -> spool.remove(parcels));
    }

    @Override
    public long events() {
        return ask(spool::events);
    }

    @Override
    public void putAside(ParcelId parcel, int place, ProducerRecord<String, byte[]> record, String reason) {
        tell(() -> spool.putAside(parcel, place, record, reason));
    }
}
