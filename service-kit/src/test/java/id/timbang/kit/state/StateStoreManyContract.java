package id.timbang.kit.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.OfficeChanged;
import id.timbang.kit.state.StateStore.Change;
import id.timbang.kit.state.StateStore.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.apache.kafka.common.errors.TimeoutException;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a {@link StateStore} promises of many at once, of changes that look at the present state, and of what is unique. */
abstract class StateStoreManyContract extends StateStoreContract {

    private final String people = "people-" + UUID.randomUUID();

    final Map<String, Outcome<OfficeChanged>> putAll(String name, String... ids) {
        Map<String, LongFunction<OfficeChanged>> wanted = new LinkedHashMap<>();
        for (String id : ids) {
            wanted.put("office/" + id, version -> new OfficeChanged(id, version, name, null));
        }
        return store().putAll(wanted);
    }

    final StateStore<EmployeeChanged> people() {
        return new StateStore<>(mongo(), people, EmployeeChanged.class, log.publisher(), EmployeeChanged::nip);
    }

    static Change<EmployeeChanged> person(String id, @Nullable String nip) {
        return (present, version) ->
                new EmployeeChanged(id, version, "N", nip, "o", "p", null, null, null, null, null, null);
    }

    final int pendingOf(String inCollection) {
        int pending = 0;
        for (Document document : mongo().getCollection(inCollection).find()) {
            pending += document.getInteger("pending");
        }
        return pending;
    }

    @Test
    void of_many_the_new_are_created_the_others_changed_or_left_and_each_change_is_told_once() {
        putAll("A", "a", "b");

        Map<String, LongFunction<OfficeChanged>> wanted = new LinkedHashMap<>();
        wanted.put("office/c", version -> new OfficeChanged("c", version, "C", null));
        wanted.put("office/b", version -> new OfficeChanged("b", version, "B", null));
        wanted.put("office/a", version -> new OfficeChanged("a", version, "A", null));
        Map<String, Outcome<OfficeChanged>> outcomes = store().putAll(wanted);

        assertThat(new ArrayList<>(outcomes.values()))
                .containsExactly(
                        new Outcome<>(new OfficeChanged("c", 1, "C", null), true, true, true),
                        new Outcome<>(new OfficeChanged("b", 2, "B", null), false, true, true),
                        new Outcome<>(new OfficeChanged("a", 1, "A", null), false, false, true));
        assertThat(outcomes.keySet()).containsExactly("office/c", "office/b", "office/a");
        assertThat(log.events())
                .containsExactly(
                        new OfficeChanged("a", 1, "A", null),
                        new OfficeChanged("b", 1, "A", null),
                        new OfficeChanged("c", 1, "C", null),
                        new OfficeChanged("b", 2, "B", null));
        assertThat(store().find(List.of("office/a", "office/b", "office/none")))
                .isEqualTo(Map.of(
                        "office/a", new OfficeChanged("a", 1, "A", null),
                        "office/b", new OfficeChanged("b", 2, "B", null)));
        assertThat(pendingOf(collection)).isZero();
    }

    @Test
    void none_at_all_is_no_change() {
        assertThat(store().putAll(Map.of())).isEmpty();
        store().restoreAll(List.of());
        assertThat(log.events()).isEmpty();
    }

    @Test
    void with_the_broker_away_many_are_stored_and_follow() {
        log.before(event -> {
            throw new TimeoutException("no broker");
        });
        assertThat(putAll("A", "a", "b", "c").values()).allMatch(outcome -> outcome.changed() && !outcome.published());
        assertThat(putAll("A", "a").values()).allMatch(outcome -> !outcome.changed() && !outcome.published());

        log.before(event -> {});
        assertThat(store().publishPending()).isTrue();

        assertThat(log.events())
                .extracting(event -> event.key())
                .containsExactlyInAnyOrder("office/a", "office/b", "office/c");
        assertThat(pendingOf(collection)).isZero();
    }

    @Test
    void a_change_sees_what_is_there_and_may_leave_it() {
        Change<OfficeChanged> append = (present, version) ->
                new OfficeChanged("asemrowo", version, present == null ? "A" : present.name() + "+", null);
        store().change(KEY, append);

        assertThat(store().change(KEY, append).orElseThrow().state().name()).isEqualTo("A+");
        assertThat(store().change(KEY, (present, version) -> null)).isEmpty();
        assertThat(store().changeAll(Map.of(KEY, (present, version) -> null))).isEmpty();
        assertThat(store().find(KEY)).map(OfficeChanged::version).contains(2L);
        assertThat(log.events()).hasSize(2);
    }

    @Test
    void every_state_that_matches_is_handed_over_in_the_order_of_keys() {
        String[] ids =
                IntStream.range(0, 250).mapToObj(n -> "o%03d".formatted(n)).toArray(String[]::new);
        putAll("A", ids);
        putAll("B", "o007", "o201");
        List<String> seen = new ArrayList<>();

        store().each(Filters.eq("state.name", "A"), office -> seen.add(office.officeId()));

        assertThat(seen).hasSize(248).isSorted().doesNotContain("o007", "o201");
    }

    @Test
    void many_from_the_log_are_taken_over_whatever_their_order_unless_a_newer_one_is_here() {
        putAll("here", "a", "b");
        putAll("here again", "b");

        store().restoreAll(List.of(
                new OfficeChanged("c", 3, "C3", null),
                new OfficeChanged("a", 5, "A5", null),
                new OfficeChanged("c", 2, "C2", null),
                new OfficeChanged("b", 1, "B1", null)));

        assertThat(store().find("office/a")).contains(new OfficeChanged("a", 5, "A5", null));
        assertThat(store().find("office/b")).contains(new OfficeChanged("b", 2, "here again", null));
        assertThat(store().find("office/c")).contains(new OfficeChanged("c", 3, "C3", null));
        assertThat(log.events()).hasSize(3);
    }

    @Test
    void what_only_one_may_have_nobody_else_gets_until_it_is_given_up() {
        assertThat(people().change("employee/a", person("a", "1"))).isPresent();
        assertThat(people().change("employee/b", person("b", "1"))).isEmpty();
        assertThat(people().change("employee/b", person("b", "2"))).isPresent();
        assertThat(people().change("employee/b", person("b", "1"))).isEmpty();
        assertThat(people().change("employee/c", person("c", null))).isPresent();
        assertThat(people().change("employee/d", person("d", null))).isPresent();
        assertThat(people().find("employee/b")).map(EmployeeChanged::nip).contains("2");

        people().change("employee/a", person("a", null));

        assertThat(people().change("employee/b", person("b", "1"))).isPresent();
        assertThat(log.events()).extracting(event -> event.eventId()).doesNotHaveDuplicates();
        assertThat(pendingOf(people)).isZero();
    }

    @Test
    void of_many_those_that_cannot_have_it_are_left_out_and_the_others_are_done() {
        people().change("employee/a", person("a", "1"));
        Map<String, Change<EmployeeChanged>> changes = new LinkedHashMap<>();
        changes.put("employee/b", person("b", "1"));
        changes.put("employee/c", person("c", "3"));
        changes.put("employee/d", person("d", "3"));
        changes.put("employee/e", person("e", null));

        Map<String, Outcome<EmployeeChanged>> outcomes = people().changeAll(changes);

        assertThat(outcomes.keySet()).containsExactly("employee/c", "employee/e");
        assertThat(people().find("employee/b")).isEqualTo(Optional.empty());
        assertThat(people().find("employee/d")).isEqualTo(Optional.empty());
        assertThat(log.events())
                .extracting(event -> event.key())
                .containsExactly("employee/a", "employee/c", "employee/e");
        assertThat(pendingOf(people)).isZero();
    }

    @Test
    void within_many_it_may_go_from_one_to_the_next() {
        people().change("employee/b", person("b", "1"));
        Map<String, Change<EmployeeChanged>> changes = new LinkedHashMap<>();
        changes.put("employee/a", person("a", "1"));
        changes.put("employee/b", person("b", "2"));

        assertThat(people().changeAll(changes)).hasSize(2);
        assertThat(people().find("employee/a")).map(EmployeeChanged::nip).contains("1");
    }

    @Test
    void the_log_may_tell_the_new_owner_before_it_tells_that_the_old_one_gave_it_up() {
        people().restoreAll(List.of(
                Objects.requireNonNull(person("a", "1").wanted(null, 1)),
                Objects.requireNonNull(person("b", "1").wanted(null, 1))));
        people().restore(Objects.requireNonNull(person("a", null).wanted(null, 2)));

        assertThat(people().find("employee/a")).map(EmployeeChanged::version).contains(2L);
        assertThat(people().find("employee/b")).map(EmployeeChanged::nip).contains("1");
    }
}
