package id.timbang.kit.state;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.OfficeChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

/** What holds of a {@link StateStore} when a sweep meets whoever stores and sends. */
abstract class StateStoreSweepContract extends StateStoreRacesContract {

    @Test
    void a_state_that_the_sweep_is_sending_a_second_time_counts_as_published_for_whoever_wants_it_again()
            throws Exception {
        CountDownLatch sweeping = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        AtomicInteger sends = new AtomicInteger();
        List<Future<Boolean>> sweep = new ArrayList<>();
        log.before(event -> {
            switch (sends.incrementAndGet()) {
                case 1 -> {
                    sweep.add(threads.submit(() -> store().publishPending()));
                    await(sweeping);
                }
                case 2 -> {
                    sweeping.countDown();
                    await(answered);
                }
                default -> {}
            }
        });

        assertThat(put("A")).isEqualTo(new StateStore.Outcome<>(office(1, "A"), true, true, true));
        assertThat(pending()).isEqualTo(1);
        assertThat(put("A")).isEqualTo(new StateStore.Outcome<>(office(1, "A"), false, false, true));

        answered.countDown();
        assertThat(sweep.get(0).get(10, SECONDS)).isTrue();
        assertTheLatestIsTheLastInTheLog();
        assertThat(pending()).isZero();
    }

    @Test
    void what_is_just_being_sent_the_sweep_of_the_same_process_leaves_to_its_sender() {
        StateStore<OfficeChanged> store = store();
        List<Boolean> swept = new ArrayList<>();
        AtomicBoolean first = new AtomicBoolean(true);
        log.before(event -> {
            if (first.getAndSet(false)) {
                swept.add(result(threads.submit(store::publishPending)));
            }
        });

        assertThat(store.put(KEY, version -> office(version, "A")).published()).isTrue();

        assertThat(swept).containsExactly(false);
        assertThat(log.events()).containsExactly(office(1, "A"));
        assertThat(store.publishPending()).isTrue();
        assertThat(log.events()).containsExactly(office(1, "A"));
    }

    @Test
    void what_is_just_being_sent_is_not_sent_again_for_whoever_wants_the_same() {
        StateStore<OfficeChanged> store = store();
        List<StateStore.Outcome<OfficeChanged>> same = new ArrayList<>();
        AtomicBoolean first = new AtomicBoolean(true);
        log.before(event -> {
            if (first.getAndSet(false)) {
                same.add(result(threads.submit(() -> store.put(KEY, version -> office(version, "A")))));
            }
        });

        assertThat(store.put(KEY, version -> office(version, "A")).published()).isTrue();

        assertThat(same).containsExactly(new StateStore.Outcome<>(office(1, "A"), false, false, false));
        assertThat(log.events()).containsExactly(office(1, "A"));
    }

    @Test
    void whoever_wants_again_what_could_not_be_published_publishes_it() {
        log.before(event -> {
            throw new TimeoutException("no broker");
        });
        assertThat(put("A").published()).isFalse();
        log.before(event -> {});

        assertThat(put("A")).isEqualTo(new StateStore.Outcome<>(office(1, "A"), false, false, true));
        assertThat(log.events()).containsExactly(office(1, "A"));
        assertThat(store().publishPending()).isTrue();
        assertThat(log.events()).containsOnly(office(1, "A"));
        assertThat(pending()).isZero();
    }
}
