package id.timbang.scoring.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import id.timbang.contracts.Period;
import id.timbang.scoring.generation.Generation;
import id.timbang.scoring.ingest.Progress;
import id.timbang.scoring.standing.Standing;
import id.timbang.scoring.standing.StandingStore;
import id.timbang.scoring.tally.Fact;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

/** What standings and progress ask of a store; every store it may run on passes the same. */
abstract class ScoringStoresContract {

    private static final Generation GENERATION = new Generation(7);
    private static final Period OCTOBER = Period.parse("2026-10");

    private MongoClient client;
    private MongoTemplate mongo;
    private StandingStore standings;
    private Progress progress;

    /** The store's address. */
    abstract String uri();

    @BeforeEach
    void open() {
        client = MongoClients.create(uri());
        mongo = new MongoTemplate(client, "contract-" + UUID.randomUUID());
        standings = new StandingStore(mongo, GENERATION);
        progress = new Progress(mongo, GENERATION);
    }

    @AfterEach
    void close() {
        mongo.getDb().drop();
        client.close();
    }

    @Test
    void a_standing_is_read_back_as_it_was_written() {
        Standing written = standing(1);
        assertThat(standings.replace(written)).isTrue();

        assertThat(standings.find(written.key())).contains(written);
    }

    @Test
    void of_many_written_at_once_those_are_told_that_somebody_else_has_written() {
        Standing ani = standing("ani", 1);
        standings.replaceAll(List.of(ani, standing("budi", 1)));
        standings.replace(standing("budi", 2));

        assertThat(standings.replaceAll(List.of(standing("ani", 2), standing("budi", 2), standing("cici", 1))))
                .containsExactly("budi|2026-10");
        assertThat(standings.replaceAll(List.of(standing("budi", 3), standing("cici", 1))))
                .containsExactly("cici|2026-10");
        assertThat(standings.find(List.of(ani.key(), "cici|2026-10")).values())
                .extracting(Standing::lock)
                .containsExactlyInAnyOrder(2L, 1L);
    }

    @Test
    void standings_go_by_one_after_the_other() {
        standings.replace(standing(1));
        List<Standing> seen = new ArrayList<>();
        standings.each(Filters.eq("month", "2026-10"), seen::add);
        standings.each(Filters.eq("month", "2026-11"), seen::add);

        assertThat(seen).containsExactly(standing(1));
    }

    @Test
    void a_write_that_names_a_state_that_is_gone_is_refused() {
        standings.replace(standing(1));
        standings.replace(standing(2));

        assertThat(standings.replace(standing(1))).isFalse();
        assertThat(standings.replace(standing(2))).isFalse();
        assertThat(standings.replace(standing(3))).isTrue();
    }

    @Test
    void of_many_writers_at_once_one_wins_each_time() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(8);
        try {
            for (int lock = 1; lock <= 20; lock++) {
                int next = lock;
                Callable<Boolean> write = () -> standings.replace(standing(next));
                int won = 0;
                for (Future<Boolean> writer : writers.invokeAll(java.util.Collections.nCopies(8, write))) {
                    won += writer.get() ? 1 : 0;
                }
                assertThat(won).isEqualTo(1);
            }
        } finally {
            writers.shutdownNow();
        }
    }

    @Test
    void standings_without_a_score_are_no_peers() {
        standings.replace(standing(1));

        assertThat(standings.scores("officer", OCTOBER)).isEmpty();
        assertThat(standings.page(Filters.exists("score"), Sorts.ascending("_id"), 0, 10))
                .isEmpty();
        assertThat(standings.count(Filters.empty())).isEqualTo(1);
    }

    @Test
    void progress_goes_forward_only() {
        assertThat(progress.next("timbang.observations.v1-0")).isZero();
        progress.advance("timbang.observations.v1-0", 7);
        progress.advance("timbang.observations.v1-0", 5);

        assertThat(progress.next("timbang.observations.v1-0")).isEqualTo(7);
    }

    private static Standing standing(long lock) {
        return standing("budi", lock);
    }

    private static Standing standing(String employeeId, long lock) {
        Standing empty = Standing.empty(employeeId, OCTOBER);
        LocalDate day = LocalDate.of(2026, 10, 5);
        empty.tallies().add(new Fact("hours.of$service", day, new BigDecimal("7.25"), null, null));
        empty.tallies()
                .add(new Fact(
                        "errors", day, null, new BigDecimal("0.000000001"), new BigDecimal("999999999999999"), true));
        return new Standing(
                employeeId,
                "civil",
                OCTOBER,
                lock,
                Map.of("timbang.observations.v1-3", 41L),
                empty.tallies(),
                0,
                null,
                Instant.parse("2026-10-05T03:00:00Z"));
    }
}
