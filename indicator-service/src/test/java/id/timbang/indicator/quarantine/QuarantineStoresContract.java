package id.timbang.indicator.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import id.timbang.contracts.QuarantineResolved;
import id.timbang.contracts.QuarantineResolved.Outcome;
import id.timbang.contracts.Quarantined;
import id.timbang.contracts.Topic;
import id.timbang.indicator.quarantine.Entry.State;
import id.timbang.indicator.quarantine.QuarantineStore.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

/** What the quarantine asks of a store; every store it may run on passes the same. */
abstract class QuarantineStoresContract {

    private static final Instant NOW = Instant.parse("2026-11-25T03:00:00Z");
    private static final Bson OPEN = EntryFilter.OPEN.within(Scope.ALL);

    private MongoClient client;
    private MongoTemplate mongo;
    private QuarantineStore store;

    /** The store's address. */
    abstract String uri();

    @BeforeEach
    void open() {
        client = MongoClients.create(uri());
        mongo = new MongoTemplate(client, "contract-" + UUID.randomUUID());
        store = new QuarantineStore(mongo);
    }

    @AfterEach
    void close() {
        mongo.getDb().drop();
        client.close();
    }

    @Test
    void what_was_told_is_found_whole() {
        Quarantined aside = new Quarantined(
                "siak",
                "1",
                "unknown-indicator",
                "no such indicator",
                "{\"indicator\":\"docs\"}",
                false,
                "budi",
                "asemrowo",
                "0a1b");

        store.tell(List.of(new Told(7, NOW, aside)));

        assertThat(store.find(aside.entry()))
                .contains(new Entry(
                        aside.entry(),
                        "siak",
                        "1",
                        "unknown-indicator",
                        "no such indicator",
                        "{\"indicator\":\"docs\"}",
                        false,
                        "docs",
                        "budi",
                        "asemrowo",
                        "0a1b",
                        NOW,
                        NOW,
                        1,
                        State.OPEN,
                        null,
                        null,
                        null));
        assertThat(store.find("nothing")).isEmpty();
        assertThat(store.find(OPEN, 0, 10)).singleElement().satisfies(listed -> {
            assertThat(listed.payload()).isNull();
            assertThat(listed.item()).isEqualTo("1");
        });
    }

    @Test
    void what_the_same_feed_tells_again_is_counted_and_what_is_read_again_is_not() {
        Quarantined aside = aside("siak", "1");
        List<Told> log = List.of(
                new Told(3, NOW, aside),
                new Told(5, NOW.plusSeconds(60), aside),
                new Told(9, NOW.plusSeconds(120), aside));

        store.tell(log);
        store.tell(log);
        store.tell(log.subList(0, 1));

        Entry entry = store.find(aside.entry()).orElseThrow();
        assertThat(entry.times()).isEqualTo(3);
        assertThat(entry.firstSeen()).isEqualTo(NOW);
        assertThat(entry.lastSeen()).isEqualTo(NOW.plusSeconds(120));
    }

    @Test
    void a_record_of_the_log_is_one_thing_however_often_it_was_put_aside() {
        Quarantined record =
                new Quarantined(Topic.OBSERVATIONS.topicName(), "4@17", "unreadable", "no JSON", "{broken", false);

        store.tell(List.of(new Told(1, NOW, record), new Told(2, NOW.plusSeconds(1), record)));
        store.tell(List.of(new Told(3, NOW.plusSeconds(2), record)));

        Entry entry = store.find(record.entry()).orElseThrow();
        assertThat(entry.times()).isEqualTo(1);
        assertThat(entry.isRecord()).isTrue();
    }

    @Test
    void so_is_a_conflict_in_the_log() {
        Quarantined conflict = new Quarantined("siak", "1", "conflict", "other content", "{}", false);

        store.tell(List.of(new Told(1, NOW, conflict), new Told(2, NOW.plusSeconds(1), conflict)));

        assertThat(store.find(conflict.entry()).orElseThrow().times()).isEqualTo(1);
    }

    @Test
    void what_became_of_it_holds_whichever_is_heard_of_first() {
        Quarantined one = aside("siak", "1");
        Quarantined other = aside("siak", "2");
        store.tell(List.of(new Told(1, NOW, one), new Told(2, NOW, resolved(one, Outcome.DISMISSED, "a", 1))));
        store.tell(List.of(new Told(3, NOW, resolved(other, Outcome.DISMISSED, "a", 1))));
        assertThat(store.find(other.entry())).isEmpty();
        assertThat(store.count(EntryFilter.OPEN.within(Scope.ALL))).isZero();

        store.tell(List.of(new Told(4, NOW, other)));

        for (Quarantined each : List.of(one, other)) {
            Entry entry = store.find(each.entry()).orElseThrow();
            assertThat(entry.state()).isEqualTo(State.DISMISSED);
            assertThat(entry.by()).isEqualTo("a");
            assertThat(entry.at()).isEqualTo(NOW.plusSeconds(1));
            assertThat(entry.resolution()).isEqualTo("because");
        }
        assertThat(store.count(OPEN)).isZero();
    }

    @Test
    void the_first_of_two_decisions_stays_but_a_replay_outdoes_a_dismissal() {
        Quarantined aside = aside("siak", "1");
        store.tell(List.of(
                new Told(1, NOW, aside),
                new Told(2, NOW, resolved(aside, Outcome.DISMISSED, "second", 2)),
                new Told(3, NOW, resolved(aside, Outcome.DISMISSED, "first", 1)),
                new Told(4, NOW, resolved(aside, Outcome.DISMISSED, "third", 3))));
        assertThat(store.find(aside.entry()).orElseThrow().by()).isEqualTo("first");

        store.resolve(List.of(resolved(aside, Outcome.REPLAYED, "late", 9)));
        store.tell(List.of(new Told(5, NOW, resolved(aside, Outcome.DISMISSED, "earlier", 0))));

        Entry entry = store.find(aside.entry()).orElseThrow();
        assertThat(entry.state()).isEqualTo(State.REPLAYED);
        assertThat(entry.by()).isEqualTo("late");
    }

    @Test
    void entries_are_found_by_source_reason_person_indicator_office_time_and_state() {
        store.tell(List.of(
                new Told(1, NOW, entry("siak", "1", "unknown-employee", "docs", null, "kota", "p1")),
                new Told(2, NOW.plusSeconds(10), entry("siak", "2", "unknown-indicator", "dox", "budi", "asem", null)),
                new Told(3, NOW.plusSeconds(20), entry("lapor", "3", "conflict", "docs", "hugo", "port", null))));

        assertThat(items(filter("siak", null, null, null, null, null, null))).containsExactly("2", "1");
        assertThat(items(filter(null, "conflict", null, null, null, null, null)))
                .containsExactly("3");
        assertThat(items(filter(null, null, "p1", null, null, null, null))).containsExactly("1");
        assertThat(items(filter(null, null, null, "dox", null, null, null))).containsExactly("2");
        assertThat(items(filter(null, null, null, null, Set.of("kota", "asem"), null, null)))
                .containsExactly("2", "1");
        assertThat(items(filter(null, null, null, null, null, NOW.plusSeconds(10), null)))
                .containsExactly("3", "2");
        assertThat(items(filter(null, null, null, null, null, null, NOW.plusSeconds(10))))
                .containsExactly("1");
        assertThat(store.find(OPEN, 1, 1)).extracting(Entry::item).containsExactly("2");
        assertThat(store.names(OPEN, 2)).hasSize(2);
        assertThat(store.employees()).containsExactlyInAnyOrder("budi", "hugo");
    }

    @Test
    void a_scope_shows_what_is_of_its_sources_its_offices_or_its_employees() {
        store.tell(List.of(
                new Told(1, NOW, entry("siak", "1", "x", "docs", null, "kota", null)),
                new Told(2, NOW, entry("lapor", "2", "x", "docs", "budi", null, null)),
                new Told(3, NOW, entry("other", "3", "x", "docs", null, null, null))));

        assertThat(visible(new Scope(false, Set.of("siak"), Set.of(), Set.of())))
                .containsExactly("1");
        assertThat(visible(new Scope(false, Set.of(), Set.of("kota"), Set.of("budi"))))
                .containsExactlyInAnyOrder("1", "2");
        assertThat(visible(new Scope(false, Set.of(), Set.of(), Set.of()))).isEmpty();
        assertThat(visible(Scope.ALL)).hasSize(3);
    }

    @Test
    void entries_are_counted_by_what_they_have_in_common() {
        store.tell(List.of(
                new Told(1, NOW, entry("siak", "1", "unknown-employee", "docs", null, null, "p1")),
                new Told(2, NOW.plusSeconds(5), entry("siak", "2", "unknown-employee", "docs", null, null, "p1")),
                new Told(3, NOW, entry("lapor", "3", "conflict", "docs", null, null, null))));

        assertThat(store.groups(OPEN, 10, "source", "reason"))
                .extracting(
                        group -> group.values().getString("source"),
                        group -> group.values().getString("reason"),
                        QuarantineStore.Group::count,
                        QuarantineStore.Group::firstSeen,
                        QuarantineStore.Group::lastSeen)
                .containsExactly(
                        tuple("siak", "unknown-employee", 2L, NOW, NOW.plusSeconds(5)),
                        tuple("lapor", "conflict", 1L, NOW, NOW));
        assertThat(store.groups(OPEN, 1, "source")).hasSize(1);
    }

    @Test
    void what_was_told_last_too_long_ago_leaves_and_what_was_told_again_stays() {
        Quarantined old = aside("siak", "old");
        Quarantined again = aside("siak", "again");
        Instant longAgo = NOW.minus(Duration.ofDays(91));
        store.tell(List.of(
                new Told(1, longAgo, old),
                new Told(2, longAgo, again),
                new Told(3, NOW, again),
                new Told(
                        4,
                        longAgo,
                        new QuarantineResolved("siak", "never told", Outcome.DISMISSED, "a", null, longAgo))));

        assertThat(store.dropBefore(NOW.minus(Sweep.KEPT))).isEqualTo(2);

        assertThat(store.find(old.entry())).isEmpty();
        assertThat(store.find(again.entry())).isPresent();
    }

    @Test
    void hostile_content_is_kept_as_it_is() {
        Quarantined hostile = new Quarantined(
                "a.b$c", "$where\0{}", "x", "<script>'\"", "{\"indicator\":{\"$gt\":\"\"},\"a.b\":1}", false);
        Quarantined broken = new Quarantined("siak", "1", "x", "y", "no JSON at all \ud83d\ude00", false);

        store.tell(List.of(new Told(1, NOW, hostile), new Told(2, NOW, broken)));

        Entry found = store.find(hostile.entry()).orElseThrow();
        assertThat(found.item()).isEqualTo("$where\0{}");
        assertThat(found.payload()).isEqualTo(hostile.payload());
        assertThat(found.indicator()).isNull();
        assertThat(store.find(broken.entry()).orElseThrow().payload()).isEqualTo(broken.payload());
    }

    private List<String> visible(Scope scope) {
        return store.find(EntryFilter.OPEN.within(scope), 0, 10).stream()
                .map(Entry::item)
                .toList();
    }

    private List<String> items(EntryFilter filter) {
        return store.find(filter.within(Scope.ALL), 0, 10).stream()
                .map(Entry::item)
                .toList();
    }

    private static EntryFilter filter(
            @Nullable String source,
            @Nullable String reason,
            @Nullable String person,
            @Nullable String indicator,
            @Nullable Set<String> offices,
            @Nullable Instant from,
            @Nullable Instant to) {
        return new EntryFilter(source, reason, person, indicator, offices, from, to, State.OPEN);
    }

    private static Quarantined aside(String source, String item) {
        return entry(source, item, "unknown-employee", "docs", null, null, null);
    }

    private static Quarantined entry(
            String source,
            String item,
            String reason,
            String indicator,
            @Nullable String employeeId,
            @Nullable String officeId,
            @Nullable String person) {
        return new Quarantined(
                source,
                item,
                reason,
                "detail",
                "{\"indicator\":\"" + indicator + "\"}",
                false,
                employeeId,
                officeId,
                person);
    }

    private static QuarantineResolved resolved(Quarantined aside, Outcome outcome, String by, int second) {
        return new QuarantineResolved(aside.source(), aside.entry(), outcome, by, "because", NOW.plusSeconds(second));
    }
}
