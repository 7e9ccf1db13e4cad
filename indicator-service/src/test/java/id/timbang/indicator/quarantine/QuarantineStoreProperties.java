package id.timbang.indicator.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import id.timbang.contracts.QuarantineEvent;
import id.timbang.contracts.QuarantineResolved;
import id.timbang.contracts.QuarantineResolved.Outcome;
import id.timbang.contracts.Quarantined;
import id.timbang.contracts.Topic;
import id.timbang.embedded.EmbeddedInfrastructure;
import id.timbang.indicator.quarantine.Entry.State;
import id.timbang.indicator.quarantine.QuarantineStore.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.springframework.data.mongodb.core.MongoTemplate;

/** However the topic is read, and read again, the entries are those that a plain count over it makes. */
class QuarantineStoreProperties {

    private static final Instant START = Instant.parse("2026-11-25T03:00:00Z");
    private static final List<Quarantined> THINGS = List.of(
            new Quarantined("siak", "1", "unknown-employee", "d", "{}", false),
            new Quarantined("siak", "2", "unknown-employee", "d", "{}", false),
            new Quarantined(Topic.OBSERVATIONS.topicName(), "0@5", "unreadable", "d", "x", false));

    @Property(tries = 60)
    void any_way_of_reading_comes_to_the_same(
            @ForAll("logs") List<QuarantineEvent> log,
            @ForAll @Size(max = 6) List<@IntRange(min = 0, max = 29) Integer> restarts,
            @ForAll @Size(max = 3) List<@IntRange(min = 0, max = 29) Integer> knownBefore) {
        try (MongoClient client =
                MongoClients.create(EmbeddedInfrastructure.shared().mongoUri("properties"))) {
            QuarantineStore store = new QuarantineStore(new MongoTemplate(client, "p-" + UUID.randomUUID()));
            List<Told> told = new ArrayList<>();
            for (int offset = 0; offset < log.size(); offset++) {
                told.add(new Told(offset, START.plusSeconds(offset), log.get(offset)));
            }
            // This instance decided, and knows of it, before it reads so in the topic.
            knownBefore.stream()
                    .filter(offset -> offset < log.size() && log.get(offset) instanceof QuarantineResolved)
                    .forEach(offset -> store.resolve(List.of((QuarantineResolved) log.get(offset))));
            for (int upTo : restarts) {
                store.tell(told.subList(0, Math.min(upTo, told.size())));
            }
            store.tell(told);

            THINGS.forEach(thing -> assertAsCounted(store, thing, told));
        }
    }

    private static void assertAsCounted(QuarantineStore store, Quarantined thing, List<Told> log) {
        List<Told> tellings =
                log.stream().filter(told -> told.event().equals(thing)).toList();
        if (tellings.isEmpty()) {
            assertThat(store.find(thing.entry())).isEmpty();
            return;
        }
        Entry entry = store.find(thing.entry()).orElseThrow();
        assertThat(entry.times()).isEqualTo(thing.item().equals("0@5") ? 1 : tellings.size());
        assertThat(entry.firstSeen()).isEqualTo(tellings.get(0).at());
        assertThat(entry.lastSeen()).isEqualTo(tellings.get(tellings.size() - 1).at());
        State state = log.stream()
                .filter(told -> told.event() instanceof QuarantineResolved resolved
                        && resolved.entry().equals(thing.entry()))
                .map(told -> State.valueOf(
                        ((QuarantineResolved) told.event()).outcome().name()))
                .max(Comparator.naturalOrder())
                .orElse(State.OPEN);
        assertThat(entry.state()).isEqualTo(state);
    }

    @Provide
    Arbitrary<List<QuarantineEvent>> logs() {
        Arbitrary<Quarantined> aside = Arbitraries.of(THINGS);
        Arbitrary<QuarantineEvent> resolved = Combinators.combine(
                        aside,
                        Arbitraries.of(Outcome.class),
                        Arbitraries.integers().between(0, 100))
                .as((thing, outcome, second) -> new QuarantineResolved(
                        thing.source(), thing.entry(), outcome, "a", null, START.plusSeconds(second)));
        return Arbitraries.oneOf(aside.map(thing -> (QuarantineEvent) thing), resolved)
                .list()
                .ofMaxSize(30);
    }
}
