package id.timbang.benchmark.scoring;

import id.timbang.benchmark.kit.Child;
import id.timbang.contracts.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** Drops what was told before, keeps the rest as evidence, and tallies by employee, month and indicator. */
@NullUnmarked
final class Tallying implements Processor<String, byte[], Void, Void> {

    /** The records as they are, by the identity of what they tell. */
    static final String EVIDENCE = "evidence";

    static final String TALLIES = "tallies";

    private static final String RETRACTIONS = "/retractions";
    private static final AtomicBoolean BEGUN = new AtomicBoolean();

    private KeyValueStore<String, byte[]> evidence;
    private KeyValueStore<String, byte[]> tallies;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        evidence = context.getStateStore(EVIDENCE);
        tallies = context.getStateStore(TALLIES);
    }

    @Override
    public void process(Record<String, byte[]> told) {
        if (!BEGUN.getAndSet(true)) {
            System.out.println(Child.READY + "reads");
        }
        LeanFact fact = parse(told.value());
        if (evidence.putIfAbsent(identity(fact.source(), fact.id()), told.value()) != null) {
            return;
        }
        if (EventType.OBSERVATION_RECORDED.typeName().equals(fact.type())) {
            if (evidence.get(identity(fact.source() + RETRACTIONS, fact.id())) == null) {
                count(fact, 1);
            }
        } else {
            String source = fact.source().substring(0, fact.source().length() - RETRACTIONS.length());
            byte[] original = evidence.get(identity(source, fact.id()));
            if (original != null) {
                count(parse(original), -1);
            }
        }
    }

    private void count(LeanFact fact, int sign) {
        YearMonth month = YearMonth.from(Instant.parse(fact.occurredAt()).atZone(Backlog.ZONE));
        String key = fact.employeeId() + "|" + month + "|" + fact.indicator();
        tallies.put(key, StreamTally.read(tallies.get(key)).plus(fact, sign).bytes());
    }

    private static String identity(@Nullable String source, @Nullable String id) {
        return Objects.requireNonNull(source) + "|" + Objects.requireNonNull(id);
    }

    private static LeanFact parse(byte[] record) {
        try {
            return LeanFact.parse(record);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
