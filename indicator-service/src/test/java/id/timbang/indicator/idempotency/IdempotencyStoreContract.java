package id.timbang.indicator.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import id.timbang.indicator.idempotency.IdempotencyStore.Claim;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

/** What an {@link IdempotencyStore} promises, on whatever store speaks MongoDB's protocol. */
abstract class IdempotencyStoreContract {

    private static final RememberedAnswer ANSWER =
            new RememberedAnswer("ab12", 202, "application/json", "{\"accepted\":1,\"x\":\"\u00e9\"}");

    private final HandClock clock = new HandClock();
    private MongoClient client;
    private MongoTemplate mongo;

    /** The store's address. */
    abstract String uri();

    @BeforeEach
    void open() {
        client = MongoClients.create(uri());
        mongo = new MongoTemplate(client, "idempotency-" + UUID.randomUUID());
    }

    @AfterEach
    void close() {
        mongo.getDb().drop();
        client.close();
    }

    private IdempotencyStore store() {
        return new IdempotencyStore(mongo, "calls", clock, Duration.ofHours(24), Duration.ofSeconds(60));
    }

    private Claim.Mine mine(Claim claim) {
        assertThat(claim).isInstanceOf(Claim.Mine.class);
        return (Claim.Mine) claim;
    }

    private long documents() {
        return mongo.getCollection("calls").countDocuments();
    }

    @Test
    void a_key_is_taken_once_and_busy_until_its_call_is_answered() {
        Claim.Mine mine = mine(store().claim("siak", "k"));

        assertThat(store().claim("siak", "k"))
                .isEqualTo(new Claim.Busy(clock.instant().plusSeconds(60)));
        store().finish(mine, ANSWER);
        assertThat(store().claim("siak", "k")).isEqualTo(new Claim.Done(ANSWER));
    }

    @Test
    void keys_of_different_callers_and_different_keys_are_different() {
        mine(store().claim("siak", "k"));
        mine(store().claim("lapor", "k"));
        mine(store().claim("siak", "k2"));
        mine(store().claim("sia", "kk"));
        mine(store().claim("siak", "K"));
    }

    @Test
    void a_key_that_was_given_back_is_free() {
        store().release(mine(store().claim("siak", "k")));

        mine(store().claim("siak", "k"));
    }

    @Test
    void a_call_that_gives_no_sign_is_taken_over_and_may_not_answer_any_more() {
        Claim.Mine crashed = mine(store().claim("siak", "k"));
        clock.pass(Duration.ofSeconds(60));

        Claim.Mine next = mine(store().claim("siak", "k"));
        store().finish(crashed, new RememberedAnswer("other", 202, "application/json", "{}"));
        store().release(crashed);
        store().renew(crashed);

        assertThat(store().claim("siak", "k")).isInstanceOf(Claim.Busy.class);
        store().finish(next, ANSWER);
        assertThat(store().claim("siak", "k")).isEqualTo(new Claim.Done(ANSWER));
    }

    @Test
    void a_call_that_gives_signs_is_busy_for_as_long_as_it_takes() {
        Claim.Mine mine = mine(store().claim("siak", "k"));
        for (int n = 0; n < 10; n++) {
            clock.pass(Duration.ofSeconds(40));
            store().renew(mine);
            assertThat(store().claim("siak", "k")).isInstanceOf(Claim.Busy.class);
        }
    }

    @Test
    void an_answer_is_remembered_for_a_day_whether_it_is_swept_or_not() {
        store().finish(mine(store().claim("siak", "k")), ANSWER);
        clock.pass(Duration.ofHours(24).minusMillis(1));
        store().sweep();
        assertThat(store().claim("siak", "k")).isEqualTo(new Claim.Done(ANSWER));

        clock.pass(Duration.ofMillis(1));

        mine(store().claim("siak", "k"));
    }

    @Test
    void sweeping_forgets_what_is_past_its_time_and_nothing_else() {
        store().finish(mine(store().claim("siak", "answered")), ANSWER);
        mine(store().claim("siak", "crashed"));
        clock.pass(Duration.ofSeconds(61));
        Claim.Mine going = mine(store().claim("siak", "going"));

        store().sweep();

        assertThat(documents()).isEqualTo(2);
        clock.pass(Duration.ofHours(24));
        store().renew(going);
        store().sweep();
        assertThat(documents()).isEqualTo(1);
        assertThat(store().claim("siak", "going")).isInstanceOf(Claim.Busy.class);
    }

    @Test
    void of_many_who_take_a_key_at_once_one_has_it_also_when_they_take_it_over() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 20; round++) {
                String key = "k" + round;
                assertThat(mineOf(pool, key)).isEqualTo(1);
                clock.pass(Duration.ofSeconds(60));
                assertThat(mineOf(pool, key)).isEqualTo(1);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private long mineOf(ExecutorService pool, String key) throws Exception {
        IdempotencyStore store = store();
        List<Callable<Claim>> takers = Stream.generate(() -> (Callable<Claim>) () -> store.claim("siak", key))
                .limit(8)
                .toList();
        long mine = 0;
        for (Future<Claim> claim : pool.invokeAll(takers)) {
            mine += claim.get() instanceof Claim.Mine ? 1 : 0;
        }
        return mine;
    }

    /** Goes when it is told to. */
    private static final class HandClock extends Clock {

        private volatile Instant now = Instant.parse("2026-11-24T00:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
