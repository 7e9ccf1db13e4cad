package id.timbang.indicator.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoException;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.indicator.outbound.FakeLog.Mood;
import id.timbang.kit.event.PublishingFailedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DurableLogTest {

    private final OutboundRig rig = new OutboundRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void with_the_broker_there_nothing_waits() {
        OutboundRig.Instance instance = started();

        tell(instance, "1", "2");

        assertThat(rig.logged()).containsExactly("1", "2");
        assertThat(rig.waiting()).isEmpty();
        assertThat(instance.meter("timbang.spool.spooled")).isZero();
    }

    @Test
    void with_the_broker_away_facts_wait_in_order_and_later_ones_go_behind_them_though_it_is_back() {
        OutboundRig.Instance instance = started();
        rig.log.mood(Mood.AWAY);
        tell(instance, "1");
        rig.log.mood(Mood.UP);

        tell(instance, "2");

        assertThat(rig.waiting()).containsExactly("1", "2");
        assertThat(instance.figures.waiting()).isEqualTo(2);
        instance.drainAll();
        tell(instance, "3");
        assertThat(rig.logged()).containsExactly("1", "2", "3");
        assertThat(instance.meter("timbang.spool.spooled")).isEqualTo(2);
        assertThat(instance.meter("timbang.spool.drained")).isEqualTo(2);
        assertThat(instance.figures.waiting()).isZero();
    }

    @Test
    void a_count_that_was_off_is_right_again_when_nothing_waits() {
        OutboundRig.Instance instance = started();
        rig.log.mood(Mood.AWAY);
        tell(instance, "1");
        instance.figures.recounted(instance.figures.known(), 5);
        rig.log.mood(Mood.UP);

        instance.drainAll();

        assertThat(instance.figures.known()).isZero();
    }

    @Test
    void how_long_the_first_has_waited_is_told() {
        OutboundRig.Instance instance = started();
        rig.log.mood(Mood.AWAY);
        tell(instance, "1");
        rig.clock.move(Duration.ofMinutes(3));
        tell(instance, "2");

        assertThatThrownBy(instance.drainer::round).isInstanceOf(PublishingFailedException.class);

        assertThat(instance.meter("timbang.spool.oldest.seconds")).isEqualTo(180);
        rig.log.mood(Mood.UP);
        instance.drainAll();
        assertThat(instance.meter("timbang.spool.oldest.seconds")).isZero();
    }

    @Test
    void before_it_is_known_what_waits_nothing_is_taken() {
        OutboundRig.Instance instance = rig.start();

        assertThatThrownBy(() -> tell(instance, "1")).isInstanceOf(PublishingFailedException.class);
        assertThat(instance.drainer.hasLooked()).isFalse();

        instance.drainer.round();
        tell(instance, "1");
        assertThat(rig.logged()).containsExactly("1");
    }

    @Test
    void with_broker_and_store_away_nothing_is_taken_and_soon_the_broker_is_not_even_asked() {
        OutboundRig.Instance instance = started();
        rig.log.mood(Mood.AWAY);
        rig.spool.mood(Mood.AWAY);
        for (int call = 0; call < 3; call++) {
            assertThat(instance.circuit.state()).isEqualTo(State.CLOSED);
            assertThatThrownBy(() -> tell(instance, "1")).isInstanceOf(PublishingFailedException.class);
        }
        assertThat(instance.circuit.state()).isEqualTo(State.OPEN);
        assertThat(instance.meters
                        .get("timbang.spool.circuit")
                        .tag("state", "open")
                        .gauge()
                        .value())
                .isEqualTo(1);

        rig.log.mood(Mood.UP);
        assertThatThrownBy(() -> tell(instance, "1"))
                .isInstanceOf(PublishingFailedException.class)
                .hasMessageContaining("neither log nor spool");
        assertThat(rig.logged()).isEmpty();
        assertThat(instance.figures.waiting()).isZero();

        rig.clock.move(Duration.ofSeconds(2));
        tell(instance, "1");
        assertThat(instance.circuit.state()).isEqualTo(State.CLOSED);
        assertThat(rig.logged()).as("with the store still away").containsExactly("1");
    }

    @Test
    void what_is_more_than_the_log_takes_is_refused_at_once_whether_the_broker_is_there_or_not() {
        OutboundRig.Instance instance = started();
        rig.log.largest(OutboundRig.LARGEST_EVENT);
        String large = "x".repeat(OutboundRig.LARGEST_EVENT);

        for (Mood mood : List.of(Mood.UP, Mood.AWAY)) {
            rig.log.mood(mood);
            assertThatThrownBy(() -> instance.durable.accept(List.of(OutboundRig.fact("e", "1", large))))
                    .isInstanceOfSatisfying(PublishingFailedException.class, failed -> assertThat(failed.isTooLarge())
                            .isTrue());
        }
        tell(instance, "2");
        assertThatThrownBy(() -> instance.durable.accept(List.of(OutboundRig.fact("e", "3", large))))
                .isInstanceOfSatisfying(PublishingFailedException.class, failed -> assertThat(failed.isTooLarge())
                        .isTrue());
        assertThat(rig.waiting()).containsExactly("2");
    }

    @Test
    void a_full_spool_takes_no_more_until_it_has_drained() {
        OutboundRig.Instance instance = rig.start(3);
        instance.drainer.round();
        rig.log.mood(Mood.AWAY);
        tell(instance, "1", "2");

        assertThatThrownBy(() -> tell(instance, "3", "4"))
                .isInstanceOf(PublishingFailedException.class)
                .hasMessageContaining("full");
        tell(instance, "5");

        assertThat(rig.waiting()).containsExactly("1", "2", "5");
        rig.log.mood(Mood.UP);
        instance.drainAll();
        tell(instance, "3", "4");
        assertThat(rig.logged()).containsExactly("1", "2", "5", "3", "4");
    }

    @Test
    void what_has_become_too_large_meanwhile_is_put_aside_and_holds_up_no_other() {
        OutboundRig.Instance instance = started();
        rig.log.mood(Mood.AWAY);
        tell(instance, "1");
        instance.durable.accept(List.of(
                OutboundRig.fact("e", "2"),
                OutboundRig.fact("e", "large", "x".repeat(5_000)),
                OutboundRig.fact("e", "3")));
        tell(instance, "4");
        rig.log.largest(2_000);
        rig.log.mood(Mood.UP);

        instance.drainAll();

        assertThat(rig.logged()).containsExactly("1", "2", "3", "4");
        assertThat(rig.putAside()).isEqualTo(1);
        assertThat(instance.meter("timbang.spool.aside")).isEqualTo(1);
        assertThat(instance.meter("timbang.spool.drained")).isEqualTo(4);
        assertThat(rig.waiting()).isEmpty();
    }

    @Test
    void a_very_large_call_waits_in_several_parcels() {
        OutboundRig.Instance instance = started();
        rig.log.mood(Mood.AWAY);
        List<ObservationRecorded> facts = IntStream.range(0, 600)
                .mapToObj(number -> OutboundRig.fact("e", "" + number, "x".repeat(15_000)))
                .toList();

        instance.durable.accept(facts);

        List<Parcel> parcels = rig.store.first(100, Long.MAX_VALUE);
        assertThat(parcels).hasSize(3).allMatch(parcel -> parcel.size() <= SpoolEntry.LARGEST_PARCEL);
        assertThat(rig.waiting())
                .isEqualTo(facts.stream().map(ObservationRecorded::id).toList());
        assertThat(rig.store.events()).isEqualTo(600);
    }

    @Test
    void while_more_wait_than_one_round_drains_new_ones_go_behind_them() {
        OutboundRig.Instance instance = started();
        rig.log.mood(Mood.AWAY);
        int many = 1_400;
        IntStream.range(0, many).forEach(number -> tell(instance, "" + number));
        rig.log.mood(Mood.UP);

        assertThat(instance.drainer.round()).isEqualTo(Drainer.Outcome.MORE);
        assertThat(instance.gate.isSpooling()).isTrue();
        tell(instance, "last");

        instance.drainAll();
        assertThat(rig.logged()).hasSize(many + 1).endsWith("last").doesNotHaveDuplicates();
    }

    @Test
    void what_is_under_way_is_waited_for_and_not_sent_again() {
        OutboundRig.Instance instance = started();
        rig.log.mood(Mood.AWAY);
        tell(instance, "1", "2");
        for (int round = 0; round < 10; round++) {
            rig.clock.move(Duration.ofSeconds(2));
            assertThatThrownBy(instance.drainer::round).isInstanceOf(PublishingFailedException.class);
        }
        assertThat(instance.circuit.state()).isNotEqualTo(State.CLOSED);

        rig.log.mood(Mood.UP);
        instance.drainAll();

        assertThat(rig.logged()).containsExactly("1", "2");
    }

    @Test
    void what_a_crashed_process_left_is_drained_by_the_next_and_comes_first() {
        OutboundRig.Instance crashed = started();
        rig.log.mood(Mood.AWAY);
        tell(crashed, "1");
        assertThatThrownBy(crashed.drainer::round).isInstanceOf(PublishingFailedException.class);
        rig.clock.move(Duration.ofSeconds(-5));

        OutboundRig.Instance next = rig.start();
        assertThat(next.drainer.round()).as("the other's claim stands yet").isEqualTo(Drainer.Outcome.IDLE);
        tell(next, "2");
        assertThat(rig.waiting()).as("though the clock was put back").containsExactly("1", "2");
        rig.log.mood(Mood.UP);
        assertThat(next.figures.waiting()).isEqualTo(2);
        next.drainAll();

        assertThat(new LinkedHashSet<>(rig.logged())).containsExactly("1", "2");
    }

    @Test
    void of_two_instances_one_drains_and_the_other_goes_on_when_that_has_crashed() {
        OutboundRig.Instance first = started();
        OutboundRig.Instance second = started();
        rig.log.mood(Mood.AWAY);
        tell(first, "1");
        assertThatThrownBy(first.drainer::round).isInstanceOf(PublishingFailedException.class);

        assertThat(second.drainer.round()).isEqualTo(Drainer.Outcome.IDLE);
        tell(second, "2");
        assertThat(rig.waiting()).as("behind the other instance's").containsExactly("1", "2");

        rig.log.mood(Mood.UP);
        assertThat(second.drainer.round()).isEqualTo(Drainer.Outcome.IDLE);
        assertThat(rig.waiting()).containsExactly("1", "2");
        rig.clock.move(OutboundRig.LEASE.plusSeconds(1));
        second.drainer.round();
        assertThat(rig.waiting()).isEmpty();
        tell(second, "3");
        assertThat(new LinkedHashSet<>(rig.logged())).containsExactly("1", "2", "3");
    }

    @Test
    void under_load_with_a_broker_that_flaps_every_teller_keeps_its_order() throws Exception {
        OutboundRig.Instance instance = started();
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger acknowledged = new AtomicInteger();
        ExecutorService threads = Executors.newCachedThreadPool();
        List<Future<List<String>>> tellers = new ArrayList<>();
        for (int teller = 0; teller < 4; teller++) {
            String name = "t" + teller;
            tellers.add(threads.submit(() -> tellOneByOne(instance, name, over, acknowledged)));
        }
        threads.submit(() -> drain(instance, over));
        for (int flap = 0; flap < 20; flap++) {
            rig.log.mood(flap % 2 == 0 ? Mood.AWAY : flap % 4 == 1 ? Mood.MUTE : Mood.UP);
            rig.clock.move(Duration.ofSeconds(2));
            int enough = acknowledged.get() + 100;
            await().pollInterval(Duration.ofMillis(20)).until(() -> acknowledged.get() >= enough);
        }
        over.set(true);
        threads.shutdown();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        rig.log.mood(Mood.UP);
        instance.drainAll();

        List<String> first = List.copyOf(new LinkedHashSet<>(rig.logged()));
        for (Future<List<String>> teller : tellers) {
            assertThat(first).containsSubsequence(teller.get());
        }
        assertThat(instance.meter("timbang.spool.spooled")).isPositive();
        assertThat(instance.meter("timbang.spool.waiting")).isZero();
    }

    private List<String> tellOneByOne(
            OutboundRig.Instance instance, String name, AtomicBoolean over, AtomicInteger acknowledged) {
        List<String> told = new ArrayList<>();
        for (int number = 0; !over.get(); number++) {
            String id = name + "-" + number;
            instance.durable.accept(List.of(OutboundRig.fact(name, id)));
            told.add(id);
            acknowledged.incrementAndGet();
        }
        return told;
    }

    private void drain(OutboundRig.Instance instance, AtomicBoolean over) {
        while (!over.get()) {
            try {
                instance.drainer.round();
            } catch (PublishingFailedException | MongoException away) {
                rig.clock.move(Duration.ofMillis(500));
            }
        }
    }

    private OutboundRig.Instance started() {
        OutboundRig.Instance instance = rig.start();
        instance.drainer.round();
        return instance;
    }

    private static void tell(OutboundRig.Instance instance, String... ids) {
        instance.durable.accept(java.util.Arrays.stream(ids)
                .map(id -> OutboundRig.fact("e", id))
                .toList());
    }
}
