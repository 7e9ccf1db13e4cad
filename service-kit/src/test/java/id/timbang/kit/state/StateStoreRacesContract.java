package id.timbang.kit.state;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import id.timbang.contracts.Event;
import id.timbang.contracts.OfficeChanged;
import id.timbang.contracts.Versioned;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** What holds of a {@link StateStore} when several change, send and crash at once. */
abstract class StateStoreRacesContract extends StateStoreManyContract {

    final ExecutorService threads = Executors.newFixedThreadPool(8);

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    @RepeatedTest(5)
    void of_changes_at_once_none_is_lost_and_the_latest_is_the_last_in_the_log(RepetitionInfo run) throws Exception {
        Random random = new Random(run.getCurrentRepetition());
        log.before(event -> yieldOftenBy(random));
        log.after(event -> yieldOftenBy(random));
        int changes = 40;

        List<Future<StateStore.Outcome<OfficeChanged>>> outcomes = threads.invokeAll(IntStream.range(0, changes)
                .<Callable<StateStore.Outcome<OfficeChanged>>>mapToObj(i -> () -> put("name " + i))
                .toList());

        assertThat(outcomes.stream().map(StateStoreRacesContract::result).map(outcome -> outcome.state()
                        .version()))
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, changes).boxed().toList());
        assertTheLatestIsTheLastInTheLog();
        assertThat(pending()).isZero();
    }

    @RepeatedTest(5)
    void with_failures_and_crashes_in_between_a_sweep_puts_the_latest_last(RepetitionInfo run) throws Exception {
        Random random = new Random(run.getCurrentRepetition());
        log.before(event -> {
            yieldOftenBy(random);
            if (random.nextInt(3) == 0) {
                throw new TimeoutException("no broker");
            }
        });
        log.after(event -> {
            yieldOftenBy(random);
            if (random.nextInt(3) == 0) {
                throw new Crash();
            }
        });
        threads.invokeAll(IntStream.range(0, 40)
                .<Callable<Object>>mapToObj(i -> () -> put("name " + i))
                .toList());

        log.before(event -> {}).after(event -> {});
        assertThat(store().publishPending()).isTrue();

        assertTheLatestIsTheLastInTheLog();
        assertThat(pending()).isZero();
    }

    @RepeatedTest(5)
    void of_many_changed_at_once_by_many_none_is_lost_and_the_latest_is_the_last_in_the_log(RepetitionInfo run)
            throws Exception {
        Random random = new Random(run.getCurrentRepetition());
        log.before(event -> yieldOftenBy(random));
        log.after(event -> yieldOftenBy(random));
        String[] ids = {"a", "b", "c", "d", "e"};
        int changes = 20;

        List<Future<Map<String, StateStore.Outcome<OfficeChanged>>>> outcomes = threads.invokeAll(IntStream.range(
                        0, changes)
                .<Callable<Map<String, StateStore.Outcome<OfficeChanged>>>>mapToObj(i -> () -> putAll("name " + i, ids))
                .toList());

        for (String id : ids) {
            assertThat(outcomes.stream()
                            .map(StateStoreRacesContract::result)
                            .map(all -> all.get("office/" + id).state().version()))
                    .hasSize(changes)
                    .doesNotHaveDuplicates();
            assertThat(lastInTheLog(id)).isEqualTo(store().find("office/" + id).orElseThrow());
        }
        // One that was replaced before anybody saw it there is written again, and left to the sweep to count off.
        assertThat(store().publishPending()).isTrue();
        assertThat(pendingOf(collection)).isZero();
    }

    @RepeatedTest(5)
    void with_failures_and_crashes_among_many_a_sweep_puts_the_latest_last(RepetitionInfo run) throws Exception {
        Random random = new Random(run.getCurrentRepetition());
        log.before(event -> {
            yieldOftenBy(random);
            if (random.nextInt(10) == 0) {
                throw new TimeoutException("no broker");
            }
        });
        log.after(event -> {
            yieldOftenBy(random);
            if (random.nextInt(10) == 0) {
                throw new Crash();
            }
        });
        String[] ids = {"a", "b", "c", "d", "e"};
        threads.invokeAll(IntStream.range(0, 20)
                .<Callable<Object>>mapToObj(i -> () -> putAll("name " + i, ids))
                .toList());

        log.before(event -> {}).after(event -> {});
        assertThat(store().publishPending()).isTrue();

        for (String id : ids) {
            assertThat(lastInTheLog(id)).isEqualTo(store().find("office/" + id).orElseThrow());
        }
        assertThat(pendingOf(collection)).isZero();
    }

    @RepeatedTest(10)
    void what_only_one_may_have_one_gets_of_many_who_want_it_at_once(RepetitionInfo run) throws Exception {
        Random random = new Random(run.getCurrentRepetition());
        log.before(event -> yieldOftenBy(random));

        List<Future<Boolean>> got = threads.invokeAll(IntStream.range(0, 8)
                .<Callable<Boolean>>mapToObj(i -> () -> i % 2 == 0
                        ? people().change("employee/" + i, person("" + i, "1")).isPresent()
                        : !people().changeAll(Map.of("employee/" + i, person("" + i, "1")))
                                .isEmpty())
                .toList());

        assertThat(got.stream().map(StateStoreRacesContract::result).filter(one -> one))
                .hasSize(1);
        assertThat(people().count(Filters.eq("state.nip", "1"))).isEqualTo(1);
        assertThat(log.events()).hasSize(1);
    }

    private Event lastInTheLog(String id) {
        List<Event> of = log.events().stream()
                .filter(event -> event.key().equals("office/" + id))
                .toList();
        return of.get(of.size() - 1);
    }

    @Test
    void an_older_state_sent_late_is_followed_by_the_newer_one() throws Exception {
        Future<StateStore.Outcome<OfficeChanged>> late = putSentAfterTheNext("A");

        assertThat(late.get(10, SECONDS).published()).isTrue();
        assertThat(log.events()).containsExactly(office(2, "B"), office(1, "A"), office(2, "B"));
        assertThat(pending()).isZero();
    }

    @Test
    void when_whoever_sent_an_older_state_late_crashes_the_sweep_sends_the_newer_one() throws Exception {
        log.after(event -> {
            if (event.equals(office(1, "A"))) {
                throw new Crash();
            }
        });
        Future<StateStore.Outcome<OfficeChanged>> late = putSentAfterTheNext("A");
        assertThat(late).failsWithin(Duration.ofSeconds(10)).withThrowableThat().withCauseInstanceOf(Crash.class);
        assertThat(log.events()).containsExactly(office(2, "B"), office(1, "A"));

        assertThat(store().publishPending()).isTrue();

        assertTheLatestIsTheLastInTheLog();
        assertThat(pending()).isZero();
    }

    /** Puts a name, and "B" after it, whose event is in the log before the first one's. */
    private Future<StateStore.Outcome<OfficeChanged>> putSentAfterTheNext(String name) throws InterruptedException {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch overtaken = new CountDownLatch(1);
        AtomicBoolean first = new AtomicBoolean(true);
        log.before(event -> {
            if (first.getAndSet(false)) {
                written.countDown();
                await(overtaken);
            }
        });
        Future<StateStore.Outcome<OfficeChanged>> late = threads.submit(() -> put(name));
        assertThat(written.await(10, SECONDS)).isTrue();
        assertThat(put("B").published()).isTrue();
        overtaken.countDown();
        return late;
    }

    final void assertTheLatestIsTheLastInTheLog() {
        OfficeChanged latest = store().find(KEY).orElseThrow();
        assertThat(log.events()).isNotEmpty().last().isEqualTo(latest);
        assertThat(log.events())
                .allSatisfy(event -> assertThat(((Versioned) event).version()).isLessThanOrEqualTo(latest.version()));
    }

    private static void yieldOftenBy(Random random) {
        for (int i = random.nextInt(20); i > 0; i--) {
            Thread.yield();
        }
    }

    static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, SECONDS)).isTrue();
        } catch (InterruptedException stopping) {
            throw new AssertionError(stopping);
        }
    }

    static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError(failed);
        }
    }

    /** The end of the sender, right after the broker has the record. */
    private static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }
}
