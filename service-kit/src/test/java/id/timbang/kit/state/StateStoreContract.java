package id.timbang.kit.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import id.timbang.contracts.OfficeChanged;
import id.timbang.contracts.ScorecardChanged;
import id.timbang.contracts.ScorecardChanged.Half;
import id.timbang.contracts.ScorecardChanged.Item;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;

/** What a {@link StateStore} promises, on whatever store speaks MongoDB's protocol. */
abstract class StateStoreContract {

    static final String KEY = "office/asemrowo";

    final RecordingLog log = new RecordingLog();
    final String collection = "offices-" + UUID.randomUUID();

    abstract MongoOperations mongo();

    final StateStore<OfficeChanged> store() {
        return new StateStore<>(mongo(), collection, OfficeChanged.class, log.publisher());
    }

    static OfficeChanged office(long version, String name) {
        return new OfficeChanged("asemrowo", version, name, "surabaya");
    }

    final StateStore.Outcome<OfficeChanged> put(String name) {
        return store().put(KEY, version -> office(version, name));
    }

    final int pending() {
        Document document =
                mongo().getCollection(collection).find(Filters.eq("_id", KEY)).first();
        assertThat(document).isNotNull();
        return document.getInteger("pending");
    }

    @Test
    void the_first_put_creates_version_1_and_publishes_it() {
        assertThat(put("A")).isEqualTo(new StateStore.Outcome<>(office(1, "A"), true, true, true));

        assertThat(store().find(KEY)).contains(office(1, "A"));
        assertThat(log.events()).containsExactly(office(1, "A"));
        assertThat(pending()).isZero();
    }

    @Test
    void a_put_of_something_else_makes_the_next_version_and_publishes_it() {
        put("A");

        assertThat(put("B")).isEqualTo(new StateStore.Outcome<>(office(2, "B"), false, true, true));
        assertThat(store().find(KEY)).contains(office(2, "B"));
        assertThat(log.events()).containsExactly(office(1, "A"), office(2, "B"));
    }

    @Test
    void a_put_of_what_is_there_changes_nothing_and_publishes_nothing() {
        put("A");

        assertThat(put("A")).isEqualTo(new StateStore.Outcome<>(office(1, "A"), false, false, true));
        assertThat(log.events()).containsExactly(office(1, "A"));
    }

    @Test
    void with_the_broker_away_a_change_is_stored_and_follows_once() {
        log.before(event -> {
            throw new TimeoutException("no broker");
        });
        assertThat(put("A").published()).isFalse();
        assertThat(store().find(KEY)).contains(office(1, "A"));
        assertThat(put("A")).isEqualTo(new StateStore.Outcome<>(office(1, "A"), false, false, false));
        assertThat(store().publishPending()).isFalse();

        log.before(event -> {});
        assertThat(store().publishPending()).isTrue();
        assertThat(store().publishPending()).isTrue();
        assertThat(log.events()).containsExactly(office(1, "A"));
        assertThat(put("A").published()).isTrue();
    }

    @Test
    void the_sweep_ends_with_the_first_sign_that_the_broker_is_away() {
        int[] attempts = {0};
        log.before(event -> {
            attempts[0]++;
            throw new TimeoutException("no broker");
        });
        for (int i = 0; i < 5; i++) {
            String id = "office-" + i;
            store().put("office/" + id, version -> new OfficeChanged(id, version, "A", null));
        }
        attempts[0] = 0;

        assertThat(store().publishPending()).isFalse();
        assertThat(attempts[0]).isEqualTo(1);
    }

    @Test
    void a_state_that_is_too_large_for_the_log_holds_up_no_other() {
        log.before(event -> {
            throw event.key().equals("office/a") ? new RecordTooLargeException("1 MB") : new TimeoutException("away");
        });
        store().put("office/a", version -> new OfficeChanged("a", version, "A", null));
        store().put("office/b", version -> new OfficeChanged("b", version, "B", null));
        log.before(event -> {
            if (event.key().equals("office/a")) {
                throw new RecordTooLargeException("1 MB");
            }
        });

        assertThat(store().publishPending()).isFalse();
        assertThat(log.events()).containsExactly(new OfficeChanged("b", 1, "B", null));
    }

    @Test
    void a_state_from_the_log_is_taken_over_unless_a_newer_one_is_here_and_never_published() {
        store().restore(office(4, "D"));
        assertThat(store().find(KEY)).contains(office(4, "D"));

        store().restore(office(3, "C"));
        store().restore(office(4, "other"));
        assertThat(store().find(KEY)).contains(office(4, "D"));

        store().restore(office(6, "F"));
        assertThat(store().find(KEY)).contains(office(6, "F"));
        assertThat(store().publishPending()).isTrue();
        assertThat(log.events()).isEmpty();

        assertThat(put("G").state()).isEqualTo(office(7, "G"));
    }

    @Test
    void decimals_come_back_to_the_digit() {
        StateStore<ScorecardChanged> scorecards =
                new StateStore<>(mongo(), collection, ScorecardChanged.class, log.publisher());
        ScorecardChanged scorecard = new ScorecardChanged(
                "officer",
                1,
                "officer",
                YearMonth.of(2026, 1),
                null,
                "linear",
                List.of(
                        item("62.50"),
                        item("0.1"),
                        item("100"),
                        item("-0.000000000000000001"),
                        item("1234567890123456789012345678901234")));

        scorecards.put(scorecard.key(), version -> scorecard);

        assertThat(scorecards.find(scorecard.key())).contains(scorecard);
        assertThat(log.events()).containsExactly(scorecard);
    }

    @Test
    void states_are_found_by_their_fields_in_the_order_of_keys_page_by_page() {
        for (String id : List.of("c", "a", "d", "b")) {
            store().put("office/" + id, version -> new OfficeChanged(id, version, id, id.equals("a") ? null : "a"));
        }

        assertThat(store().find(Filters.eq("state.parentId", "a"), 1, 2))
                .extracting(OfficeChanged::officeId)
                .containsExactly("c", "d");
        assertThat(store().count(Filters.eq("state.parentId", "a"))).isEqualTo(3);
        assertThat(store().find("office/e")).isEmpty();
    }

    private static Item item(String number) {
        return new Item("documents", Half.RESULTS, new BigDecimal(number), null, null, null, null);
    }
}
